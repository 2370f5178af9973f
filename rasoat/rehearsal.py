"""`python -m rasoat.rehearsal`, for whoever installs: the first run finds its patterns compiled, as its bytecode."""

from __future__ import annotations

import tempfile
from datetime import date
from importlib import import_module
from pathlib import Path

from data import form_ids, resource
from rasoat.patterns import forget_patterns, keep_patterns, remember_patterns

SAMPLES = "samples/reports"
FIRST_YEAR = 2021  # of the reports on the bundled form
QUARTERS = (1, 2, 3, 4)
COMMAND_LINES = ("rasoat.run_command", "rasoat.cli")


def main() -> None:
    """Reads, checks and writes the bundled samples, if there are any, and keeps the patterns that this took."""
    forget_patterns()
    remember_patterns()
    from export.files import write_all  # noqa: PLC0415 - what is loaded from here on compiles patterns
    from export.records import FileRecord, Results  # noqa: PLC0415
    from normalize.phrasings import load_phrasings  # noqa: PLC0415
    from normalize.stretches import compile_for  # noqa: PLC0415
    from rasoat.finish import prepare  # noqa: PLC0415
    from rasoat.jobs import Job  # noqa: PLC0415
    from rasoat.reading import read_report  # noqa: PLC0415
    from validate.run import validate  # noqa: PLC0415

    folder = resource(SAMPLES)
    paths = sorted(Path(str(path)) for path in folder.iterdir()) if folder.is_dir() else []
    read = [read_report(Job(path, path.name, "", ocr="never")).report for path in paths]
    reports = [report for report in read if report is not None]
    records = [FileRecord(report.report_id, "", "", "", "ok", "", report) for report in reports]
    outcome = validate(reports)
    with tempfile.TemporaryDirectory() as out:
        write_all(Results(tuple(records), outcome.findings, outcome.coverage), Path(out), "vi")
    prepare()
    periods = [f"{year}-Q{n}" for year in range(FIRST_YEAR, date.today().year + 2) for n in QUARTERS]  # noqa: DTZ011
    for form in form_ids():
        phrasings = load_phrasings(form)
        phrasings.grammar.concepts.compile_all()
        compile_for(phrasings.scope, periods)
    for module in COMMAND_LINES:
        import_module(module)
    keep_patterns()


if __name__ == "__main__":
    main()
