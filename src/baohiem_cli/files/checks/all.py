"""All checks that a regulation's file must pass; a new one is added here."""

from __future__ import annotations

from baohiem_cli.files.checks.collectives import collectives_known, in_charge_known, posts_known
from baohiem_cli.files.checks.duties import (
    cadence_has_its_words,
    deadlines_fit,
    duties_have_actors,
    parties_known,
    provisions_say_something,
    rules_possible,
)
from baohiem_cli.files.checks.finding import FileCheck
from baohiem_cli.files.checks.history import history_in_order, intervals_possible, versions_follow
from baohiem_cli.files.checks.order import newer_texts, older_texts, once_after_issue
from baohiem_cli.files.checks.sense import (
    alternatives_differ,
    due_after_begin,
    effect_after_issue,
    events_within_life,
    jurisdiction_known,
    nothing_twice,
    other_than_itself,
    targets_possible,
)
from baohiem_cli.files.checks.structure import headings_match, issuer_known, refs_in_order, targets_unique

CHECKS: tuple[FileCheck, ...] = (
    refs_in_order,
    headings_match,
    issuer_known,
    collectives_known,
    posts_known,
    in_charge_known,
    provisions_say_something,
    parties_known,
    duties_have_actors,
    cadence_has_its_words,
    deadlines_fit,
    rules_possible,
    intervals_possible,
    versions_follow,
    history_in_order,
    targets_unique,
    jurisdiction_known,
    nothing_twice,
    effect_after_issue,
    events_within_life,
    other_than_itself,
    older_texts,
    newer_texts,
    once_after_issue,
    alternatives_differ,
    due_after_begin,
    targets_possible,
)
