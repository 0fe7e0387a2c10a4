"""Of duties and occurrences, those that the bodies asked about do alone, or jointly with others."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from baohiem_cli.domain.agencies.partners import partners
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _


class Sharing(Enum):
    """Whether a duty is done alone, or with others."""

    ALONE = False
    JOINT = True


def sharing(*, alone: bool, joint: bool) -> Sharing | None:
    """What is asked for; None where it does not matter. Raises WrongUsage for both."""
    if alone and joint:
        raise WrongUsage(_("--alone và --joint không dùng cùng nhau."))
    return Sharing.ALONE if alone else Sharing.JOINT if joint else None


def is_shared(wanted: Sharing | None, question: Question) -> Callable[[Duty], bool]:
    """A test of duties for the bodies asked about, or else for those that answer for each."""

    def test(duty: Duty) -> bool:
        return wanted is None or bool(partners(duty, question.agencies)) is wanted.value

    return test
