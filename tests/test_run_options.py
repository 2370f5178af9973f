"""A plain run's command line says the same read by us and by the library; everything else is the library's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rasoat import cli
from rasoat.cli import app
from rasoat.errors import ExitStatus
from rasoat.run_options import FLAGS, VALUES, Asked, plain_run

PLAIN = [
    "run in --out o",
    "run --out o in",
    "run --out=o in",
    "run in --out o --jobs 3 --fresh",
    "run in --out o --jobs=0 --ocr never --period 2021-Q1",
    "run in --out o --timeout 12 --lang en --config c.toml --fail-on error",
    "run in --out o --timeout=0.25 --engine=dask --forms f --synonyms=s=1.csv",
    "run in --out o --scheduler tcp://host:1",
    "run in/o.docx --out=o=1 --lang xx --ocr whatever",
]
UNUSUAL = [
    "",
    "run",
    "check o",
    "--version run in --out o",
    "run --help",
    "run in --out o --help",
    "run in",
    "run --out o",
    "run in other --out o",
    "run in --out",
    "run in --out --fresh",
    "run in --out o --out p",
    "run in --out o --jobs -1",
    "run in --out o --jobs 1.0",
    "run in --out o --jobs ２",
    "run in --out o --jobs two",
    "run in --out o --timeout 1e3",
    "run in --out o --timeout .5",
    "run in --out o --fresh=yes",
    "run in --out o --no-fresh",
    "run in --out o --fail_on error",
    "run in --out o --colour red",
    "run -o o in",
    "run in --out o --",
    "run in --out o --period=",
    "run - --out o",
]


def by_library(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the library has the run asked for, options that were not given left out."""
    asked: list[Asked] = []

    def remember(one: Asked, *_: object) -> ExitStatus:
        asked.append(one)
        return ExitStatus.DONE

    monkeypatch.setattr(cli, "run_asked", remember)
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    return Asked(asked[0].folder, asked[0].out, {k: v for k, v in asked[0].options.items() if v is not None})


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_says_what_it_says_to_the_library(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain_run(line.split(" ")) == by_library(line.split(" "), monkeypatch)


def test_every_option_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"jobs": "2", "timeout": "2.5", "out": "o"}
    line = ["run", "in", *(f"--{name}" for name in FLAGS)]
    for name in VALUES:
        line += [f"--{name.replace('_', '-')}", values.get(name, "x")]
    asked = by_library(line, monkeypatch)
    assert plain_run(line) == asked
    assert set(asked.options) | {"out"} == set(VALUES) | set(FLAGS)


@pytest.mark.parametrize("line", UNUSUAL)
def test_the_rest_is_left_to_the_library(line: str) -> None:
    assert plain_run(line.split(" ")) is None


@pytest.mark.parametrize("folder", ["~/in", "in*", "%HOME%", "$HOME", "in[1]"])
def test_what_the_library_expands_on_windows_is_left_to_it_there(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ["run", folder, "--out", "o"]
    for name, asked in (("posix", Asked(Path(folder), Path("o"), {})), ("nt", None)):
        monkeypatch.setattr("rasoat.run_options.os", type("System", (), {"name": name}))
        assert plain_run(line) == asked


def loaded(code: str) -> set[str]:
    """Which of the libraries that take long to load are loaded by some code, in a process of its own."""
    long = ("typer", "pydantic", "rich", "numpy", "rapidfuzz", "highspy", "xlsxwriter", "pypdfium2", "cv2", "docx")
    code = f"import sys\n{code}\nprint(*(name for name in {long} if name in sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_what_a_run_loads_and_when() -> None:
    """The workers wait for the first, the readers are loaded beside the second, and the third beside these."""
    assert loaded("import rasoat.run_command") == set()
    assert loaded("import rasoat.finish, rasoat.console") == {"rich", "xlsxwriter"}
    assert loaded("import rasoat.finish; rasoat.finish.prepare()") == {"rich", "xlsxwriter", "highspy", "numpy"}
    assert loaded("import rasoat.reading; rasoat.reading.prepare([])") == {"numpy", "rapidfuzz"}
