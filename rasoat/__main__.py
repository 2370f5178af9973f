"""`python -m rasoat` is `rasoat`."""

from rasoat.cli import main

if __name__ == "__main__":
    main()
