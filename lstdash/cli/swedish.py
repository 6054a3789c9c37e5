"""The command line's own words in Swedish: help, usage and what was wrong with a command."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup, TyperOption

WORDS = {"Usage:": "Så här:", "[OPTIONS]": "[VAL]", "COMMAND [ARGS]...": "KOMMANDO …"}


def _usage(text: str) -> str:
    """Translate, and write `{FIL}...` and `[FIL]...` as `FIL …` and `[FIL …]`."""
    for english, swedish in WORDS.items():
        text = text.replace(english, swedish)
    text = re.sub(r"\{([^}]*)\}", r"\1", text)
    return re.sub(r"\]\.\.\.", " …]", text).replace("...", " …")


def _untyped(param: Any) -> Any:
    """A parameter whose help names no type of Python's: an option says what follows it by its own word, or nothing does."""
    if isinstance(param, TyperOption):
        param.metavar = param.metavar or ""
    else:
        vars(param)["display_type_rich"] = lambda ctx: None
    return param


def _help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Visa den här hjälpen."
    return option


class SwedishCommand(TyperCommand):
    """A command whose help is in Swedish."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_untyped(param) for param in super().get_params(ctx)]

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help(super().get_help_option(ctx))


class SwedishGroup(TyperGroup):
    """The group of commands, its help in Swedish."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_untyped(param) for param in super().get_params(ctx)]

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help(super().get_help_option(ctx))


def speak_swedish() -> None:
    """Give typer's panels Swedish titles."""
    titles: dict[str, Any] = {
        "ARGUMENTS_PANEL_TITLE": "Argument",
        "OPTIONS_PANEL_TITLE": "Val",
        "COMMANDS_PANEL_TITLE": "Kommandon",
        "ERRORS_PANEL_TITLE": "Fel",
        "REQUIRED_LONG_STRING": "[krävs]",
        "DEFAULT_STRING": "[annars: {}]",
    }
    for name, value in titles.items():
        setattr(rich_utils, name, value)


def usage_error(error: typer.TyperException) -> str:
    """Say in Swedish what was wrong with a command. Only one kind is public in typer: they go by name."""
    found: Any = error
    match type(error).__name__:
        case "NoSuchOption":
            near = f" Menade du {', '.join(sorted(found.possibilities))}?" if found.possibilities else ""
            return f"Det finns inget val som heter {found.option_name}.{near}"
        case "MissingParameter":
            return f"Något saknas: {_parameter(found)}."
        case "BadParameter":
            return f"Värdet för {_parameter(found)} går inte att använda: det ska vara {_kind(found)}."
        case "BadOptionUsage":
            return f"Valet {found.option_name} används fel: det ska följas av ett värde, eller inget om det är en flagga."
    words = str(error.message).split("'")
    if "No such command" in error.message and len(words) > 1:
        known = found.ctx.command.list_commands(found.ctx) if found.ctx else []
        meant = get_close_matches(words[1], known, n=1)
        return f"Det finns inget kommando som heter {words[1]}.{f' Menade du {meant[0]}?' if meant else ''}"
    return "Kommandot har något för mycket eller i fel ordning: " + "; ".join(words[1::2] or [error.message])


def help_of(error: typer.TyperException) -> str:
    """The command that shows the help for what was wrong."""
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'python -m lstdash'} --help"


def _parameter(error: Any) -> str:
    return str(error.param.get_error_hint()).replace("'", "") if error.param else "ett argument"


def _kind(error: typer.TyperException) -> str:
    return "ett heltal" if "integer" in str(error.message) else "av annat slag"
