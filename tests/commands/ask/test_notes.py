"""The notes at the end of every list: what its marks mean, always; of the rest a few, and with `--notes` all."""

from __future__ import annotations

import re

import pytest

LISTS = [
    ("due", "--year", 2026),
    ("overdue",),
    ("agenda", "-a", "BHXH tỉnh", "-p", "Cao Nguyên"),
    ("missing", "cao-nguyen/24.1"),
    ("duties", "-a", "Sở Nội vụ"),
    ("matrix",),
    ("flows",),
]
MORE = re.compile(r"^… và (\d+) ghi chú khác; xem bằng --notes$", re.MULTILINE)


@pytest.fixture
def tracked(bh, register):
    """A register that tracks from long before, so that something is overdue."""
    assert bh("init", "--track-from", "2024-01-01").code == 0
    return bh


@pytest.mark.parametrize("asked", LISTS, ids=lambda asked: asked[0])
def test_what_is_left_out_is_counted_and_notes_gives_it(tracked, asked):
    short, whole = tracked(*asked).out, tracked(*asked, "--notes").out
    assert not MORE.search(whole)
    more = MORE.search(short)
    left = int(more[1]) if more else 0
    assert left != 1, "the line would say no less than the note itself"
    assert len(whole.splitlines()) == len(short.splitlines()) + (left - 1 if more else 0)
    kept = [line for line in short.splitlines() if not MORE.match(line)]
    assert [line for line in kept if line not in whole] == []


def test_long_lists_of_notes_are_cut(tracked):
    """The corpus has many bodies that others have absorbed, each with its line."""
    cut = {asked[0] for asked in LISTS if MORE.search(tracked(*asked).out)}
    assert cut >= {"due", "overdue", "missing", "matrix"}


def test_the_meaning_of_a_mark_is_never_left_out(tracked):
    out = tracked("overdue").out
    assert MORE.search(out)
    assert "/2026~" in out
    assert "\n~  " in out
    assert "Hiệu lực của mọi văn bản ở đây chưa xác minh" in out
