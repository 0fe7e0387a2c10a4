"""Gaps and overlaps (bỏ sót, chồng chéo) in regulations: what they themselves demand to avoid.

A check is one function: it takes the ground and yields findings; all of them stand in `CHECKS`.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.agencies.succession import Succession, holders
from baohiem_cli.domain.analysis.finding import Finding, Ground, about
from baohiem_cli.domain.analysis.gap_dates import before_closing, compiler_date, same_data
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text.legal_basis import outdated
from baohiem_cli.domain.vocabulary import Kind, Role
from baohiem_cli.i18n import gettext as _

UNNAMED = "chua-neu-chu-the"
"""The group that stands for a subject which the text does not name."""

PRODUCING = frozenset({Kind.PLAN, Kind.REPORT, Kind.REVIEW, Kind.MEETING, Kind.TRAINING})
"""Kinds of duty that end in something to show: without somebody in charge nobody makes it."""

_ONE_ACT = ("ket qua kiem tra", "ket qua thanh tra", "ket qua giam sat")
"""Words of a report that follows one act whenever that takes place, and so needs no date of its own."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Name(StrEnum):
    """The checks by name."""

    COMPILER_DATE = "compiler-date"
    NO_SUBJECT = "no-subject"
    UNDATED = "undated-periodic"
    NOBODY_LEADS = "nobody-leads"
    SAME_DATA = "same-data"
    ENDED_AGENCY = "ended-agency"
    REPLACED_BASIS = "replaced-basis"
    BEFORE_CLOSING = "before-closing"
    UNCONFIRMED = "unconfirmed-effect"


class Check(NamedTuple):
    """A check: its name, how much its findings matter, how it finds them, and why they matter."""

    name: Name
    severity: Severity
    find: Callable[[Ground], Iterator[Finding]]
    reason: Callable[[], str]


def undated_periodic(ground: Ground) -> Iterator[Finding]:
    """Reports and data asked for regularly, and reports as such, without a date or an event that asks for them."""
    for duty in ground.duties:
        if duty.kind not in (Kind.REPORT, Kind.INFORMATION) or duty.deadlines:
            continue
        if duty.undated:
            yield about(duty, _("văn bản nói '{0}' nhưng không nêu kỳ, ngày").format(duty.undated))
        elif duty.kind is Kind.REPORT and not duty.trigger and not _follows_an_act(duty):
            yield about(duty, _("báo cáo không nêu kỳ, ngày, cũng không nêu khi nào phải báo cáo"))


def nobody_leads(ground: Ground) -> Iterator[Finding]:
    """Something to be made, and all who are named only coordinate."""
    for duty in ground.duties:
        roles = {party.role for party in duty.parties}
        if duty.kind in PRODUCING and Role.COORDINATE in roles and not roles & {Role.LEAD, Role.ADVISE}:
            named = ", ".join(ground.names.get(p.agency, p.name) for p in duty.parties if p.role is Role.COORDINATE)
            yield about(duty, _("chỉ có phối hợp ({0}), không ai chủ trì").format(named))


def ended_agency(ground: Ground) -> Iterator[Finding]:
    """An agency answers for duties that still apply, is no more, and nobody alone has taken its place."""
    over = {head.id for head in ground.heads if head.is_over(ground.today)}
    message = _("{0} không còn từ {1} ({2}){3}, không có một nơi kế tục duy nhất; {4} nhiệm vụ chưa rõ nay ai làm")
    for regulation, duties in ground.by_regulation().items():
        left: dict[tuple[str, Succession], list[Duty]] = {}
        for duty in duties if regulation not in over else ():
            for body in duty.answerable:
                for holder in holders(body.agency, duty, ground.today, ground.successions):
                    if holder.agency is None:
                        left.setdefault((body.agency, holder.steps[-1]), []).append(duty)
        for (agency, step), found in left.items():
            name, since = ground.names.get(agency, agency), f"{step.since:%d/%m/%Y}"
            sure = "" if step.confirmed else _(" (chưa xác minh)")
            yield Finding(regulation, message.format(name, since, step.instrument, sure, len(found)), tuple(found))


