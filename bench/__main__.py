"""`make bench`: the current table, on the bundled samples, and on the shared reports where they are beside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def reports(ending: str) -> list[str]:
    """The readable reports of one format: bundled, then shared."""
    folders = (ROOT / "data" / "samples" / "reports", SHARED / "samples", SHARED / "dev")
    found = [p for folder in folders if folder.exists() for p in sorted(folder.glob(f"*.{ending}"))]
    return [str(p) for p in found if "scan" not in p.name and p.stat().st_size > 60_000 - 40_000 * (ending == "docx")]


def main() -> None:
    """Runs each bench in a process of its own."""
    for module, ending in (("whole_job", "pdf"), ("extract", "pdf"), ("word_files", "docx")):
        print(f"== bench.{module}", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{module}", *reports(ending)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
