"""Page numbers, running heads and feet."""

import pytest

from baohiem_cli.reading.formats.pages.running_heads import without


def left(*pages):
    return [
        [line for line, keep in zip(page, kept, strict=True) if keep]
        for page, kept in zip(pages, without(pages), strict=True)
    ]


BODY = ["một hai", "ba bốn", "năm sáu", "bảy tám", "chín mười", "mười một", "mười hai"]


def body(page):
    return [f"{line} {'abcdefg'[page]}" for line in BODY]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "{}/4", "Trang {}/4", "– {} –"])
@pytest.mark.parametrize("top", [True, False])
def test_page_numbers_go(form, top):
    pages = [[*([form.format(n)] if top else []), *body(n), *([] if top else [form.format(n)])] for n in range(1, 5)]
    assert left(*pages) == [body(n) for n in range(1, 5)]


def test_the_first_page_often_has_none_and_an_annex_counts_anew():
    pages = [body(0), ["2", *body(1)], [*body(2)], ["2", *body(3)], ["3", *body(4)]]
    assert left(*pages) == [body(n) for n in range(5)]


def test_a_number_that_does_not_count_with_the_pages_stays():
    assert left(["1520", *body(0)], ["7", *body(1)]) == [["1520", *body(0)], ["7", *body(1)]]


def test_running_heads_and_feet_go():
    pages = [["CÔNG BÁO/Số 12", *body(n), f"Quy chế phối hợp, trang {n + 3} của 9"] for n in range(4)]
    assert left(*pages) == [body(n) for n in range(4)]


def test_items_that_differ_in_a_number_stay():
    pages = [[f"{n * 7 + 2}. Quyết định số {n * 3}/2002/QĐ-UB của Ủy ban nhân dân", *body(n)] for n in range(5)]
    assert left(*pages) == pages


def test_what_stands_inside_pages_stays():
    pages = [[*body(n)[:4], "Cơ quan thực hiện: Sở Y tế", *body(n)[3:]] for n in range(5)]
    assert left(*pages) == pages


def test_two_pages_have_no_running_heads():
    pages = [["Điều khoản chung", *body(n)] for n in range(2)]
    assert left(*pages) == pages
