"""Whether a file mirrors its text: every provision in its place, every heading used, every figure once."""

from __future__ import annotations

from collections.abc import Iterator

from baohiem_cli.domain.text import partial_date, ref
from baohiem_cli.files.checks.finding import Mistake, unknown_names
from baohiem_cli.files.format.regulation import ProvisionEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.i18n import gettext as _


def refs_in_order(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Every provision stands once, or in all its versions, in the order of the text, with none left out between two."""
    seen: dict[str, int] = {}
    previous: str | None = None
    for i, entry in enumerate(file.provisions):
        path: KeyPath = ("provisions", i, "ref")
        if entry.ref == previous and entry.start:
            continue  # another version: `versions_follow` looks at it
        if previous and entry.ref.startswith(f"{previous}.") and _apart(file.provisions[i - 1], entry):
            previous = entry.ref  # an amendment has divided it, or made one of what was divided
            continue
        if entry.ref in seen:
            yield path, _("'{0}' đã có ở mục thứ {1}").format(entry.ref, seen[entry.ref] + 1)
        elif file.draft or "(" in entry.ref:
            pass  # a draft has the numbers as its text has them; a number that stands twice stands where it does
        elif previous and ref.sort_key(entry.ref) < ref.sort_key(previous):
            yield path, _("'{0}' đứng sai thứ tự: sau '{1}'").format(entry.ref, previous)
        elif previous and entry.ref.startswith(f"{previous}."):
            yield path, _("'{0}' nằm trong '{1}': chỉ ghi đơn vị nhỏ nhất").format(entry.ref, previous)
        elif not ref.follows(entry.ref, previous):
            yield (
                path,
                _("thiếu điều, khoản hoặc điểm giữa '{0}' và '{1}'").format(previous or _("đầu văn bản"), entry.ref),
            )
        seen.setdefault(entry.ref, i)
        previous = entry.ref


def headings_match(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Every heading has provisions, every provision a heading, and headings stand in order."""
    listed: dict[str, KeyPath] = {}
    previous: str | None = None
    for i, chapter in enumerate(file.chapters):
        for j, article in enumerate(chapter.articles):
            path: KeyPath = ("chapters", i, "articles", j, "ref")
            if previous and not file.draft and not ref.follows(article.ref, previous):
                yield path, _("'{0}' không nối tiếp '{1}'").format(article.ref, previous)
            listed[article.ref] = path
            previous = article.ref
    used = set()
    for i, entry in enumerate(file.provisions):
        heading = ref.heading_of(entry.ref, listed)
        if heading is None:
            yield ("provisions", i, "ref"), _("'{0}' không thuộc điều nào đã ghi ở 'chapters'").format(entry.ref)
        used.add(heading)
    for name, path in listed.items():
        if name not in used:
            yield path, _("điều '{0}' chưa có nội dung nào ở 'provisions'").format(name)


def issuer_known(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """Whoever issued it is in the registry."""
    yield from unknown_names(file.issuer, ("issuer",), registry)


def targets_unique(file: RegulationFile, registry: Registry) -> Iterator[Mistake]:
    """An indicator's id names one figure, in all versions of its provision."""
    seen: dict[str, int] = {}
    for i, entry in enumerate(file.provisions):
        for j, target in enumerate(entry.targets or []):
            first = seen.setdefault(target.id, i)
            if (first != i and file.provisions[first].ref != entry.ref) or target.id in [
                other.id for other in (entry.targets or [])[:j]
            ]:
                yield ("provisions", i, "targets", j, "id"), _("chỉ tiêu '{0}' đã có").format(target.id)


def _apart(one: ProvisionEntry, other: ProvisionEntry) -> bool:
    """Whether one of two provisions ends, in so many words, before the other begins."""
    return any(
        earlier.until and later.start and partial_date.latest(earlier.until) < partial_date.latest(later.start)
        for earlier, later in ((one, other), (other, one))
    )
