"""`bh search`: words wherever they stand, the fitting first, each hit with its place and context."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.names import fold

pytestmark = pytest.mark.usefixtures("november")


def items(run):
    assert run.code == 0, run.err
    return run.json["items"]


def ids(run):
    return [item["id"] for item in items(run)]


@pytest.mark.parametrize("words", [["danh sách"], ["danh sach"], ["DANH", "sách"], ["doi tuong"]])
def test_what_is_marked_is_what_was_asked_for(bh, register, words):
    found = items(bh("search", *words, "-f", "json"))
    assert found
    for item in found:
        said = " ".join(one["text"][first:last] for one in item["context"] for first, last in one["marks"])
        assert set(fold(" ".join(words)).split()) == set(fold(said).split())


def test_tones_are_heeded_where_they_were_typed(bh, register):
    with_tones = ids(bh("search", "đóng", "-f", "json"))
    bare = ids(bh("search", "dong", "-f", "json"))
    assert set(with_tones) < set(bare), "hoạt động has dong without its tones"


def test_a_phrase_is_found_as_a_whole(bh, register):
    apart = ids(bh("search", "sách", "danh", "-f", "json"))
    whole = ids(bh("search", "sách danh", "-f", "json"))
    assert apart
    assert whole == []


def test_what_says_it_itself_stands_before_what_only_names_it(bh, register):
    found = items(bh("search", "kế hoạch", "-f", "json"))
    own = [any(one["field"] == "own" for one in item["context"]) for item in found]
    assert own == sorted(own, reverse=True)
    assert True in own


def test_titles_bodies_and_reasons_are_found_too(bh, register):
    fields = {
        word: {one["field"] for item in items(bh("search", word, "-f", "json")) for one in item["context"]}
        for word in ("Nguyên tắc", "Sở Y tế", "hằng năm")
    }
    assert "titles" in fields["Nguyên tắc"]
    assert "bodies" in fields["Sở Y tế"]
    assert "remarks" in fields["hằng năm"]


def test_a_provision_without_a_duty_says_why(bh, register):
    (row, *_rest) = [
        item for item in items(bh("search", "Phạm vi, đối tượng", "-f", "json")) if item["found"] == "provision"
    ]
    assert row["no_duty"] == "scope"
    assert "không giao nhiệm vụ" in bh("search", "Phạm vi, đối tượng").out


def test_filters_of_duties_leave_out_what_is_none(bh, register):
    everything = items(bh("search", "BHXH", "-f", "json"))
    meetings = items(bh("search", "BHXH", "--kind", "meeting", "-f", "json"))
    assert {item["found"] for item in everything} == {"duty", "provision", "regulation"}
    assert {item["kind"] for item in meetings} == {"meeting"}


def test_a_province_has_its_own_texts_and_the_national_ones(bh, register):
    found = items(bh("search", "kế hoạch", "-p", "Nam Định", "-f", "json"))
    assert {item["jurisdiction"] for item in found} == {"Nam Định", "Toàn quốc"}


@pytest.mark.parametrize(
    "words", ['"', "a OR b", "x*", "own:", "NEAR(a b)", "^a", "a AND", "(", "-a", "'", "a\x00b", "{}"]
)
def test_nothing_in_the_words_breaks_it(bh, register, words):
    run = bh("search", "--", words)
    assert run.code in (0, 2), run.err
    assert "Lỗi của chương trình" not in run.err


def test_words_are_marked_in_their_context(bh, register):
    out = bh("search", "danh sách doanh nghiệp").out
    assert "«danh sách doanh nghiệp»" in out


def test_nothing_found_is_said(bh, register):
    run = bh("search", "xyzzy")
    assert (run.code, "0 nơi" in run.out) == (0, True)


def test_a_repealed_text_is_found_only_where_its_day_is_asked(bh, register):
    assert ids(bh("search", "BHXH", "-f", "json", "--as-of", "1990-01-01")) == []
