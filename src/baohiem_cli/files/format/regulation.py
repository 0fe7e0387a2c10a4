"""The format of a regulation's file, field by field.

These models are the only definition of the format. The reference page and the JSON Schema are generated from them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    Field,
)

from baohiem_cli.domain.vocabulary import Cadence, Kind, Performed, Reason
from baohiem_cli.files.format.types import (
    HEADING_PATTERN,
    PERIOD_PATTERN,
    RULE_PATTERN,
    SUMMARY_LIMIT,
    Cadences,
    Decimal,
    Entry,
    Names,
    Partial,
    Ref,
    Schemes,
    Slug,
    Text,
    Whole,
)


class DeadlineEntry(Entry):
    """One rule that dates a duty (hạn)."""

    quote: Text = Field(
        description="The few words of the text that fix the date or the frequency, nothing more: "
        "'trước ngày 05 tháng 7', 'hằng quý'."
    )
    cadence: Cadence | None = Field(
        default=None,
        description="How often this rule recurs. May be left out where the duty has one cadence only.",
    )
    period: Annotated[str, Field(pattern=PERIOD_PATTERN)] | None = Field(
        default=None,
        description="The only period of each year that the rule is about: H1, H2, Q1-Q4, T1-T3 "
        "(four months), M01-M12. A report of the first half-year due on 10 June has H1. Beside a rule of the same "
        "cadence without a period it is the exception: that period is dated by this rule alone.",
    )
    rule: Annotated[str, Field(pattern=RULE_PATTERN)] | None = Field(
        default=None,
        description="When it is due. 'before 07-05' excludes that day (trước ngày), 'by 12-31' includes "
        "it (chậm nhất, đến hết ngày), 'on 11-09' is that day alone (vào ngày); add 'next-year' for a date in the "
        "year after the period. 'in month 11', 'in quarter 1' (trong tháng, quý). 'before day 5 of month+1' is a day "
        "of the month after the period ends, 'in month-2' the first month of a quarter. 'first 10 days' are those of "
        "the period, 'first 5 working days of month+1' those of a month. 'by 2016-03-31', 'in quarter 2016-Q1', "
        "'in year 2016' date a duty done once. 'within 10 days', 'within 5 working days' count from the day after "
        "the period. 'within 5 working days of event' and '7 days before event' count from what sets off an on_event "
        "duty. Left out, the text gives only a frequency: the last day of the period, shown as inferred.",
    )
    alternative: Cadence | None = Field(
        default=None,
        description="The other frequency that the text leaves to choose ('hằng quý hoặc 6 tháng'): "
        "the least that complies is tracked, the other is kept here.",
    )


class DutyEntry(Entry):
    """One thing that a provision obliges somebody to do (nhiệm vụ)."""

    summary: Annotated[Text, Field(max_length=SUMMARY_LIMIT)] = Field(
        description="One short sentence of our own in administrative Vietnamese: one act."
    )
    lead: Names | None = Field(
        default=None,
        description="Who leads (chủ trì), or simply acts. Names as the registry of agencies knows them; "
        "the one that acts first stands first.",
    )
    advise: Names | None = Field(default=None, description="Who advises (tham mưu) somebody else to act.")
    coordinate: Names | None = Field(
        default=None,
        description="Who takes part (phối hợp). Where nobody leads or advises, these answer for the duty.",
    )
    with_: Names | None = Field(
        default=None,
        alias="with",
        description="With whom the acting bodies work together where nobody leads ('Phối hợp với …'): they take "
        "part too, but do not answer for the duty.",
    )
    directed: Names | None = Field(
        default=None,
        description="Whom the acting bodies direct ('Chỉ đạo X làm …'): the duty is theirs to carry out below, but "
        "they neither answer for it nor work on it as equals.",
    )
    recipient: Names | None = Field(
        default=None, description="Who receives the report, the data or the advice (nơi nhận): all of them."
    )
    recipient_either: Annotated[Names, Field(min_length=2)] | None = Field(
        default=None, description="One of these receives it, where the text says 'hoặc'."
    )
    schemes: Schemes | None = Field(
        default=None, description="BHXH, BHYT, BHTN. Left out: those of the regulation's head."
    )
    kind: Kind = Field(description="What sort of act it is.")
    cadence: Cadences = Field(
        description="How often. 'continuous' for 'thường xuyên', 'on_event' for 'khi có yêu cầu, đột "
        "xuất', 'none' where the text says nothing. Weeks go from Monday to Sunday, 'nine-month' is January to "
        "September, the two years of 'biennial' are counted from the first year of application."
    )
    performed: Performed = Field(
        default=Performed.EACH,
        description="'each': every responsible agency owes its own (reports, data). 'together': one "
        "joint act of all (a plan, a meeting). Write it in every duty: `bh check` tells where it is missing.",
    )
    deadlines: list[DeadlineEntry] | None = Field(
        default=None,
        min_length=1,
        description="One entry for each periodic cadence or fixed date, and for a limit that is counted from an "
        "event; none otherwise.",
    )
    trigger: Text | None = Field(
        default=None,
        description="What sets off an on_event duty, in the text's few words: 'khi có yêu cầu'.",
    )
    undated: Text | None = Field(
        default=None,
        description="The words that ask for regularity without saying how often: 'theo định kỳ'. "
        "Such a duty has cadence none.",
    )
    doubt: Text | None = Field(default=None, description="What is doubtful in the reading, for everyone to see.")

    def roles(self) -> tuple[tuple[str, list[str]], ...]:
        """The keys that name bodies, with what they name; the seldom ones only where they stand."""
        named = (
            ("lead", self.lead),
            ("advise", self.advise),
            ("coordinate", self.coordinate),
            ("with", self.with_),
            ("recipient", self.recipient),
        )
        seldom = (("directed", self.directed), ("recipient_either", self.recipient_either))
        return tuple((key, names or []) for key, names in (*named, *(one for one in seldom if one[1])))

    def acting(self) -> list[str]:
        """Who answers: all who lead; else all who advise; else all who take part."""
        return self.lead or self.advise or self.coordinate or []


class TargetEntry(Entry):
    """One figure to reach (chỉ tiêu)."""

    id: Slug = Field(description="Short name of the indicator, unique in the file: 'bhyt-2015'.")
    indicator: Text = Field(description="What is measured.")
    group: Text | None = Field(default=None, description="Whom the share is about, where it is a part.")
    unit: Text = Field(description="The unit with its base: '% dân số', '% lực lượng lao động'.")
    value: Decimal = Field(description="The figure to reach.")
    year: Whole = Field(  # type: ignore[assignment]  # left out, never empty: an empty year is a forgotten one
        default=None,
        ge=1990,
        le=2200,
        description="The year by whose end it is to be reached; left out where it holds in every year.",
    )
    also: list[Ref] = Field(
        default_factory=list, description="Other provisions that say the same: the figure is measured once."
    )
    formerly: list[Slug] = Field(
        default_factory=list,
        description="Ids that it had before: what was measured under them is found under this one.",
    )


class MemberEntry(Entry):
    """A body that belongs to a collective."""

    agency: Text = Field(description="Its name, as the registry knows it; a group with a definite membership too.")
    reason: Text = Field(description="Why it belongs to it: the article that charges it, the list that names it.")


class CollectiveEntry(Entry):
    """A collective addressee of this regulation, with those whom it means: never its issuer."""

    group: Text = Field(description="The collective, by any name that the registry knows.")
    members: list[MemberEntry] = Field(min_length=1, description="Who belongs to it, each with the reason.")


class PostEntry(Entry):
    """A person's office that the text charges, and the body behind it."""

    post: Text = Field(description="The office, as the registry knows it.")
    held_by: Text | None = Field(
        default=None, description="The body behind it; empty where the text does not say, which is then told."
    )
    words: Text = Field(description="The words of the text that say so, or what it leaves open.")