def no_subject(ground: Ground) -> Iterator[Finding]:
    """Something to be made or dated, and the text does not say by whom."""
    for duty in ground.duties:
        if (duty.kind in PRODUCING or duty.deadlines) and any(p.agency == UNNAMED for p in acting(duty.parties)):
            yield about(duty, _("văn bản không nêu cơ quan thực hiện"))


def replaced_basis(ground: Ground) -> Iterator[Finding]:
    """A law that a regulation still in application rests on has been replaced or amended."""
    for head in ground.heads:
        found = () if head.is_over(ground.today) else outdated(head.legal_basis, head.issued, ground.laws, ground.today)
        for law in dict.fromkeys(law for __, law in found):
            change = _("đã được thay bằng") if law.replaces else _("đã được sửa bởi")
            sure = "" if law.confirmed else _(" (chưa xác minh)")
            words = _("{0} {1} luật số {2} từ {3}{4}")
            yield Finding(head.id, words.format(law.title, change, law.number, f"{law.since:%d/%m/%Y}", sure))


def unconfirmed_effect(ground: Ground) -> Iterator[Finding]:
    """Nobody has checked that a regulation is in effect."""
    for head in ground.heads:
        if not head.confirmed:
            yield Finding(head.id, _("hiệu lực chưa xác minh"))


CHECKS: tuple[Check, ...] = (
    Check(Name.COMPILER_DATE, Severity.ERROR, compiler_date,
          lambda: _("Nơi tổng hợp phải có hạn, và hạn ấy phải sau hạn của các nơi gửi đến.")),
    Check(Name.NO_SUBJECT, Severity.ERROR, no_subject,
          lambda: _("Việc không nêu ai làm thì không ai chịu trách nhiệm.")),
    Check(Name.UNDATED, Severity.WARNING, undated_periodic,
          lambda: _("Báo cáo không có kỳ và ngày thì không thể quá hạn, nên không đôn đốc được.")),
    Check(Name.NOBODY_LEADS, Severity.WARNING, nobody_leads,
          lambda: _("Kế hoạch, báo cáo, hội nghị cần một cơ quan chủ trì; cùng phối hợp thì không ai làm.")),
    Check(Name.SAME_DATA, Severity.WARNING, same_data,
          lambda: _("Hai nơi hỏi cùng số liệu vào hai ngày là chồng chéo; nên hỏi một lần.")),
    Check(Name.ENDED_AGENCY, Severity.WARNING, ended_agency,
          lambda: _("Cơ quan không còn, việc của nó dễ bị bỏ sót cho đến khi văn bản được sửa.")),
    Check(Name.REPLACED_BASIS, Severity.WARNING, replaced_basis,
          lambda: _("Căn cứ pháp lý đã thay đổi thì nội dung văn bản cần được rà soát.")),
    Check(Name.BEFORE_CLOSING, Severity.INFO, before_closing,
          lambda: _("Nghị định 09/2019/NĐ-CP Điều 12 chốt số liệu của kỳ vào ngày 14 tháng cuối kỳ; báo cáo sớm hơn "
                    "thì thiếu số liệu, trừ khi chế độ báo cáo chuyên ngành quy định khác.")),
    Check(Name.UNCONFIRMED, Severity.INFO, unconfirmed_effect,
          lambda: _("Cần đối chiếu với văn bản đã công bố trước khi dựa vào.")),
)  # fmt: skip
"""All checks, the gravest first."""


def found(ground: Ground, wanted: Iterable[Name] = ()) -> Iterator[tuple[Check, Finding]]:
    """What the wanted checks find, or all of them."""
    names = frozenset(wanted)
    for check in CHECKS:
        if not names or check.name in names:
            yield from ((check, finding) for finding in check.find(ground))


def severity_label(severity: Severity) -> str:
    """Vietnamese name of a severity."""
    return {Severity.ERROR: _("lỗi"), Severity.WARNING: _("cảnh báo"), Severity.INFO: _("lưu ý")}[severity]


def _follows_an_act(duty: Duty) -> bool:
    folded = fold(duty.summary)
    return any(words in folded for words in _ONE_ACT)
