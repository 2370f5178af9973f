"""One import direction: extract ← normalize ← validate ← export, review ← rasoat."""

import ast
from pathlib import Path

import pytest

from bench.modules import lines

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "data": {"data"},
    "extract": {"extract", "data"},
    "normalize": {"normalize", "extract", "data"},
    "validate": {"validate", "normalize", "extract", "data"},
    "export": {"export", "validate", "normalize", "extract", "data"},
    "rasoat": {"rasoat", "export", "validate", "normalize", "extract", "data"},
}
# Which modules alone may touch a library, by the beginning of their path.
ONLY_IN = {
    "pypdfium2": ("extract/pdf", "data/samples/"),
    "pdfplumber": ("extract/pdf",),
    "cv2": ("extract/ocr", "extract/picture", "extract/pdf", "data/samples/"),
    "PIL": ("rasoat/show", "extract/picture", "data/samples/"),
    "docx": ("extract/docx", "data/samples/"),
    "msgspec": ("rasoat/codec",),
    "xlsxwriter": ("export/xlsx",),
    "sqlite3": ("export/sqlite", "export/decisions", "data/places/"),
    "typer": ("rasoat/",),
    "rich": ("rasoat/",),
    # The bench's peers: the product loads none of them.
    "camelot": (),
    "docling_parse": (),
    "pdf_oxide": (),
}


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names.add((node.module or "").split(".")[0])
    return names


def violations(root: Path) -> list[str]:
    """Each import that goes against the direction, as `module: name`."""
    found = []
    for room, allowed in MAY_IMPORT.items():
        for path in sorted((root / room).rglob("*.py")):
            where = path.relative_to(root).as_posix()
            names = imported(path)
            found += [f"{where}: {name}" for name in sorted(names & set(MAY_IMPORT) - allowed)]
            for name in sorted(names & set(ONLY_IN)):
                if not where.startswith(ONLY_IN[name]):
                    found.append(f"{where}: {name}")
    return found


def test_nobody_imports_back() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("where", "code", "found"),
    [
        ("extract/bad.py", "from normalize.report import Report\n", "extract/bad.py: normalize"),
        ("normalize/bad.py", "def f():\n    import validate.run\n", "normalize/bad.py: validate"),
        ("validate/bad.py", "import pdfplumber\n", "validate/bad.py: pdfplumber"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, where: str, code: str, found: str) -> None:
    path = tmp_path / where
    path.parent.mkdir()
    path.write_text(code, encoding="utf-8")
    assert violations(tmp_path) == [found]


def test_every_module_and_what_it_offers_says_what_it_is_for() -> None:
    """The first line of each module is what `python -m bench.modules` prints; public names have docstrings."""
    silent = []
    for path in (p for package in MAY_IMPORT for p in (ROOT / package).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        offered = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
        offered += [m for n in tree.body if isinstance(n, ast.ClassDef) and n in offered for m in _methods(n)]
        silent += [
            f"{path.relative_to(ROOT)} {getattr(n, 'name', '')}" for n in (tree, *offered) if not ast.get_docstring(n)
        ]
    assert silent == []
    assert "  labels.py                " in "\n".join(lines())


def _methods(of: ast.ClassDef) -> list[ast.FunctionDef]:
    return [m for m in of.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]


@pytest.mark.parametrize("package", [*MAY_IMPORT, "bench", "tests"])
def test_modules_and_functions_can_be_seen_at_once(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}: {node.name}"
