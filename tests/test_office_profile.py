"""What a document can do inside LibreOffice: run nothing, fetch nothing; each test is shown to fail without its guard."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from extract import office as office_module
from extract import office_profile, office_server
from extract.errors import UnreadableFile
from extract.office import Office
from extract.office_profile import SETTINGS
from extract.office_program import find_office
from tests.docx_builder import docx, p, package
from tests.office_files import installed, needs_processes, processes

NEWER = {"DisablePythonRuntime", "DisableActiveContent", "DisableOLEAutomation"}  # than LibreOffice 7.4
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office" '
    'xmlns:dom="http://www.w3.org/2001/xml-events" office:version="1.2"'
)
LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, scripts: str = "", **parts: str) -> bytes:
    """An OpenDocument text; other parts by name."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", *parts)
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}>{scripts}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="application/vnd.oasis.opendocument.text"/>{entries}</manifest:manifest>',
            **parts,
        }
    )


def with_macro(mark: Path) -> bytes:
    """A document whose macro writes a file when the document is opened."""
    call = (
        'script:language="ooo:script" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"'
    )
    events = "".join(
        f'<script:event-listener script:event-name="{event}" {call}/>'
        for event in ("dom:load", "office:load-finished", "office:view-created", "dom:unload")
    )
    basic = f"Sub Main\nOpen &quot;{mark}&quot; For Output As #1\nPrint #1, 1\nClose #1\nEnd Sub"
    return odt(
        "<text:p>a</text:p>",
        f"<office:scripts><office:event-listeners>{events}</office:event-listeners></office:scripts>",
        **{
            "Basic/script-lc.xml": f"<library:libraries {LIBRARY}>"
            '<library:library library:name="Standard" library:link="false"/></library:libraries>',
            "Basic/Standard/script-lb.xml": f'<library:library {LIBRARY} library:name="Standard" '
            'library:readonly="false" library:passwordprotected="false"><library:element library:name="M"/>'
            "</library:library>",
            "Basic/Standard/M.xml": '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" '
            f'script:language="StarBasic">{basic}</script:module>',
        },
    )


@pytest.mark.parametrize(
    ("guards", "ran"),
    [({"profile", "loading"}, False), ({"profile"}, False), ({"loading"}, False), (set(), True)],
)
def test_a_macro_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guards: set[str], ran: bool) -> None:
    installed()
    if "profile" not in guards:
        low = (("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", 0),)
        monkeypatch.setattr(office_profile, "SETTINGS", low)
    if "loading" not in guards:
        code = Path(office_server.__file__).read_text(encoding="utf-8")
        careless = code.replace("MacroExecutionMode=NEVER", "MacroExecutionMode=4").replace(
            "Hidden=True", "Hidden=False"
        )
        assert careless.count("MacroExecutionMode=4") == careless.count("Hidden=False") == 1
        server = tmp_path / "server.py"
        server.write_text(careless, encoding="utf-8")
        monkeypatch.setattr(office_module.office_server, "__file__", str(server))
    mark = tmp_path / "ran"
    with Office() as office:
        office.convert(with_macro(mark), ".odt", "pdf")
    assert mark.exists() is ran


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[str, list[str]]]:
    """A web server's address, and the paths that it has been asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


def referring(url: str) -> dict[str, bytes]:
    """A document of each kind that shows something from another place."""
    image = f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{url}/odt.png"/></draw:frame>'
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{url}/s.odt"/><text:p>b</text:p></text:section>'
    )
    page = (
        f'<html><head><link rel=stylesheet href="{url}/css"><style>body{{background:url({url}/bg)}}</style></head>'
        f'<body><p>x<img src="{url}/img.png"><iframe src="{url}/frame"></iframe></p></body></html>'
    )
    rtf = (
        rf'{{\rtf1{{\field{{\*\fldinst{{INCLUDEPICTURE "{url}/p.png" \\d}}}}{{\fldrslt{{x}}}}}}'
        rf"{{\*\template {url}/t.dot}}\par}}"
    )
    return {
        ".html": page.encode(),
        ".rtf": rtf.encode(),
        ".odt": odt(f"<text:p>a{image}</text:p>{section}"),
    }


@pytest.mark.parametrize("guarded", [True, False])
def test_nothing_is_fetched(asked: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, guarded: bool) -> None:
    url, paths = asked
    if not guarded:
        monkeypatch.setattr(office_profile, "SETTINGS", ())
    paths.clear()
    with Office() as office:
        for suffix, data in referring(url).items():
            try:
                office.convert(data, suffix, "docx", timeout=30)
            except UnreadableFile as error:
                pytest.fail(f"{suffix}: {error}")
    assert bool(paths) is not guarded, paths


@needs_processes
@pytest.mark.parametrize("ours", [True, False])
def test_every_setting_is_in_force(monkeypatch: pytest.MonkeyPatch, ours: bool) -> None:
    program = find_office()
    assert program
    if not ours:
        monkeypatch.setattr(office_profile, "SETTINGS", ())
    with Office() as office:
        office.convert(docx(p("x")), ".docx", "docx")
        assert office.connection is not None
        pipe = re.search(r"pipe,name=(\w+)", " ".join(processes(office.connection.folder.name)))
        assert pipe
        names = [word for path, name, _ in SETTINGS for word in (path, name)]
        prober = Path(__file__).with_name("office_prober.py")
        done = subprocess.run(
            [str(program.pythons[0]), str(prober), pipe[1], *names],
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    other = {
        name
        for (_, name, value), found in zip(SETTINGS, json.loads(done.stdout), strict=True)
        if found != value and not (found is None and name in NEWER)
    }
    if ours:
        assert other == set()
    else:
        assert other >= {
            "MacroSecurityLevel",
            "DisableMacrosExecution",
            "BlockUntrustedRefererLinks",
            "ooInetProxyType",
        }
