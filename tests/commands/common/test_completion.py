"""What a shell offers at Tab: names that it can put on the line, quickly and without a word of trouble."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.alphabet import order
from tests.commands.bodies import thanh_hoa  # noqa: F401 # a fixture
from tests.conftest import freeze
from tests.running import CORPUS, regulation


@pytest.fixture
def tab(bh, monkeypatch):
    """Press Tab in bash behind these words, the last of which is only begun."""

    def press(*words):
        monkeypatch.setenv("_BH_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(["bh", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        run = bh()
        assert (run.code, run.err) == (0, "")
        return [line for line in run.out.split("\n") if line]

    return press


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["d"], ["due", "duties"]),
        (["due", "--agency", "so-y"], ["so-y-te"]),
        (["duties", "-a", "SYT"], ["SYT"]),
        (["due", "--regulation", "cao"], ["cao-nguyen"]),
        (["due", "-r", "88"], ["88/QCPH-TLĐ-BHXH"]),
        (["due", "--province", "nam"], ["nam-dinh"]),
        (["due", "--province", "Nam"], ["Nam Định"]),
        (["due", "--format", "j"], ["json"]),
        (["due", "--cadence", "semi"], ["semiannual"]),
        (["due", "--cadence", "hằng"], ["hằng-tháng", "hằng-quý", "hằng-năm"]),
        (["due", "--kind", "bao"], ["bao-cao"]),
        (["due", "--role", ""], ["chủ-trì", "tham-mưu", "phối-hợp", "nơi-nhận"]),
        (["due", "--agency", "xyz"], []),
    ],
)
def test_what_is_offered(tab, register, words, offered):
    assert set(offered) <= set(tab(*words))
    assert all(one.startswith(words[-1]) for one in tab(*words))
    assert bool(tab(*words)) == bool(offered)


def test_what_is_offered_is_understood(bh, tab, register, monkeypatch):
    agencies, provinces = tab("due", "--agency", "s"), tab("due", "--province", "k")
    monkeypatch.delenv("_BH_COMPLETE")
    assert "so-tai-chinh" in agencies
    assert "kon-tum" in provinces
    for name in agencies:
        assert bh("regulations", "--agency", name).code == 0
    assert bh("regulations", "--province", provinces[0]).code == 0


def test_names_with_spaces_can_be_completed_too(tab, register):
    assert {"Sở Y tế", "Sở Tài chính"} <= set(tab("due", "--agency", "Sở"))


def test_ones_own_regulations_are_offered(tab, own):
    own(regulation("quang-ngai"))
    assert set(tab("show", "x", "-r", "")) >= CORPUS | {"quang-ngai"}


def test_names_stand_in_the_order_of_vietnamese_names(tab, register):
    offered = tab("due", "--agency", "")
    assert offered == sorted(offered, key=order)
    assert offered.index("Đoàn TNCS Hồ Chí Minh tỉnh") < offered.index("Sở Y tế")


@pytest.mark.parametrize("content", [b"not a database" * 100, b""])
def test_trouble_is_silent(tab, tmp_path, monkeypatch, content):
    broken = tmp_path / "broken.db"
    broken.write_bytes(content)
    monkeypatch.setenv("BH_DB", str(broken))
    assert tab("due", "--agency", "so-y") == ([] if content else ["so-y-te"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(bh, shell):
    run = bh("--show-completion", shell)
    assert run.code == 0
    assert "_BH_COMPLETE" in run.out


def test_keys_are_offered_once_the_regulation_is_typed(tab, register, monkeypatch):
    freeze(monkeypatch, "2026-11-22")
    assert tab("done", "cao") == ["cao-nguyen/"]
    offered = tab("done", "cao-nguyen/24.1@2026:so")
    assert "cao-nguyen/24.1@2026:so-y-te" in offered
    assert all(key.startswith("cao-nguyen/24.1@2026:so") for key in offered)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["due", "--agency", "UBND xã Số 16"], "UBND xã Số 166"),
        (["agencies", "UBND xã Số 16"], "UBND xã Số 166"),
        (["done", "xa-phuong/1.1@2026-Q3", "--agency", "UBND xã Số 16"], "UBND xã Số 166"),
        (["done", "xa-phuong/1.1@2026-Q3", "--all", "--except", "UBND xã Số 16"], "UBND xã Số 166"),
        (["units", "UBND xã Số 16"], "UBND xã Số 166"),
        (["units", "thanh-hoa.huyen"], "thanh-hoa.huyen-mot"),
        (["units", "import", "xa.csv", "--of", "ubnd-x"], "ubnd-xa"),
    ],
)
def test_listed_bodies_are_offered(thanh_hoa, tab, monkeypatch, words, offered):  # noqa: F811
    thanh_hoa.lists()
    monkeypatch.setenv("BH_DB", str(thanh_hoa.db))
    monkeypatch.setenv("BH_DATA", str(thanh_hoa.data))
    assert offered in tab(*[word.replace(" ", "\\ ") for word in words])
