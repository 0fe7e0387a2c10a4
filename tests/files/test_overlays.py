"""Overlays: values of a user's own in the head of a regulation, held to its rules, told with their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.domain.records import Regulation
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source, stamp
from tests.domain.making import case
from tests.files.making import GOOD, REGISTRY, changed, placed

BLANK = changed(("number: 01/2024/QĐ-UBND", "number:"), ("issued: 2024-05-10", "issued: 2024-05"))
"""A regulation whose text lacks its number and its day."""
WHOLE = """\
regulation: mau
source: Công báo tỉnh Mẫu số 7
set:
  number: 09/2024/QĐ-UBND
  issued: 2024-05-11
  effect:
    from: 2024-05-21
    confirmed: true
"""


def lay(folder: Path, *texts: str) -> Source:
    """A data directory with the regulation and these overlays."""
    for place, name, text in (
        ("regulations", "mau", BLANK),
        *(("overlays", str(i), text) for i, text in enumerate(texts)),
    ):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Source(folder)


def load(*sources: Source) -> Regulation:
    overlays = loading.common(sources).overlays
    return loading.regulation(sources[0].regulation_files()[0], REGISTRY, overlays)


def said(*sources: Source) -> list[str]:
    try:
        load(*sources)
    except DataInvalid as error:
        return [f"{Path(p.file).parent.name}:{p.line}:{p.column}: {p.message}" for p in error.problems]
    return []


def test_values_take_the_place_of_the_file_s(tmp_path: Path):
    found = load(lay(tmp_path, WHOLE))
    assert (found.number, found.issued) == ("09/2024/QĐ-UBND", "2024-05-11")
    assert (found.effect_from, found.confirmed) == ("2024-05-21", True)
    assert found.title == "Quy chế phối hợp mẫu"


def test_a_record_is_completed_key_by_key(tmp_path: Path):
    assert load(lay(tmp_path, WHOLE)).effect_until == "2030"


def test_duties_have_the_completed_values(tmp_path: Path):
    duties = [duty for provision in load(lay(tmp_path, WHOLE)).provisions for duty in provision.duties]
    assert {(duty.number, duty.confirmed, str(duty.bounds.first)) for duty in duties} == {
        ("09/2024/QĐ-UBND", True, "2024-05-21")
    }


def test_every_value_has_its_source(tmp_path: Path):
    assert load(lay(tmp_path, WHOLE)).provenance == dict.fromkeys(
        ["number", "issued", "effect.from", "effect.confirmed"], "Công báo tỉnh Mẫu số 7"
    )
    assert load(lay(tmp_path / "none")).provenance == {}


def test_empty_values_set_nothing(tmp_path: Path):
    found = load(lay(tmp_path, "regulation: mau\nsource: Công báo\nset:\n  title:\n  effect:\n    from:\n"))
    assert (found.title, found.effect_from, dict(found.provenance)) == ("Quy chế phối hợp mẫu", "2024-05-20", {})


def test_lists_are_replaced_whole(tmp_path: Path):
    text = WHOLE.replace("  number", "  doubts: []\n  replaces:\n    - {title: Quy chế cũ}\n  number")
    found = load(lay(tmp_path, text))
    assert [one.title for one in found.replaces] == ["Quy chế cũ"]
    assert "doubts" in found.provenance


def test_several_overlays_of_one_regulation_add_up(tmp_path: Path):
    other = "regulation: mau\nsource: Niêm giám\nset: {title: Tên khác, effect: {until: 2031}}\n"
    found = load(lay(tmp_path, WHOLE, other))
    assert (found.number, found.title, found.effect_from, found.effect_until) == (
        "09/2024/QĐ-UBND", "Tên khác", "2024-05-21", "2031",
    )  # fmt: skip
    assert (found.provenance["title"], found.provenance["number"]) == ("Niêm giám", "Công báo tỉnh Mẫu số 7")


def test_a_later_source_goes_before_an_earlier_one(tmp_path: Path):
    later = tmp_path / "later"
    (later / "overlays").mkdir(parents=True)
    (later / "overlays" / "a.yaml").write_text(
        "regulation: mau\nsource: Sau\nset: {number: 10/2024}\n", encoding="utf-8"
    )
    found = load(lay(tmp_path / "first", WHOLE), Source(later))
    assert (found.number, found.issued) == ("10/2024", "2024-05-11")
    assert found.provenance["number"] == "Sau"


def test_another_regulation_stays_as_it_is(tmp_path: Path):
    assert load(lay(tmp_path, WHOLE.replace("mau", "khac"))).number is None


NUMBER, START = "  number: 09/2024/QĐ-UBND", "  effect:\n    from: 2024-05-21"
EVENT = "{‸on: 2027-01-01, event: abolished, confirmed: true}"
MISTAKES = [
    case("khóa lạ", "  number: 09", "  ‸numbr: 09", "không có khóa 'numbr'; có phải 'number'?"),
    case("không phải phần đầu", NUMBER, "  ‸provisions: []", "không có khóa 'provisions'"),
    case("không nêu nguồn", "source: Công báo tỉnh Mẫu số 7\n", "", "thiếu khóa bắt buộc 'source'"),
    case("ngày không có", "issued: 2024-05-11", "‸issued: 2024-02-30", "không có ngày 2024-02-30"),
    case("kết thúc trước khi bắt đầu", "    confirmed: true", "    ‸until: 2023", "kết thúc (2023) trước khi bắt đầu"),
    case("trái với tệp văn bản", START, "  ‸effect:\n    from: 2031", "kết thúc (2030) trước khi bắt đầu (2031)"),
    case("danh bạ không có", NUMBER, "  ‸issuer: Sở Phép thuật", "danh bạ cơ quan không có 'Sở Phép thuật'"),
    case("sự kiện trái với ngày cuối", NUMBER, f"  history:\n    - {EVENT}", "ngày cuối có hiệu lực là 2030"),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES)
def test_what_is_wrong_is_told_at_its_place_in_the_overlay(old: str, new: str, words: str, tmp_path: Path):
    assert WHOLE.count(old) == 1
    text = WHOLE.replace(old, new)
    text, place = placed(text) if "‸" in text else (text, "1:1")
    (found,) = said(lay(tmp_path, text))
    assert found.startswith(f"overlays:{place}: ")
    assert words in found


def test_what_is_wrong_elsewhere_is_told_in_the_regulation_s_file(tmp_path: Path):
    source = lay(tmp_path, WHOLE)
    (tmp_path / "regulations" / "mau.yaml").write_text(
        GOOD.replace("document: Quy chế phối hợp\n", ""), encoding="utf-8"
    )
    assert said(source) == ["regulations:1:1: thiếu khóa bắt buộc 'document'"]


def test_two_overlays_of_one_directory_must_not_set_the_same(tmp_path: Path):
    (found,) = said(lay(tmp_path, WHOLE, "regulation: mau\nsource: Niêm giám\nset:\n  effect:\n    from: 2025\n"))
    assert found.startswith("overlays:5:5: 'effect.from' của 'mau' đã đặt ở ")


def test_the_stamp_changes_with_overlays(tmp_path: Path):
    source = lay(tmp_path)
    overlay = tmp_path / "overlays" / "a.yaml"
    overlay.parent.mkdir()
    before = stamp([source], "1")
    overlay.write_text(WHOLE, encoding="utf-8")
    added = stamp([source], "1")
    overlay.write_text(WHOLE + "\n", encoding="utf-8")
    assert len({before, added, stamp([source], "1")}) == 3
    overlay.unlink()
    assert stamp([source], "1") == before
