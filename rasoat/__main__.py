"""`python -m rasoat` is `rasoat`. Imports nothing at the top: each spawned worker loads this module anew."""


def main() -> None:
    """The command line."""
    from rasoat.cli import main as command_line  # noqa: PLC0415 — see above

    command_line()


if __name__ == "__main__":
    main()
