"""Provisions by the names that people give them: a duty's id, a ref, or a citation with the name of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from baohiem_cli.app.holders import places_of
from baohiem_cli.app.lookup import find_regulation, hint, known_wording, nearest_refs
from baohiem_cli.app.register import Register
from baohiem_cli.domain.alphabet import latin
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.text import citation
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.citation import Cited
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties


class Place(NamedTuple):
    """A regulation and the ref in it that a name leads to; `number` is that of a second duty (`#2`).

    `others` are further refs that were named beside it.
    """

    regulation: str
    ref: str | None = None
    number: str = ""
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The ref as a user writes it."""
        return f"{self.ref}#{self.number}" if self.number else self.ref or ""

    @property
    def refs(self) -> tuple[str, ...]:
        """All refs that were named; none for the whole regulation."""
        return (self.ref, *self.others) if self.ref else ()


def locate(register: Register, name: str, given: Sequence[str], today: date) -> Place:
    """The place that a name leads to: a duty's id, a regulation's slug or number, or a citation in one of `given`.

    A citation may name its text or province itself, as they are on a day. Raises NotFound, also where a word of a
    citation is not understood, or WrongUsage where a citation leads to several regulations.
    """
    name = latin(name)
    slug, slash, key = name.partition("/")
    rest = key.partition("@")[0]
    known = catalogue.regulation_ids(register.db)
    if slash and slug in known.values():
        return _place(slug, rest)
    if (id := known_wording(known, name)) is not None:
        return Place(id)
    ref, __, number = name.partition("#")
    cited = Cited((ref,), ()) if refs.is_ref(ref) else citation.read(ref)
    if cited is None:
        is_duty = refs.is_ref(rest.partition("#")[0])
        return _place(find_regulation(register.db, slug if is_duty else name), rest)
    slugs = [find_regulation(register.db, one) for one in given] or sorted(set(known.values()))
    if cited.rest:
        slugs = _meant(register, name, cited, slugs, today)
    wanted = cited.refs
    if _is_named_by_number(cited) and not _all_have(register, wanted, slugs):
        wanted = tuple(ref.removeprefix("QD.") for ref in wanted)
    first, *others = wanted
    return Place(_holding(register, wanted, slugs), first, number, tuple(others))


def duty_named(register: Register, name: str, today: date) -> str:
    """The id of the one duty of a provision that is named by its citation; any other name as it is.

    Raises NotFound, or WrongUsage where the provision has several duties.
    """
    name = latin(name)
    if not refs.is_ref(name.partition("#")[0]) and citation.read(name) is None:
        return name
    place = locate(register, name, (), today)
    within = Question(regulations=(place.regulation,))
    found = [
        duty.id
        for duty in duties.duties(register.db, within)
        if any(refs.is_within(duty.ref, ref) for ref in place.refs) and place.number in ("", duty.id.partition("#")[2])
    ]
    ids = list(dict.fromkeys(found))
    if len(ids) > 1:
        raise WrongUsage(_("'{0}' có nhiều nhiệm vụ: {1}. Hãy ghi mã của một nhiệm vụ.").format(name, "; ".join(ids)))
    return ids[0] if ids else f"{place.regulation}/{place.name}"


def _place(slug: str, rest: str) -> Place:
    ref, __, number = rest.partition("#")
    return Place(slug, ref or None, number)


def _meant(register: Register, name: str, cited: Cited, slugs: Sequence[str], today: date) -> list[str]:
    """The regulations of these that the other words of a citation name. Raises NotFound where they say nothing."""
    named, words = _named(register, cited.rest, today)
    left = citation.not_particles(words)
    found = [slug for slug in slugs if named is None or slug in named]
    if left:
        known = {one.regulation.id: one.regulation for one in catalogue.regulations(register.db, Question())}
        called = catalogue.wordings_by_name(register.db)
        spoken = {
            id: {word for said in (one.title, one.document, *one.issuer, *_calls(one.issuer, called))
                 for word in fold(said).split()}
            for id, one in known.items()
        }  # fmt: skip
        found = [slug for slug in found if all(word in spoken[slug] and not _is_a_mark(word) for word in left)]
    if found:
        return found
    if named is not None and not named:
        raise NotFound(_("Chưa có văn bản nào của nơi nêu trong '{0}'.").format(name))
    if named is not None and not left:
        raise NotFound(
            _("Văn bản được nêu trong '{0}' không thuộc: {1}.").format(name, ", ".join(slugs)), nearest=tuple(slugs)
        )
    near = _near(register, cited.refs[0], sorted(named or slugs))
    raise NotFound(
        _(
            "Không hiểu '{0}' trong '{1}'. Nêu một điều, khoản, điểm, hoặc nhiều mục cùng cấp: khoản 1 và 2 Điều 24."
        ).format(" ".join(left or cited.rest), name)
        + hint(near),
        nearest=near,
    )


