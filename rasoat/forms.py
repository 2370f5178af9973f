"""The user's own forms: found, and checked before anything is read by them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from data import form_ids, use_forms, users_forms
from normalize.catalogue import CatalogueError
from normalize.form import load_form
from normalize.links import load_links
from normalize.phrasings import load_phrasings
from normalize.retold import load_sayings
from rasoat.errors import Refusal
from rasoat.kept import kept_forms
from rasoat.language import say
from validate.examples import broken_examples
from validate.rules import RuleError, load_rules


def open_forms(folder: str) -> None:
    """Makes the forms in a user's folder (empty for none) known to this process, each checked.
    Raises Refusal where there is no such folder, or where a form's file is at fault.
    """
    path = Path(folder) if folder else None
    if path is not None and not path.is_dir():
        raise Refusal("refuse.no_folder", path=path)
    use_forms(path)
    if users_forms() is None:
        return
    for name in form_ids():
        try:
            _check(name)
        except (CatalogueError, RuleError) as error:
            raise Refusal("refuse.form", reason=error) from error
        except (tomllib.TOMLDecodeError, OSError, KeyError) as error:
            raise Refusal("refuse.form", reason=f"{name}: {type(error).__name__}: {error}") from error


def open_forms_of(out: Path, form: str) -> None:
    """Makes the forms known by which OUT was read; raises Refusal where `form` is none of them."""
    open_forms(kept_forms(out))
    if form not in form_ids():
        raise Refusal("refuse.no_form", form=form, path=out)


def _check(name: str) -> None:
    folder = users_forms()
    for path in sorted((folder / name).iterdir()) if folder is not None and (folder / name).is_dir() else ():
        try:
            text = path.read_text(encoding="utf-8-sig")
            if path.suffix == ".toml":
                tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(f"{name}/{path.name}: {error}") from error
        except UnicodeDecodeError as error:
            raise CatalogueError(f"{name}/{path.name}: is not UTF-8 (in Excel: save as CSV UTF-8)") from error
    if load_form(name).id != name:
        raise CatalogueError(f"{name}/form.toml: id {load_form(name).id!r} is not the folder's name")
    load_phrasings(name)
    load_sayings(name)
    broken = broken_examples(load_rules(name))
    if broken:
        raise RuleError(f"{name}/rules.toml: {'; '.join(broken)}")
    for older in form_ids():
        load_links(name, older)


def remarks_on_forms(lang: str) -> tuple[str, ...]:
    """A sentence for each rule of the user's own forms that was left out, since another one says the same."""
    found = []
    for name in form_ids() if users_forms() is not None else ():
        for rule, by in load_rules(name).idle.items():
            key = "forms.idle_rule" if by else "forms.idle_same_as"
            found.append(say(key, lang, file=f"{name}/rules.toml", rule=rule, by=by))
    return tuple(found)
