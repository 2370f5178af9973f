"""`python -m rasoat` is `rasoat`. Imports nothing at the top: each spawned worker loads this module anew."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from rasoat.nursery import Nursery


def main() -> None:
    """The command line. A run's main process looks for no cycles from here to its end: what it makes it keeps."""
    import gc  # noqa: PLC0415 — see above
    import sys  # noqa: PLC0415

    gc.disable()

    from rasoat.nursery import begun  # noqa: PLC0415
    from rasoat.patterns import keep_patterns_as_bytecode, remember_patterns  # noqa: PLC0415

    arguments = sys.argv[1:]
    remember_patterns()
    nursery = begun(arguments)
    try:  # what is loaded here is loaded beside the readers
        from rasoat.language import in_utf8  # noqa: PLC0415
        from rasoat.run_options import plain_run  # noqa: PLC0415

        in_utf8()
        asked = plain_run(arguments)
        if asked is None:
            from rasoat.cli import main as command_line  # noqa: PLC0415

            gc.enable()  # it may stay for long: `rasoat learn` does
            command_line(nursery)
        else:
            from rasoat.run_command import run_asked  # noqa: PLC0415

            status = run_asked(asked, nursery)
            keep_patterns_as_bytecode()
            _end(status, nursery)
    finally:
        if nursery is not None:
            nursery.close()


def _end(status: int, nursery: Nursery | None) -> NoReturn:
    """Ends the program at once: Python takes a tenth of a second to take apart what a run has made."""
    import os  # noqa: PLC0415 — see above
    import sys  # noqa: PLC0415

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        sys.exit(status)
    if nursery is not None:
        nursery.close()
    os._exit(status)


if __name__ == "__main__":
    main()