def _named(register: Register, words: tuple[str, ...], today: date) -> tuple[set[str] | None, tuple[str, ...]]:
    """The regulations whose id, number or province stands among the words, and the words without it."""
    wordings: dict[str, set[str]] = {}
    for wording, slug in catalogue.regulation_ids(register.db).items():
        wordings.setdefault(fold(wording), set()).add(slug)
    by_place: dict[str, set[str]] = {}
    for one in catalogue.regulations(register.db, Question()):
        by_place.setdefault(fold(one.regulation.jurisdiction), set()).add(one.regulation.id)
    for place in {*by_place, *catalogue.provinces(register.db)}:
        today_s, __ = places_of(register.db, [place], today)
        wordings.setdefault(place, set()).update(*(by_place.get(one, ()) for one in today_s))
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            found = wordings.get(" ".join(words[start : start + length]))
            if found is not None:
                return found, (*words[:start], *words[start + length :])
    return None, words


def _calls(issuers: Iterable[str], called: dict[str, list[str]]) -> Iterator[str]:
    """The other names of who issued a text."""
    for issuer in issuers:
        yield from called.get(fold(issuer), ())


def _is_named_by_number(cited: Cited) -> bool:
    """Whether `Quyết định` may only begin the number of a text, and no article of the decision itself be meant."""
    return any(word.isdecimal() for word in cited.rest) and all(ref.startswith("QD.") for ref in cited.refs)


def _all_have(register: Register, cited: tuple[str, ...], slugs: Sequence[str]) -> bool:
    return any(
        all(_has(known, ref) for ref in cited)
        for known in (list(catalogue.provisions(register.db, slug)) for slug in slugs)
    )


def _is_a_mark(word: str) -> bool:
    """A number or a letter alone is part of a provision's name, never of a title."""
    return len(word) == 1 or (word.isdecimal() and len(word) < len("2024"))


def _holding(register: Register, cited: tuple[str, ...], slugs: Sequence[str]) -> str:
    """The one regulation of these that has all these refs."""
    provisions = {slug: list(catalogue.provisions(register.db, slug)) for slug in slugs}
    missing = {slug: [ref for ref in cited if not _has(known, ref)] for slug, known in provisions.items()}
    holding = [slug for slug, refs_missing in missing.items() if not refs_missing]
    if len(holding) == 1:
        return holding[0]
    if holding:
        said = "; ".join(map(refs.citation, cited))
        raise WrongUsage(
            _("{0} có ở nhiều văn bản. Nêu thêm tên văn bản hay tỉnh, hoặc ghi mã: {1}.").format(
                said, ", ".join(f"{slug}/{cited[0]}" for slug in holding)
            )
        )
    fewest = min(missing.values(), key=len)
    near = _near(register, fewest[0], slugs)
    message = _("Không có {0} trong: {1}.").format("; ".join(map(refs.citation, fewest)), ", ".join(slugs))
    raise NotFound(message + hint(near), nearest=near)


def _has(known: Iterable[str], ref: str) -> bool:
    return any(refs.is_within(one, ref) for one in known)


def _near(register: Register, ref: str, slugs: Sequence[str]) -> tuple[str, ...]:
    """The nearest provision of each regulation."""
    return tuple(
        f"{slug}/{near}"
        for slug in slugs
        for near in nearest_refs(ref, list(catalogue.provisions(register.db, slug)), 1)
    )