class InChargeEntry(Entry):
    """Whom the text names for carrying out the whole of it."""

    agencies: Names = Field(description="The bodies, by names that the registry knows.")
    ref: Ref = Field(description="The provision that names them.")


class BasisEntry(Entry):
    """A text that this one rests on, replaces, or was changed by."""

    title: Text = Field(description="Its kind and name: 'Luật Bảo hiểm y tế'.")
    number: Text | None = Field(default=None, description="Its number, where the text gives one.")
    issued: Partial | None = Field(default=None, description="Its date.")
    extent: Literal["whole", "part"] | None = Field(
        default=None, description="For a replaced text: in whole or in part."
    )


class ProvisionEntry(Entry):
    """One smallest unit of the text (điểm, else khoản, else điều), in the order of the text.

    An amended one stands once for each version, the oldest first; its duties keep their place, hence their id.
    """

    ref: Ref = Field(
        description="Its number, in quotation marks: '24.1' is Điều 24 khoản 1, '27.1.a' điểm a, "
        "'9.3.a.1' a dash item, 'V.3.e' a programme's section, 'QD.2.1' the issuing decision's Điều 2 "
        "khoản 1, '7.2a' and '9.1.a1' an inserted khoản and điểm. 'DM' and 'DK' are an opening and a closing "
        "paragraph without a number that lay a duty."
    )
    duties: list[DutyEntry] | None = Field(default=None, min_length=1, description="What it obliges somebody to do.")
    no_duty: Reason | None = Field(default=None, description="Or the reason why it lays no duty.")
    targets: list[TargetEntry] | None = Field(
        default=None, min_length=1, description="The figures that it sets, if any."
    )
    note: Text | None = Field(default=None, description="A remark for the reader.")
    start: Partial | None = Field(
        default=None,
        alias="from",
        description="First day of this version of the provision; the version before it ends the day before. What is "
        "due from that day on is due by this version.",
    )
    until: Partial | None = Field(
        default=None, description="Last day of this version, where no other follows: the provision was abolished."
    )
    amended_by: BasisEntry | None = Field(
        default=None,
        description="The text that made this version, or ended it; one of the texts that `history` names.",
    )


