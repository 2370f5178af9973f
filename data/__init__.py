"""What the forms say: catalogues, rules, phrasings, places and messages. Data files, and how to open them."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """The data file or folder of that name (`form2021/catalogue.csv`), in a checkout and in a wheel alike."""
    return files(__name__).joinpath(*name.split("/"))
