"""The file format, field by field: what a regulation's file and the agencies' file may say.

These models are the only definition of the format. The reference page and the JSON Schema are
generated from them, so a field without a description is a hole in the documentation.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.text.ref import LETTERS
from baohiem_cli.domain.vocabulary import Cadence, Kind, Performed, Reason, Scheme

SUMMARY_LIMIT = 160
"""Characters that a duty's summary may have: one line of a wide terminal."""

REF_PATTERN = (
    rf"^(QD\.[1-9][0-9]*(\.[1-9][0-9]*)?(\.[{LETTERS}])?"
    rf"|[1-9][0-9]*(\.[1-9][0-9]*)?(\.[{LETTERS}])?(\.[1-9][0-9]*)?"
    rf"|[IVX]+(\.[1-9][0-9]*)?(\.[{LETTERS}])?(\.[1-9][0-9]*)?)$"
)
HEADING_PATTERN = r"^(QD\.[1-9][0-9]*|[1-9][0-9]*|[IVX]+(\.[1-9][0-9]*)?)$"
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PARTIAL_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PERIOD_PATTERN = r"^(H[12]|Q[1-4]|T[1-3]|M(0[1-9]|1[0-2]))$"
NO_SUCH_DAY = "no_such_day"
_YEAR = "(19|20|21)[0-9]{2}"
RULE_PATTERN = (
    rf"^((before|by) ([0-9]{{2}}-[0-9]{{2}}( next-year)?|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    r"|day [0-9]{1,2} of month\+[0-9]{1,2})"
    r"|in (month|quarter) [0-9]{1,2}( next-year)?"
    rf"|in month {_YEAR}-[0-9]{{2}}|in quarter {_YEAR}-Q[1-4]"
    r"|within [0-9]{1,3} days)$"
)


def _as_list(value: object) -> object:
    """Let a clerk write one value where a list is possible."""
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: dict[str, Any]) -> None:
    """Tell the same to the JSON Schema, so that editors agree with the program."""
    items = schema.pop("items")
    kept: dict[str, Any] = {key: schema.pop(key) for key in ("description", "default", "title") if key in schema}
    many = {**schema, "items": items}
    schema.clear()
    schema.update(kept, anyOf=[items, many])


def _existing(day: str) -> str:
    try:
        partial_date.earliest(day)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, NO_SUCH_DAY) from None
    return day


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Level = Literal["national", "province", "district", "commune", "unit"]
Type = Literal[
    "committee",
    "department",
    "insurance",
    "union",
    "organisation",
    "party",
    "media",
    "steering",
    "enterprise",
    "establishment",
]
Slug = Annotated[str, Field(pattern=SLUG_PATTERN, examples=["kon-tum"])]
Ref = Annotated[str, Field(pattern=REF_PATTERN, examples=["27.1.a", "V.3.e", "QD.2.1"])]
Day = Annotated[str, Field(pattern=DAY_PATTERN, examples=["2024-05-10"]), AfterValidator(_existing)]
Partial = Annotated[
    str, Field(pattern=PARTIAL_PATTERN, examples=["2024", "2024-05", "2024-05-10"]), AfterValidator(_existing)
]
Names = Annotated[list[Text], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]
Cadences = Annotated[list[Cadence], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]
Schemes = Annotated[list[Scheme], BeforeValidator(_as_list), Field(min_length=1, json_schema_extra=_one_or_many)]


WORD, LIST = "<word>", "<list>"
"""Which of two forms a value has; pydantic puts it into the place of an error, where no file has such a key."""

Members = Annotated[
    Annotated[Literal["charged", "unlisted", "open"], Tag(WORD)] | Annotated[list[Slug], Tag(LIST)],
    Discriminator(lambda value: WORD if isinstance(value, str) else LIST),
]


