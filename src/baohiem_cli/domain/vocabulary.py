"""The closed word lists of the field: roles, kinds, cadences and the like, with their Vietnamese names.

Values are what files, JSON and command options use; labels are what a reader sees.
"""

from __future__ import annotations

from enum import StrEnum

from baohiem_cli.i18n import gettext as _


class Role(StrEnum):
    """What a party does in a duty; the order is the order in which parties are shown."""

    LEAD = "lead"
    ADVISE = "advise"
    COORDINATE = "coordinate"
    RECIPIENT = "recipient"


class Kind(StrEnum):
    """What sort of act a duty asks for."""

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
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    FOUR_MONTHLY = "four-monthly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"
    CONTINUOUS = "continuous"
    ON_EVENT = "on_event"
    NONE = "none"


PERIODIC = frozenset({Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.FOUR_MONTHLY, Cadence.SEMIANNUAL, Cadence.ANNUAL})
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


def role_label(role: Role) -> str:
    """Vietnamese name of a role."""
    return {
        Role.LEAD: _("chủ trì"),
        Role.ADVISE: _("tham mưu"),
        Role.COORDINATE: _("phối hợp"),
        Role.RECIPIENT: _("nơi nhận"),
    }[role]


def kind_label(kind: Kind) -> str:
    """Vietnamese name of a kind of duty."""
    return {
        Kind.REPORT: _("báo cáo"),
        Kind.INFORMATION: _("cung cấp thông tin"),
        Kind.MEETING: _("họp"),
        Kind.PLAN: _("kế hoạch"),
        Kind.INSPECTION: _("thanh tra, kiểm tra"),
        Kind.COMMUNICATION: _("tuyên truyền"),
        Kind.BUDGET: _("ngân sách"),
        Kind.TRAINING: _("tập huấn"),
        Kind.COMPLAINT: _("khiếu nại, tố cáo"),
        Kind.REWARD: _("thi đua, khen thưởng"),
        Kind.DIRECTIVE: _("chỉ đạo"),
        Kind.ADVICE: _("tham mưu"),
        Kind.TARGET: _("chỉ tiêu"),
        Kind.REVIEW: _("sơ kết, tổng kết"),
        Kind.ORGANISATION: _("tổ chức thực hiện"),
        Kind.ENFORCEMENT: _("xử lý vi phạm"),
        Kind.OTHER: _("khác"),
    }[kind]


def cadence_label(cadence: Cadence) -> str:
    """Vietnamese name of a cadence."""
    return {
        Cadence.ONCE: _("một lần"),
        Cadence.MONTHLY: _("hằng tháng"),
        Cadence.QUARTERLY: _("hằng quý"),
        Cadence.FOUR_MONTHLY: _("4 tháng"),
        Cadence.SEMIANNUAL: _("6 tháng"),
        Cadence.ANNUAL: _("hằng năm"),
        Cadence.CONTINUOUS: _("thường xuyên"),
        Cadence.ON_EVENT: _("khi phát sinh"),
        Cadence.NONE: _("không ấn định ngày"),
    }[cadence]


def basis_label(basis: Basis) -> str:
    """Vietnamese name of the basis of a date."""
    return _("văn bản ấn định") if basis is Basis.EXPLICIT else _("suy ra từ định kỳ")


def performed_label(performed: Performed) -> str:
    """Vietnamese name of the way in which several agencies answer for a duty."""
    return {
        Performed.EACH: _("từng cơ quan thực hiện"),
        Performed.TOGETHER: _("cùng thực hiện một lần"),
    }[performed]


def change_label(change: Change) -> str:
    """Vietnamese name of an event in the effect of a regulation."""
    return {
        Change.ISSUED: _("ban hành"),
        Change.IN_EFFECT: _("có hiệu lực"),
        Change.AMENDED: _("được sửa đổi, bổ sung"),
        Change.REPLACED_IN_PART: _("bị thay thế một phần"),
        Change.REPLACED: _("bị thay thế toàn bộ"),
        Change.ABOLISHED: _("bị bãi bỏ"),
        Change.EXPIRED: _("hết thời hạn hiệu lực"),
    }[change]


def effect_label(effect: Effect) -> str:
    """The words of the national law database."""
    return {
        Effect.NOT_YET: _("chưa có hiệu lực"),
        Effect.IN_EFFECT: _("còn hiệu lực"),
        Effect.PARTLY_ENDED: _("hết hiệu lực một phần"),
        Effect.ENDED: _("hết hiệu lực toàn bộ"),
    }[effect]


def reason_label(reason: Reason) -> str:
    """Vietnamese name of the reason why a provision lays no duty."""
    return {
        Reason.SCOPE: _("phạm vi, đối tượng"),
        Reason.PRINCIPLE: _("nguyên tắc"),
        Reason.PURPOSE: _("mục đích, yêu cầu"),
        Reason.EFFECT: _("hiệu lực"),
        Reason.DEFINITION: _("giải thích"),
        Reason.CONTENT: _("nội dung phối hợp"),
        Reason.METHOD: _("hình thức, chế độ làm việc"),
        Reason.AUTHORITY: _("vị trí, chức năng, thẩm quyền"),
    }[reason]
