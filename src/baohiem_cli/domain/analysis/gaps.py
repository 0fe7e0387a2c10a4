"""Gaps and overlaps (bỏ sót, chồng chéo) in regulations: what they themselves demand to avoid.

A check is one function under `gap_check`; all of them stand in `CHECKS`.
"""

from collections.abc import Collection, Iterator

from baohiem_cli.domain.agencies.responsibility import UNNAMED, acting
from baohiem_cli.domain.agencies.succession import Succession, holders
from baohiem_cli.domain.analysis.finding import Gap, GapCheck, GapInput, Severity, about, gap_check
from baohiem_cli.domain.analysis.gap_dates import before_closing, compiler_date, same_data
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.phrase import Part, phrase
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text.legal_basis import outdated
from baohiem_cli.domain.vocabulary import Kind, Role

PRODUCING = frozenset({Kind.PLAN, Kind.REPORT, Kind.REVIEW, Kind.MEETING, Kind.TRAINING})
"""Kinds of duty that end in something to show: without somebody in charge nobody makes it."""

_ONE_ACT = ("ket qua kiem tra", "ket qua thanh tra", "ket qua giam sat")
"""Words of a report that follows one act whenever that takes place, and so needs no date of its own."""


@gap_check(Severity.WARNING, phrase("Báo cáo không có kỳ và ngày thì không thể quá hạn, nên không đôn đốc được."))
def undated_periodic(given: GapInput) -> Iterator[Gap]:
    """Reports and data asked for regularly, and reports as such, without a date or an event that asks for them."""
    for duty in given.duties:
        if duty.kind not in (Kind.REPORT, Kind.INFORMATION) or duty.deadlines:
            continue
        if duty.undated:
            yield about(duty, phrase("văn bản nói '{0}' nhưng không nêu kỳ, ngày", duty.undated))
        elif duty.kind is Kind.REPORT and not duty.trigger and not _follows_an_act(duty):
            yield about(duty, phrase("báo cáo không nêu kỳ, ngày, cũng không nêu khi nào phải báo cáo"))


@gap_check(
    Severity.WARNING, phrase("Kế hoạch, báo cáo, hội nghị cần một cơ quan chủ trì; cùng phối hợp thì không ai làm.")
)
def nobody_leads(given: GapInput) -> Iterator[Gap]:
    """Something to be made, and all who are named only coordinate."""
    for duty in given.duties:
        roles = {party.role for party in duty.parties}
        if duty.kind in PRODUCING and Role.COORDINATE in roles and not roles & {Role.LEAD, Role.ADVISE}:
            named = ", ".join(given.names.get(p.agency, p.name) for p in duty.parties if p.role is Role.COORDINATE)
            yield about(duty, phrase("chỉ có phối hợp ({0}), không ai chủ trì", named))


@gap_check(Severity.WARNING, phrase("Cơ quan không còn, việc của nó dễ bị bỏ sót cho đến khi văn bản được sửa."))
def ended_agency(given: GapInput) -> Iterator[Gap]:
    """An agency answers for duties that still apply, is no more, and nobody alone has taken its place."""
    over = {head.id for head in given.heads if head.is_over(given.today)}
    for regulation, duties in given.by_regulation().items():
        left: dict[tuple[str, Succession], list[Duty]] = {}
        for duty in duties if regulation not in over else ():
            for body in duty.answerable:
                for holder in holders(body.agency, duty, given.today, given.successions):
                    if holder.agency is None:
                        left.setdefault((body.agency, holder.steps[-1]), []).append(duty)
        for (agency, step), found in left.items():
            message = phrase(
                "{0} không còn từ {1} ({2}){3}, chưa xác định được một cơ quan tiếp nhận duy nhất; "
                "{4} nhiệm vụ chưa rõ nay ai làm",
                given.names.get(agency, agency), step.since, step.instrument, _unsure(step.confirmed), len(found),
            )  # fmt: skip
            yield Gap(regulation, message, tuple(found))


@gap_check(Severity.ERROR, phrase("Việc không nêu ai làm thì không ai chịu trách nhiệm."))
def no_subject(given: GapInput) -> Iterator[Gap]:
    """Something to be made or dated, and the text does not say by whom."""
    for duty in given.duties:
        if (duty.kind in PRODUCING or duty.deadlines) and any(p.agency == UNNAMED for p in acting(duty.parties)):
            yield about(duty, phrase("văn bản không nêu cơ quan thực hiện"))


@gap_check(Severity.WARNING, phrase("Căn cứ pháp lý đã thay đổi thì nội dung văn bản cần được rà soát."))
def replaced_basis(given: GapInput) -> Iterator[Gap]:
    """A law that a regulation still in application rests on has been replaced or amended."""
    for head in given.heads:
        found = () if head.is_over(given.today) else outdated(head.legal_basis, head.issued, given.laws, given.today)
        for law in dict.fromkeys(law for __, law in found):
            change = phrase("đã được thay bằng") if law.replaces else phrase("đã được sửa bởi")
            sure = _unsure(law.confirmed)
            yield Gap(head.id, phrase("{0} {1} luật số {2} từ {3}{4}", law.title, change, law.number, law.since, sure))


@gap_check(Severity.INFO, phrase("Cần đối chiếu với văn bản đã công bố trước khi dựa vào."))
def unconfirmed_effect(given: GapInput) -> Iterator[Gap]:
    """Nobody has checked that a regulation is in effect."""
    for head in given.heads:
        if not head.confirmed:
            yield Gap(head.id, phrase("hiệu lực chưa xác minh"))


CHECKS = (
    compiler_date,
    no_subject,
    undated_periodic,
    nobody_leads,
    same_data,
    ended_agency,
    replaced_basis,
    before_closing,
    unconfirmed_effect,
)
"""All checks, the gravest first."""


def run_checks(given: GapInput, names: Collection[str] = ()) -> Iterator[tuple[GapCheck, Gap]]:
    """The gaps that the checks of these names find, or all checks."""
    for check in CHECKS:
        if not names or check.name in names:
            yield from ((check, gap) for gap in check.find(given))


def _unsure(confirmed: bool) -> Part:
    return "" if confirmed else phrase(" (chưa xác minh)")


def _follows_an_act(duty: Duty) -> bool:
    folded = fold(duty.summary)
    return any(words in folded for words in _ONE_ACT)
