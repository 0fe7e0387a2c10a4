"""The program: its commands, loaded when they are called, and the one place where failures become exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from baohiem_cli import paths
from baohiem_cli.cli import failure, wording
from baohiem_cli.errors import BhError
from baohiem_cli.i18n import gettext as _
from baohiem_cli.i18n import use as use_catalogues

COMMANDS = (
    "due", "overdue", "agenda", "status", "duties", "show", "regulations", "targets",
    "agencies", "provinces", "matrix", "flows", "compare", "gaps",
    "done", "extend", "waive", "refuse", "note", "assign", "trigger", "measure", "undo", "log", "rekey", "verify",
    "load", "check", "diff", "schema", "init", "backup", "restore", "ledger", "doctor",
)  # fmt: skip
"""In the order of the help page: questions first. Each is a module of `baohiem_cli.commands`."""


_SETTINGS = {"help_option_names": ["--help", "-h"]}


class BhCommand(TyperCommand):
    """A command that speaks the reader's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, worded for the reader."""
        return wording.reword_options(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help page."""
        wording.write_usage(self, ctx, formatter)


class WordedGroup(TyperGroup):
    """A group of commands that speaks the reader's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, worded for the reader."""
        return wording.reword_options(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help page."""
        wording.write_usage(self, ctx, formatter)


class BhGroup(WordedGroup):
    """Commands that are imported only when they are called; failures are told in one place."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _command(cmd_name)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Let suggestions know commands that are not imported yet."""
        for name in COMMANDS if args and args[0] not in COMMANDS else ():
            self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *given_on: Any, **options: Any) -> Any:
        """Run, and leave with the documented exit code whatever happens."""
        given = list(sys.argv[1:] if args is None else args)
        options["standalone_mode"] = False
        try:
            code = super().main(args, *given_on, **options)
            sys.stdout.flush()
            if code == failure.INTERRUPTED:  # typer's own answer to Ctrl-C, which says nothing
                failure.interrupted()
        except BhError as error:
            code = failure.expected(error, given)
        except BrokenPipeError:
            code = failure.reader_gone()
        except SystemExit as stopped:
            if not isinstance(stopped.__context__, BrokenPipeError):  # for which typer leaves with 1, as for a bug
                raise
            code = failure.reader_gone()
        except (typer.Abort, KeyboardInterrupt):
            code = failure.interrupted()
        except Exception as error:
            code = failure.usage_or_bug(wording.reword_error(error), given)
        sys.exit(code if isinstance(code, int) else 0)


def main() -> None:
    """The `bh` command."""
    gc.disable()  # a run is short: looking for cycles costs a tenth of it and frees next to nothing
    gc.freeze()
    paths.use_utf8()
    paths.set_language(paths.language())
    use_catalogues(os.fspath(paths.locale_dir()))
    build()(prog_name="bh")


def build() -> typer.Typer:
    """The program as typer knows it; made after the language is known, for help texts are strings by then."""
    app = typer.Typer(
        cls=BhGroup,
        help=_(
            "Theo dõi nhiệm vụ BHXH, BHYT, BHTN mà văn bản giao cho cơ quan: làm gì, với ai, hạn nào, theo điều nào."
        ),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings=_SETTINGS,
    )

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("In phiên bản rồi thoát."))
        ] = False,
    ) -> None:
        """Options before the command."""

    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"bh {version('baohiem-cli')}")
        raise typer.Exit


def _command(name: str) -> Any:
    module = import_module(f"baohiem_cli.commands.{name}")
    below = getattr(module, "COMMANDS", None)
    if below is None:
        return _single(name, getattr(module, name), module.HELP, module.EXAMPLES)
    return WordedGroup(
        name=name,
        commands={word: _single(word, *parts) for word, parts in below.items()},
        help=module.HELP,
        epilog=_epilog(module.EXAMPLES),
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )


def _single(name: str, callback: Callable[..., None], help: str, examples: Sequence[str]) -> Any:
    info = CommandInfo(
        name=name, cls=BhCommand, callback=callback, help=help, epilog=_epilog(examples), context_settings=_SETTINGS
    )
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _epilog(examples: Sequence[str]) -> str:
    return "\n".join(["\b", _("Ví dụ:"), *(f"  {example}" for example in examples)])
