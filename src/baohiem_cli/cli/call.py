"""The command line as typer's own parser reads it: a failure answers in the form that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Any

import typer

from baohiem_cli import clock


class Call:
    """The call of one run; empty until typer has found the command."""

    def __init__(self) -> None:
        self.command: str | None = None
        self._context: Any = None
        self._args: Sequence[str] = ()

    def note(self, context: Any, args: Sequence[str], command: str | None = None) -> None:
        """Keep the command line of a command, also of one that will be refused.

        `command` names one that does not exist; `context` is then that of a command with only the common options.
        """
        self.command = command or context.command_path.partition(" ")[2]
        self._context, self._args = context, list(args)

    @property
    def wants_json(self) -> bool:
        """Whether the answer was to be JSON."""
        return self._options.get("format") == "json"

    @property
    def as_of(self) -> date:
        """The day asked about, or today."""
        from baohiem_cli.commands.common.options import parse_day  # for a failure only

        with suppress(typer.BadParameter):
            if given := self._options.get("as_of"):
                return parse_day(given)
        return clock.today()

    @cached_property
    def _options(self) -> Mapping[str, Any]:
        """The values of the options as they were typed; what the parser would refuse is passed over."""
        if self._context is None:
            return {}
        self._context.resilient_parsing = self._context.ignore_unknown_options = True
        options: Mapping[str, Any] = self._context.command.make_parser(self._context).parse_args(list(self._args))[0]
        return options
