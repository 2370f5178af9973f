"""`python -m rasoat` is `rasoat`. Imports nothing at the top: each spawned worker loads this module anew."""


def main() -> None:
    """The command line."""
    import sys  # noqa: PLC0415 — see above

    from rasoat.nursery import begun  # noqa: PLC0415

    nursery = begun(sys.argv[1:])
    try:
        from rasoat.cli import main as command_line  # noqa: PLC0415 — the readers load beside it

        command_line(nursery)
    finally:
        if nursery is not None:
            nursery.close()


if __name__ == "__main__":
    main()
