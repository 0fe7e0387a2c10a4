"""The names that a reader sees for the closed word lists of the field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.domain.ledger.standing import Conflict, State
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Basis, Cadence, Change, Effect, Kind, Performed, Reason, Role
from baohiem_cli.i18n import gettext as _


def role_label(role: Role) -> str:
    """The name of a role."""
    return {
        Role.LEAD: _("chủ trì"),
        Role.ADVISE: _("tham mưu"),
        Role.COORDINATE: _("phối hợp"),
        Role.DIRECTED: _("được chỉ đạo"),
        Role.RECIPIENT: _("nơi nhận"),
    }[role]


def kind_label(kind: Kind) -> str:
    """The name of a kind of duty."""
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
    """The name of a cadence."""
    return {
        Cadence.ONCE: _("một lần"),
        Cadence.WEEKLY: _("hằng tuần"),
        Cadence.MONTHLY: _("hằng tháng"),
        Cadence.QUARTERLY: _("hằng quý"),
        Cadence.FOUR_MONTHLY: _("4 tháng"),
        Cadence.SEMIANNUAL: _("6 tháng"),
        Cadence.NINE_MONTH: _("9 tháng"),
        Cadence.ANNUAL: _("hằng năm"),
        Cadence.BIENNIAL: _("2 năm"),
        Cadence.CONTINUOUS: _("thường xuyên"),
        Cadence.ON_EVENT: _("khi phát sinh"),
        Cadence.NONE: _("không ấn định ngày"),
    }[cadence]


def basis_label(basis: Basis) -> str:
    """The name of the basis of a date."""
    return _("văn bản ấn định") if basis is Basis.EXPLICIT else _("suy ra từ định kỳ")


def performed_label(performed: Performed) -> str:
    """The name of the way in which several agencies answer for a duty."""
    return {
        Performed.EACH: _("từng cơ quan thực hiện"),
        Performed.TOGETHER: _("cùng thực hiện một lần"),
    }[performed]


def change_label(change: Change) -> str:
    """The name of an event in the effect of a regulation."""
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
    """The name of the reason why a provision lays no duty."""
    return {
        Reason.SCOPE: _("phạm vi, đối tượng"),
        Reason.PRINCIPLE: _("nguyên tắc"),
        Reason.PURPOSE: _("mục đích, yêu cầu"),
        Reason.EFFECT: _("hiệu lực"),
        Reason.DEFINITION: _("giải thích"),
        Reason.CONTENT: _("nội dung phối hợp"),
        Reason.METHOD: _("hình thức, chế độ làm việc"),
        Reason.AUTHORITY: _("vị trí, chức năng, thẩm quyền"),
        Reason.FUNDING: _("kinh phí"),
    }[reason]


def state_label(state: State) -> str:
    """How an occurrence stands; the words in which administrations report."""
    return {
        State.OPEN: _("trong hạn"),
        State.OVERDUE: _("quá hạn"),
        State.DONE: _("hoàn thành đúng hạn"),
        State.DONE_LATE: _("hoàn thành quá hạn"),
        State.WAIVED: _("được miễn"),
    }[state]


def conflict_label(conflict: Conflict) -> str:
    """How records contradict each other."""
    return {
        Conflict.DONE_DAYS: _("ghi hoàn thành với nhiều ngày khác nhau"),
        Conflict.DONE_AND_WAIVED: _("vừa ghi hoàn thành vừa ghi được miễn"),
        Conflict.EXTENSIONS: _("gia hạn đến nhiều ngày khác nhau"),
        Conflict.UNDO_BY_OTHERS: _("nơi khác rút lại ghi nhận không phải của mình"),
    }[conflict]


def act_label(act: Act) -> str:
    """The name of what an event records."""
    return {
        Act.DONE: _("hoàn thành"),
        Act.EXTEND: _("gia hạn"),
        Act.WAIVE: _("được miễn"),
        Act.REFUSE: _("từ chối"),
        Act.NOTE: _("ghi chú"),
        Act.ASSIGN: _("giao cho"),
        Act.TRIGGER: _("phát sinh"),
        Act.UNDO: _("rút lại"),
        Act.MEASURE: _("số đo"),
        Act.REKEY: _("chuyển mã"),
        Act.SETTING: _("thiết lập"),
        Act.CONTINUE: _("nối tiếp sổ"),
    }[act]


def check_labels() -> dict[str, str]:
    """The names of the checks of gaps."""
    return {
        "compiler-date": _("hạn của nơi tổng hợp"),
        "no-subject": _("không nêu ai làm"),
        "undated-periodic": _("báo cáo không có ngày"),
        "nobody-leads": _("không ai chủ trì"),
        "same-data": _("yêu cầu trùng số liệu"),
        "ended-agency": _("cơ quan không còn"),
        "replaced-basis": _("căn cứ đã thay đổi"),
        "before-closing": _("hạn trước ngày chốt số liệu"),
        "unconfirmed-effect": _("hiệu lực chưa xác minh"),
    }


def level_label(level: str) -> str:
    """The name of an administrative level."""
    return {
        "national": _("trung ương"),
        "province": _("tỉnh"),
        "district": _("huyện"),
        "commune": _("xã"),
        "unit": _("cơ sở"),
    }[level]


def drafts_of(duties: Iterable[Duty]) -> list[str]:
    """The ids of the drafts that an answer rests on."""
    return list(dict.fromkeys(duty.regulation for duty in duties if duty.draft))


def draft_lines(duties: Iterable[Duty]) -> list[str]:
    """A line below an answer about the drafts among what it rests on; none where all is proved."""
    return told_drafts(drafts_of(duties))


def told_drafts(ids: Sequence[str]) -> list[str]:
    """The same, of the ids of drafts."""
    return [_("Bản nháp, chưa có người đối chiếu với văn bản: {0}.").format(", ".join(ids))] if ids else []


def confirmed_label(confirmed: bool) -> str:
    """Whether something was read in a published text."""
    return _("đã xác minh") if confirmed else _("chưa xác minh")


def role_letter(role: Role) -> str:
    """The letter of a role in a matrix."""
    return {
        Role.LEAD: _("C"),
        Role.ADVISE: _("T"),
        Role.COORDINATE: _("P"),
        Role.DIRECTED: _("Đ"),
        Role.RECIPIENT: _("N"),
    }[role]