class Entry(BaseModel):
    """What all entries share: no unknown keys, and no changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
        "(four months), M01-M12. A report of the first half-year due on 10 June has H1.",
    )
    rule: Annotated[str, Field(pattern=RULE_PATTERN)] | None = Field(
        default=None,
        description="When it is due. 'before 07-05' excludes that day (trước ngày), 'by 12-31' includes "
        "it (chậm nhất, đến hết ngày); add 'next-year' for a date in the year after the period. "
        "'in month 11', 'in quarter 1' (trong tháng, quý). 'before day 5 of month+1' is a day of the "
        "month after the period ends. 'by 2016-03-31', 'in quarter 2016-Q1' date a duty done once. "
        "'within 10 days' counts from the day after the period. Left out, the text gives only a "
        "frequency: the last day of the period, shown as inferred.",
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
    recipient: Names | None = Field(
        default=None, description="Who receives the report, the data or the advice (nơi nhận)."
    )
    schemes: Schemes | None = Field(
        default=None, description="BHXH, BHYT, BHTN. Left out: those of the regulation's head."
    )
    kind: Kind = Field(description="What sort of act it is.")
    cadence: Cadences = Field(
        description="How often. 'continuous' for 'thường xuyên', 'on_event' for 'khi có yêu cầu, đột "
        "xuất', 'none' where the text says nothing."
    )
    performed: Performed = Field(
        default=Performed.EACH,
        description="'each': every responsible agency owes its own (reports, data). 'together': one "
        "joint act of all (a plan, a meeting).",
    )
    deadlines: list[DeadlineEntry] | None = Field(
        default=None,
        min_length=1,
        description="One entry for each periodic cadence or fixed date, and none otherwise.",
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
        """The keys that name bodies, with what they name, in the order in which parties are shown."""
        named = (
            ("lead", self.lead),
            ("advise", self.advise),
            ("coordinate", self.coordinate),
            ("with", self.with_),
            ("recipient", self.recipient),
        )
        return tuple((key, names or []) for key, names in named)


class TargetEntry(Entry):
    """One figure to reach (chỉ tiêu)."""

    id: Slug = Field(description="Short name of the indicator, unique in the file: 'bhyt-2015'.")
    indicator: Text = Field(description="What is measured.")
    group: Text | None = Field(default=None, description="Whom the share is about, where it is a part.")
    unit: Text = Field(description="The unit with its base: '% dân số', '% lực lượng lao động'.")
    value: float = Field(allow_inf_nan=False, description="The figure to reach.")
    year: int = Field(ge=1990, le=2200, description="The year by whose end it is to be reached.")


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
        "khoản 1."
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
    doubts: list[Text] = Field(default_factory=list, description="Doubts about the whole document.")
    chapters: list[ChapterEntry] = Field(min_length=1, description="Its headings, in order.")
    provisions: list[ProvisionEntry] = Field(min_length=1, description="Its provisions, in order, none left out.")


class AgencyEntry(Entry):
    """A body that regulations name."""

    id: Slug = Field(description="Short name, for ever.")
    name: Text = Field(description="Official name.")
    short: Text | None = Field(default=None, description="The usual short name, shown in narrow tables.")
    aliases: list[Text] = Field(
        default_factory=list, description="Other names and abbreviations; tones and case do not matter."
    )
    level: Level = Field(description="Where it stands: nation, province, district, commune, or a single establishment.")
    type: Type = Field(description="What sort of body it is; groups of charged agencies can be limited by it.")


class GroupEntry(Entry):
    """A collective addressee ('các sở, ban, ngành')."""

    id: Slug = Field(description="Short name, for ever.")
    name: Text = Field(description="The collective name.")
    aliases: list[Text] = Field(default_factory=list, description="Other wordings of the same collective.")
    members: Members = Field(
        description="A list of agencies; or 'charged': the agencies that the same regulation charges; "
        "'unlisted': a definite group whose members this registry does not list (UBND các huyện); "
        "'open': whoever it concerns (cơ quan liên quan)."
    )
    types: list[Type] = Field(default_factory=list, description="Limits 'charged' to these types of agency.")
    level: Level = Field(description="Where its members stand.")


class AgenciesFile(Entry):
    """The registry of agencies and groups."""

    agencies: list[AgencyEntry] = Field(default_factory=list, description="The single bodies.")
    groups: list[GroupEntry] = Field(default_factory=list, description="The collective addressees.")


class CorrectionEntry(Entry):
    """One day on which an official notice differs from the calendar library."""

    day: Day = Field(description="The day.")
    off: bool = Field(description="true: a day off; false: a day worked.")
    source: Text = Field(description="The notice that says so.")


class CalendarFile(Entry):
    """Corrections to the calendar of public holidays."""

    official_until: int = Field(
        description="The last year whose days off are officially known; later ones are forecasts."
    )
    corrections: list[CorrectionEntry] = Field(default_factory=list, description="The days that differ.")
