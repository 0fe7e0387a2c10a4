"""Words on a page in reading order."""

from baohiem_cli.reading.formats.pages.layout import Word, rows


def line(text, left, y, size=10.0):
    """The words of a line, each letter half as wide as high."""
    words, at = [], left
    for word in text.split():
        words.append(Word(word, at, y, at + len(word) * size / 2, y + size))
        at = words[-1].right + size / 2
    return words


def said(*lines):
    return [row.text for row in rows([word for one in lines for word in one])]


def test_lines_from_top_to_bottom():
    assert said(line("thứ hai", 50, 680), line("dòng thứ nhất", 50, 700)) == ["dòng thứ nhất", "thứ hai"]


def test_a_head_in_two_columns_is_read_column_by_column():
    assert said(
        line("UBND TỈNH", 60, 780), line("CỘNG HÒA XÃ HỘI", 300, 780),
        line("KON TUM", 65, 766), line("Độc lập - Tự do", 310, 766),
        line("Số: 1/QĐ", 60, 745), line("Kon Tum, ngày 1", 320, 745),
        line("QUYẾT ĐỊNH", 250, 700), line("Căn cứ Luật này", 50, 680),
    ) == [
        "UBND TỈNH", "KON TUM", "Số: 1/QĐ", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Kon Tum, ngày 1", "QUYẾT ĐỊNH",
        "Căn cứ Luật này",
    ]  # fmt: skip


def test_columns_at_other_heights_are_columns():
    """A signature stands beside the list of who receives the text, in the middle of its own cell."""
    left = [line(text, 60, 700 - 13 * at) for at, text in enumerate(("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."))]
    right = [line(text, 350, 706 - 13 * at) for at, text in enumerate(("TM. UBND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), -1)]
    assert said(*right, *left, line("PHỤ LỤC", 250, 600)) == [
        "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. UBND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "PHỤ LỤC",
    ]  # fmt: skip


def test_a_number_far_from_its_words_is_with_them():
    assert said(line("1.", 50, 700), line("Sở Y tế", 100, 700), line("-", 50, 680), line("việc", 90, 680)) == [
        "1. Sở Y tế",
        "- việc",
    ]


def test_one_line_with_a_gap_is_one_but_for_a_very_wide_gap():
    assert said(line("Tên", 50, 700), line("xa", 95, 700)) == ["Tên xa"]
    assert said(line("Tên", 50, 700), line("rất xa", 200, 700)) == ["Tên", "rất xa"]


def test_small_raised_letters_stay_in_their_line():
    assert said(line("m", 50, 700), [Word("2", 56, 705, 59, 711)]) == ["m 2"]


def test_more_room_begins_a_paragraph():
    given = [line(f"dòng {at}", 50, y) for at, y in enumerate((700, 687, 674, 655, 642))]
    assert [row.gap for row in rows([word for one in given for word in one])] == [False, False, False, True, False]


def test_nothing():
    assert rows([]) == []
