"""What the command line's library says by itself (headings of helps, slips in a command), in the user's language."""

from __future__ import annotations

from typing import Any

import regex
import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from rasoat.language import say

LIBRARYS_OWN = "en"
"""The language in which the library speaks by itself."""
_SLIPS = (
    ("missing", r"Missing (?:option|argument) '(?P<what>[^']*)'"),
    ("unknown_option", r"No such option: (?P<what>\S+)"),
    ("unknown_command", r"No such command '(?P<what>.*)'"),
    ("no_whole_number", r"Invalid value for '(?P<what>[^']*)': .*\bint"),
    ("no_number", r"Invalid value for '(?P<what>[^']*)': .*\b(?:float|number)"),
    ("too_much", r"Got unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)"),
    ("no_value", r"Option '(?P<what>.*)' requires (?:an|\d+) arguments?"),
    ("flag", r"Option '(?P<what>.*)' does not take a value"),
)
"""What the library says, told by its words: its errors have other attributes in each of its versions."""


def speak(app: typer.Typer, lang: str) -> None:
    """Has the helps of an application, whose commands are all there, in this language."""
    if lang == LIBRARYS_OWN:
        return
    rich_utils.ARGUMENTS_PANEL_TITLE = say("usage.arguments", lang)
    rich_utils.OPTIONS_PANEL_TITLE = say("usage.options", lang)
    rich_utils.COMMANDS_PANEL_TITLE = say("usage.commands", lang)
    rich_utils.REQUIRED_LONG_STRING = say("usage.required", lang)
    rich_utils.DEFAULT_STRING = say("usage.default", lang, value="{}")
    group, command = _classes(lang)
    app.info.cls = group
    app.info.subcommand_metavar = say("usage.command", lang)
    if app.registered_callback is not None:
        app.registered_callback.options_metavar = say("usage.any", lang)
    for known in app.registered_commands:
        known.cls, known.options_metavar = command, say("usage.any", lang)


def _classes(lang: str) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The library's two kinds of commands, with the words of a language."""

    class Speaking:
        def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
            formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("usage.how", lang))

        def get_help_option(self, ctx: Any) -> Any:
            option = super().get_help_option(ctx)  # type: ignore[misc]
            if option is not None:
                option.help = say("usage.help", lang)
            return option

    class Group(Speaking, TyperGroup):
        pass

    class Command(Speaking, TyperCommand):
        pass

    return Group, Command


def slip_said(error: Exception, lang: str) -> str:
    """What a slip in a command line is, and where its use is told; empty where the error is none of the library's."""
    tell = getattr(error, "format_message", None)
    if tell is None:
        return ""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "rasoat"
    return f"{_slip(tell(), lang)} {say('usage.see', lang, command=command)}"


def _slip(message: str, lang: str) -> str:
    for key, pattern in _SLIPS:
        if found := regex.match(pattern, message):
            return say(f"usage.{key}", lang, what=found["what"])
    return say("usage.other", lang, what=message)