class ArticleEntry(Entry):
    """One article or section heading of the text."""

    ref: Annotated[str, Field(pattern=HEADING_PATTERN)] = Field(description="Its number: '24', 'V.3', 'QD.2'.")
    title: Text | None = Field(default=None, description="Its title; left out where it has none.")


class ChapterEntry(Entry):
    """One chapter (chương, phần), or the issuing decision."""

    number: Text | None = Field(default=None, description="Its number: 'Chương I', 'Quyết định'.")
    title: Text | None = Field(default=None, description="Its title.")
    articles: list[ArticleEntry] = Field(min_length=1, description="Its articles, in order.")


class EffectEntry(Entry):
    """When the regulation binds."""

    start: Partial | None = Field(
        default=None,
        alias="from",
        description="First day of effect; only the year or the month where the rest is not known. "
        "What is not known counts as late as it can be.",
    )
    until: Partial | None = Field(
        default=None, description="Last day of effect, where it was repealed or expired by its own words."
    )
    confirmed: bool = Field(
        description="true only where somebody has checked on a published text that it is in effect since that day."
    )
    note: Text | None = Field(default=None, description="How the dates are known, and what is doubtful.")


class ApplicationEntry(Entry):
    """The time that the regulation is about, where it differs from its effect."""

    start: Partial | None = Field(default=None, alias="from", description="First day.")
    until: Partial | None = Field(default=None, description="Last day: a programme of 2012-2020 has '2020'.")


class HistoryEntry(Entry):
    """What happened to the regulation since it was issued."""

    on: Partial = Field(
        description="The day from which it is so: for an amendment its first day of effect, for an end the first day "
        "without effect. What is not known counts as late as it can be."
    )
    event: Literal["amended", "replaced_in_part", "replaced", "abolished", "expired"] = Field(
        description="What happened. After the last three nothing falls due any more. Issue and effect are not events "
        "here: they stand in `issued` and `effect`."
    )
    by: BasisEntry | None = Field(default=None, description="The text that did it.")
    note: Text | None = Field(default=None, description="How it is known, and what is doubtful.")
    confirmed: bool = Field(description="true only where somebody has read it in a published text.")


class RegulationFile(Entry):
    """One regulation's file: its head, its headings, its provisions."""

    id: Slug = Field(
        description="Short name, for ever: 'kon-tum'. A file of your own with the id of a shipped one replaces it."
    )
    number: Text | None = Field(default=None, description="Number and sign; empty where not known.")
    title: Text = Field(description="Full title.")
    document: Text = Field(description="Kind of document: 'Quy chế phối hợp', 'Chương trình hành động'.")
    jurisdiction: Text = Field(description="The province where it holds, or 'Toàn quốc'.")
    issuer: Names = Field(description="Who issued it: names that the registry of agencies knows.")
    issued: Partial | None = Field(default=None, description="Day of issue, as far as known.")
    schemes: Schemes = Field(description="The insurances it is about; what a duty has unless it says less.")
    effect: EffectEntry = Field(description="When it binds.")
    application: ApplicationEntry | None = Field(
        default=None, description="The time it is about, where that is not its time of effect."
    )
    legal_basis: list[BasisEntry] = Field(description="What it rests on, as its preamble says.")
    replaces: list[BasisEntry] = Field(default_factory=list, description="What it replaces or abolishes.")
    history: list[HistoryEntry] = Field(
        default_factory=list, description="What happened to it since: amendments, replacement, abolition; by day."
    )
    source: Text = Field(description="The copy that was read, so that another can find and check it.")
    draft: bool = Field(
        default=False,
        description="true: a machine has read it and nobody has proved it yet; answers from it are marked, "
        "`bh check --final` tells what is left to prove, and gaps between its provisions are only remarked on.",
    )
    doubts: list[Text] = Field(default_factory=list, description="Doubts about the whole document.")
    collectives: list[CollectiveEntry] = Field(
        default_factory=list, description="Whom its collective addressees mean; each 'charged' group that it uses."
    )
    posts: list[PostEntry] = Field(
        default_factory=list, description="The persons' offices that it charges, and the bodies behind them."
    )
    in_charge: InChargeEntry | None = Field(
        default=None,
        description="Whom it names for carrying out the whole of it: they are told of duties without a subject.",
    )
    chapters: list[ChapterEntry] = Field(min_length=1, description="Its headings, in order.")
    provisions: list[ProvisionEntry] = Field(min_length=1, description="Its provisions, in order, none left out.")
