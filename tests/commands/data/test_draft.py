"""`bh draft`, `bh new`, `bh check --final`: a register from a text, proved by a person."""

from __future__ import annotations

import pytest

from tests.domain.making import case

TEXT = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 12/2025/QĐ-UBND
Quảng Ngãi, ngày 05 tháng 9 năm 2025
QUYẾT ĐỊNH
Về báo cáo bảo hiểm y tế
ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008;
QUYẾT ĐỊNH:
Điều 1. Phạm vi điều chỉnh
Quyết định này quy định việc báo cáo bảo hiểm y tế.
Điều 2. Sở Y tế
1. Tổng hợp, báo cáo Bảo hiểm xã hội tỉnh trước ngày 15 tháng 12 hằng năm.
2. Trung tâm Dữ liệu y tế cung cấp số liệu cho Sở Y tế.
Điều 3. Hiệu lực
Quyết định này có hiệu lực từ ngày 15 tháng 9 năm 2025./.
Nơi nhận:
- Lưu: VT.
"""


@pytest.fixture
def text(tmp_path):
    """The text as a file."""
    path = tmp_path / "quyet-dinh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def drafted(bh, text, tmp_path):
    """The folder that the text was drafted into."""
    run = bh("draft", text, "--id", "vi-du", "--to", tmp_path / "own")
    assert (run.code, run.err) == (0, "")
    return tmp_path / "own"


def file(folder):
    return folder / "regulations" / "vi-du.yaml"


def test_a_draft_is_valid_data_with_all_its_provisions(bh, drafted):
    (found,) = [one for one in bh("check", drafted, "--format", "json").json["items"] if one["id"] == "vi-du"]
    assert found["provisions"] == 4
    assert bh("show", "vi-du/2.1", "--data", drafted).code == 0


def test_what_a_draft_tells(bh, text, tmp_path):
    (item,) = bh("draft", text, "--id", "vi-du", "--to", tmp_path / "own", "--format", "json").json["items"]
    assert (item["file"], item["provisions"]) == (str(file(tmp_path / "own")), 4)
    assert item["title"] == "Báo cáo bảo hiểm y tế"


def test_the_words_of_a_provision_stand_above_it(drafted):
    lines = file(drafted).read_text(encoding="utf-8").splitlines()
    at = lines.index("  - ref: '2.1'")
    assert lines[at - 1] == "  # Tổng hợp, báo cáo Bảo hiểm xã hội tỉnh trước ngày 15 tháng 12 hằng năm."
    assert lines[at - 2].startswith("  # 2.1 (dòng 13)")


def test_the_head_is_read(bh, drafted):
    (head,) = bh("regulations", "-r", "vi-du", "--data", drafted, "--format", "json").json["items"]
    assert (head["number"], head["issued"], head["jurisdiction"]) == ("12/2025/QĐ-UBND", "2025-09-05", "Quảng Ngãi")
    assert (head["effect"]["from"], head["draft"]) == ("2025-09-15", True)


ASKED = [
    case("duties", ["duties"]),
    case("regulations", ["regulations"]),
    case("due", ["due", "--year", "2026"]),
    case("overdue", ["overdue", "--as-of", "2026-12-20"]),
    case("agenda", ["agenda", "-a", "SYT", "--as-of", "2026-12-20"]),
    case("status", ["status"]),
    case("status theo đơn vị", ["status", "--by", "body"]),
    case("calendar", ["calendar", "--year", "2026"]),
    case("matrix", ["matrix"]),
    case("flows", ["flows"]),
]


@pytest.mark.parametrize("asked", ASKED)
def test_answers_from_a_draft_say_so(bh, drafted, asked):
    note = "Bản nháp, chưa có người đối chiếu với văn bản: vi-du."
    assert bh("init", "--track-from", "2026-01-01", "--data", drafted).code == 0
    assert note in bh(*asked, "-r", "vi-du", "--data", drafted).out
    assert "Bản nháp" not in bh(*asked, "-r", "cao-nguyen", "--data", drafted).out


@pytest.mark.parametrize("asked", ASKED)
def test_and_in_json(bh, drafted, asked):
    answer = bh(*asked, "-r", "vi-du", "--data", drafted, "--format", "json").json
    assert answer["items"]
    if asked[0] in ("status", "calendar", "matrix", "flows"):
        assert answer["drafts"] == ["vi-du"]
        assert bh(*asked, "-r", "cao-nguyen", "--data", drafted, "--format", "json").json["drafts"] == []
    if asked[0] not in ("status", "calendar", "matrix"):
        assert all(one["draft"] for one in answer["items"])


def test_the_end_of_proving(bh, drafted):
    """A draft is sound, but not final until its mark and its doubts are gone."""
    assert bh("check", drafted).code == 0
    run = bh("check", drafted, "--final", "--format", "json")
    assert run.code == 4
    assert "draft: true" in run.json["error"]["problems"][0]["source"]
    proved = [
        line
        for line in file(drafted).read_text(encoding="utf-8").splitlines()
        if not line.startswith("draft:") and "nháp: " not in line and line.strip() != "doubts:"
    ]
    file(drafted).write_text("\n".join(proved) + "\n", encoding="utf-8")
    assert bh("check", drafted, "--final").code == 0


def test_a_draft_is_not_written_over(bh, text, drafted):
    before = file(drafted).read_bytes()
    run = bh("draft", text, "--id", "vi-du", "--to", drafted)
    assert (run.code, file(drafted).read_bytes()) == (2, before)
    assert "--update" in run.err


def test_update_keeps_what_a_person_has_changed(bh, text, drafted):
    written = file(drafted).read_text(encoding="utf-8")
    own = written.replace("  - ref: '2.2'\n", "  - ref: '2.2'\n    note: Đã xem.\n").replace(
        "Về báo cáo", "Việc báo cáo"
    )
    file(drafted).write_text(own, encoding="utf-8")
    text.write_text(TEXT.replace("15 tháng 12", "20 tháng 11"), encoding="utf-8")
    (item,) = bh("draft", text, "--id", "vi-du", "--to", drafted, "--update", "--format", "json").json["items"]
    now = file(drafted).read_text(encoding="utf-8")
    assert item["kept"] == ["2.2"]
    assert "note: Đã xem." in now
    assert "20 tháng 11" in now and "15 tháng 12" not in now
    again = bh("draft", text, "--id", "vi-du", "--to", drafted, "--update", "--format", "json").json["items"][0]
    assert (again["kept"], file(drafted).read_text(encoding="utf-8")) == (["2.2"], now)
    assert bh("check", drafted).code == 0


def test_what_a_person_wrote_on_a_provision_that_is_gone_is_kept_as_a_comment(bh, text, drafted):
    own = file(drafted).read_text(encoding="utf-8").replace("  - ref: '2.2'\n", "  - ref: '2.2'\n    note: Đã xem.\n")
    file(drafted).write_text(own, encoding="utf-8")
    text.write_text(TEXT.replace("2. Trung tâm Dữ liệu y tế cung cấp số liệu cho Sở Y tế.\n", ""), encoding="utf-8")
    (item,) = bh("draft", text, "--id", "vi-du", "--to", drafted, "--update", "--format", "json").json["items"]
    assert (item["kept"], item["left"]) == ([], ["2.2"])
    assert "#    note: Đã xem." in file(drafted).read_text(encoding="utf-8")
    assert bh("check", drafted).code == 0


def test_a_file_written_by_hand_is_not_updated(bh, text, drafted):
    file(drafted).write_text("id: vi-du\n", encoding="utf-8")
    assert bh("draft", text, "--id", "vi-du", "--to", drafted, "--update").code == 2
    assert file(drafted).read_text(encoding="utf-8") == "id: vi-du\n"


def test_headings_alone(bh, text, tmp_path):
    folder = tmp_path / "own"
    assert bh("draft", text, "--id", "vi-du", "--to", folder, "--title-only").code == 0
    assert bh("check", folder).code == 0
    assert not bh("duties", "-r", "vi-du", "--data", folder, "--format", "json").json["items"]
    assert len(bh("check", folder, "--final", "--format", "json").json["error"]["problems"]) >= 4


def test_coverage_tells_where_every_line_went(bh, text, tmp_path):
    run = bh("draft", text, "--id", "vi-du", "--to", tmp_path / "own", "--coverage", "--format", "json")
    where = {one["text"]: one["where"] for one in run.json["items"]}
    assert list(where) == [line for line in TEXT.splitlines() if line]
    assert where["Quyết định này quy định việc báo cáo bảo hiểm y tế."] == "1"
    assert (where["QUYẾT ĐỊNH"], where["- Lưu: VT."]) == ("head", "foot")


def test_a_text_in_two_files(bh, text, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    head, mark, rest = TEXT.partition("Điều 2.")
    first.write_text(head, encoding="utf-8")
    second.write_text(mark + rest, encoding="utf-8")
    (item,) = bh("draft", first, second, "--id", "vi-du", "--to", tmp_path / "own", "--format", "json").json["items"]
    assert item["provisions"] == 4


@pytest.mark.parametrize("id", ["Vi-Du", "vi_du", "ví-dụ", "a" * 65, "../x"])
def test_ids_that_no_file_can_have(bh, text, tmp_path, id):
    run = bh("draft", text, "--id", id, "--to", tmp_path / "own")
    assert run.code == 2
    assert not (tmp_path / "own").exists()


def test_a_text_without_provisions(bh, tmp_path):
    path = tmp_path / "rong.txt"
    path.write_text("Chào các bạn.\n", encoding="utf-8")
    run = bh("draft", path, "--id", "vi-du", "--to", tmp_path / "own")
    assert run.code == 2
    assert not (tmp_path / "own").exists()


def test_an_empty_register_to_fill_by_hand(bh, tmp_path):
    (item,) = bh("new", "vi-du", "--to", tmp_path / "own", "--format", "json").json["items"]
    assert item == {"file": str(file(tmp_path / "own")), "id": "vi-du"}
    assert bh("check", tmp_path / "own").code == 0
    assert bh("new", "vi-du", "--to", tmp_path / "own").code == 2


def test_the_users_own_data_are_the_usual_place(bh, own, text):
    folder = own()
    assert bh("draft", text, "--id", "vi-du").code == 0
    assert file(folder).is_file()
