"""The program: its commands, loaded when they are called, and the one place where answers and failures leave it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import (  # type: ignore[attr-defined]  # typer exports its class of completions nowhere
    CompletionItem,
    TyperCommand,
    TyperGroup,
    TyperOption,
)
from typer.main import get_command_from_info
from typer.models import CommandInfo

from baohiem_cli import __version__, paths
from baohiem_cli.cli import arguments, failure, streams, wording
from baohiem_cli.cli.call import Call
from baohiem_cli.cli.commands import COMMANDS, HEADINGS
from baohiem_cli.errors import BhError, OutputLost
from baohiem_cli.i18n import gettext as _
from baohiem_cli.i18n import use as use_catalogues

FORM_OPTIONS = (("--format", "-f"), ("--as-of",))
"""The options of every command that its failure looks at."""

_SETTINGS = {"help_option_names": ["--help", "-h"]}


class BhCommand(TyperCommand):
    """A command that speaks the reader's language; its answer is written here, whatever it is."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, worded for the reader."""
        return wording.reword_options(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help page."""
        wording.write_usage(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line, and let failures know what it asked for."""
        ctx.ensure_object(Call).note(ctx, args)
        if not ctx.resilient_parsing:
            arguments.check(self, ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command and write its answer; `params` holds what was typed, before typer made values of it."""
        from baohiem_cli.commands.common.output import emit, expect
        from baohiem_cli.report.formats import Format

        given = ctx.params
        format = Format(given["format"]) if given.get("format") else None
        force = bool(given.get("force"))
        target = Path(given["output"]) if given.get("output") else None
        expect(self.name or "", target, format, force=force)
        answer = super().invoke(ctx)
        emit(answer, format, target, force=force)
        if answer.exit_code:
            raise typer.Exit(answer.exit_code)


class WordedGroup(TyperGroup):
    """A group of commands that speaks the reader's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, worded for the reader."""
        return wording.reword_options(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help page."""
        wording.write_usage(self, ctx, formatter)

    def headings(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The headings of the help page, each with its commands and their line of help."""
        yield _("Lệnh"), {name: command.help or "" for name, command in self.commands.items()}

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands below their headings, every line whole."""
        listed = list(self.headings())
        width = max(len(name) for __, commands in listed for name in commands)
        for title, commands in listed:
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), help) for name, help in commands.items()])


class BhGroup(WordedGroup):
    """Commands that are imported only when they are called; failures are reported in one place."""

    def headings(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The headings of the first page, from the table of commands."""
        for heading in HEADINGS:
            yield _(heading.title), {name: _(help) for name, help in heading.commands.items()}

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = load(cmd_name)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Let a suggestion and the failure's form know what they need, without importing any command."""
        if args and args[0] not in COMMANDS:
            unknown = TyperCommand(args[0], params=[TyperOption(param_decls=list(names)) for names in FORM_OPTIONS])
            self.commands = dict.fromkeys(COMMANDS, unknown)
            ctx.ensure_object(Call).note(type(ctx)(unknown, info_name=args[0], parent=ctx), args[1:], args[0])
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands that begin so, from the table of commands."""
        listed = {name: help for heading in HEADINGS for name, help in heading.commands.items()}
        found = [CompletionItem(name, help=_(help)) for name, help in listed.items() if name.startswith(incomplete)]
        return [*found, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def main(self, args: Sequence[str] | None = None, *given_on: Any, **options: Any) -> Any:
        """Run, and leave with the documented exit code whatever happens."""
        call = Call()
        options |= {"standalone_mode": False, "obj": call}
        try:
            code = super().main(args, *given_on, **options)
            sys.stdout.flush()
            if code == failure.INTERRUPTED:  # typer's own answer to Ctrl-C, which says nothing
                failure.interrupted()
        except OutputLost as error:
            code = failure.output_lost(error)
        except BhError as error:
            code = failure.expected(error, call)
        except BrokenPipeError:
            code = failure.reader_gone()
        except SystemExit as stopped:
            if not isinstance(stopped.__context__, BrokenPipeError):  # for which typer leaves with 1, as for a bug
                raise
            code = failure.reader_gone()
        except (typer.Abort, KeyboardInterrupt):
            code = failure.interrupted()
        except OSError as error:
            code = failure.system(error, call)
        except UnicodeEncodeError as error:
            code = failure.no_text(error, call)
        except Exception as error:
            code = failure.usage_or_bug(wording.reword_error(error), call)
        sys.exit(code if isinstance(code, int) else 0)


def main() -> None:
    """The `bh` command."""
    paths.use_utf8()
    known = paths.languages()
    language = paths.language()
    paths.set_language(language if language in known else known[0])
    use_catalogues(os.fspath(paths.locale_dir()))
    with streams.guarded():
        if language not in known:
            told = _("BH_LANG là '{0}', nhưng chỉ có: {1}.").format(language, ", ".join(known))
            print(_("Lưu ý: {0}").format(told), file=sys.stderr)
        if paths.stderr_is_terminal():
            _show_progress()
        build()(prog_name="bh")


def _show_progress() -> None:
    from baohiem_cli import progress
    from baohiem_cli.report.progress import bar

    progress.watch_by(bar)


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


def load(name: str) -> Any:
    """Import a command, or a group of commands, as typer knows it."""
    folder = COMMANDS[name]
    module = import_module(f"baohiem_cli.commands.{folder}.{name}")
    help = _(next(heading.commands[name] for heading in HEADINGS if heading.folder == folder))
    below = getattr(module, "COMMANDS", None)
    if below is None:
        return _single(name, getattr(module, name), help, module.EXAMPLES)
    return WordedGroup(
        name=name,
        commands={word: _single(word, *parts) for word, parts in below.items()},
        help=help,
        epilog=_epilog(module.EXAMPLES),
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"bh {__version__}")
        raise typer.Exit


def _single(name: str, callback: Callable[..., object], help: str, examples: Sequence[str]) -> Any:
    info = CommandInfo(
        name=name, cls=BhCommand, callback=callback, help=help, epilog=_epilog(examples), context_settings=_SETTINGS
    )
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _epilog(examples: Sequence[str]) -> str:
    return "\n".join(["\b", _("Ví dụ:"), *(f"  {example}" for example in examples)])
