"""The Python with which `make` sets the program up."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import quickest

ROOT = Path(__file__).parents[1]


def test_a_python_that_serves_says_how_long_it_takes_and_where_it_is():
    said = subprocess.run([sys.executable, "bench/quickest.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    time, _, path = said.stdout.strip().partition(" ")
    assert 100 < int(time) < 1_000_000
    assert path == sys.executable


@pytest.mark.parametrize("version", [(3, 10), (3, 14), (2, 7)])
def test_a_python_of_another_version_does_not_serve(monkeypatch, capsys, version):
    monkeypatch.setattr(quickest.sys, "version_info", version)
    assert quickest.main() == 1
    assert capsys.readouterr().out == ""


def test_a_python_that_makes_no_environments_does_not_serve(monkeypatch, capsys):
    monkeypatch.setattr(quickest, "find_spec", lambda _: None)
    assert quickest.main() == 1
    assert capsys.readouterr().out == ""


def test_the_versions_are_those_of_the_project():
    (low, high) = quickest.SERVES
    assert f'requires-python = ">={low[0]}.{low[1]},<{high[0]}.{high[1] + 1}"' in (ROOT / "pyproject.toml").read_text()
