"""The closed word lists of the field: roles, kinds, cadences and the like.

Values are what files, JSON and command options use; what a reader sees is in `views/common/labels.py`.
"""

from __future__ import annotations

from enum import StrEnum

NATIONAL = "toan quoc"
"""The folded jurisdiction of texts that bind every province."""


class Role(StrEnum):
    """The part of a party in a duty; the order is the order in which parties are shown."""

    LEAD = "lead"
    ADVISE = "advise"
    COORDINATE = "coordinate"
    DIRECTED = "directed"
    RECIPIENT = "recipient"


class Kind(StrEnum):
    """The sort of act that a duty asks for."""

    REPORT = "report"
    INFORMATION = "information"
    MEETING = "meeting"
    PLAN = "plan"
    INSPECTION = "inspection"
    COMMUNICATION = "communication"
    BUDGET = "budget"
    TRAINING = "training"
    COMPLAINT = "complaint"
    REWARD = "reward"
    DIRECTIVE = "directive"
    ADVICE = "advice"
    TARGET = "target"
    REVIEW = "review"
    ORGANISATION = "organisation"
    ENFORCEMENT = "enforcement"
    OTHER = "other"


class Scheme(StrEnum):
    """The insurance that a duty concerns."""

    BHXH = "BHXH"
    BHYT = "BHYT"
    BHTN = "BHTN"


class Cadence(StrEnum):
    """How often a duty recurs; the last three never fall due by themselves."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    FOUR_MONTHLY = "four-monthly"
    SEMIANNUAL = "semiannual"
    NINE_MONTH = "nine-month"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    CONTINUOUS = "continuous"
    ON_EVENT = "on_event"
    NONE = "none"


ONE_A_YEAR = frozenset({Cadence.NINE_MONTH, Cadence.ANNUAL, Cadence.BIENNIAL})
"""Cadences with one period in a year at most: a day of the year can date it."""

PERIODIC = ONE_A_YEAR | {
    Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.FOUR_MONTHLY, Cadence.SEMIANNUAL,
}  # fmt: skip
"""Cadences whose every period asks for one act."""

DATED = PERIODIC | {Cadence.ONCE}
"""Cadences that need a deadline entry."""


class Basis(StrEnum):
    """Whether the text gives the date itself or only a frequency."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class Performed(StrEnum):
    """Whether every responsible agency owes its own act, or all of them one joint act."""

    EACH = "each"
    TOGETHER = "together"


class Reason(StrEnum):
    """Why a provision lays no duty on anybody."""

    SCOPE = "scope"
    PRINCIPLE = "principle"
    PURPOSE = "purpose"
    EFFECT = "effect"
    DEFINITION = "definition"
    CONTENT = "content"
    METHOD = "method"
    AUTHORITY = "authority"
    FUNDING = "funding"


class Change(StrEnum):
    """An event in the effect of a regulation; the order is that of events of one day."""

    ISSUED = "issued"
    IN_EFFECT = "in_effect"
    AMENDED = "amended"
    REPLACED_IN_PART = "replaced_in_part"
    REPLACED = "replaced"
    ABOLISHED = "abolished"
    EXPIRED = "expired"


class Effect(StrEnum):
    """Whether a regulation is in effect on a day, in the classes of the national law database."""

    NOT_YET = "not_yet"
    IN_EFFECT = "in_effect"
    PARTLY_ENDED = "partly_ended"
    ENDED = "ended"
