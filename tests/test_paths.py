"""Where things are, by option, by environment or by the system's custom; and how streams speak."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from baohiem_cli import paths
from baohiem_cli.errors import WrongUsage
from tests.running import place, regulation


@pytest.fixture
def env(monkeypatch):
    def put(**variables):
        for name, value in variables.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, str(value))

    return put


@pytest.mark.parametrize(
    ("option", "variable", "found"),
    [("a.db", "b.db", "a.db"), (None, "b.db", "b.db"), (None, "", None), (None, None, None)],
)
def test_the_database(env, tmp_path, option, variable, found):
    env(BH_DB=variable, XDG_DATA_HOME=tmp_path, HOME=tmp_path, LOCALAPPDATA=tmp_path, USERPROFILE=tmp_path)
    expected = Path(found) if found else paths.user_dir() / "bh.db"
    assert paths.database(Path(option) if option else None) == expected
    if not found:
        assert tmp_path in expected.parents


def test_the_users_own_data(env, tmp_path):
    env(BH_DATA=None)
    database = tmp_path / "bh.db"
    assert paths.own_data(None, database) is None
    beside = tmp_path / "data"
    beside.mkdir()
    assert paths.own_data(None, database) == beside
    env(BH_DATA=tmp_path / "x")
    with pytest.raises(WrongUsage, match="BH_DATA"):
        paths.own_data(None, database)
    (tmp_path / "x").mkdir()
    assert paths.own_data(None, database) == tmp_path / "x"
    assert paths.own_data(tmp_path / "y", database) == tmp_path / "y"


def test_the_usual_places_are_used(bh, env, tmp_path):
    env(BH_DB=None, BH_DATA=None, XDG_DATA_HOME=tmp_path, HOME=tmp_path, LOCALAPPDATA=tmp_path, USERPROFILE=tmp_path)
    place(paths.user_dir() / "data", regulation("quang-ngai"))
    found = bh("regulations", "-r", "quang-ngai", "--format", "json")
    assert [head["id"] for head in found.json["items"]] == ["quang-ngai"]
    assert (paths.user_dir() / "bh.db").is_file()


def test_shipped_data_are_there():
    assert (paths.shipped_data() / "agencies.yaml").is_file()
    assert list((paths.shipped_data() / "regulations").glob("*.yaml"))


@pytest.mark.parametrize(("variable", "language"), [(None, "vi"), ("", "vi"), ("en", "en")])
def test_the_language_is_vietnamese_whatever_the_machine_speaks(env, variable, language):
    env(BH_LANG=variable, LANG="de_DE.UTF-8", LANGUAGE="de", LC_ALL="de_DE.UTF-8")
    assert paths.language() == language


@pytest.mark.parametrize(("columns", "width"), [("132", 132), ("0", 80), ("", 80), ("wide", 80), (None, 80)])
def test_the_width_of_the_terminal(env, monkeypatch, columns, width):
    def no_terminal(*_):
        raise OSError

    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    env(COLUMNS=columns)
    assert paths.width() == width


@pytest.mark.parametrize(
    ("no_colour", "terminal", "welcome"),
    [(None, "xterm", True), ("", "xterm", True), ("1", "xterm", False), (None, "dumb", False), (None, None, True)],
)
def test_colour(env, no_colour, terminal, welcome):
    env(NO_COLOR=no_colour, TERM=terminal)
    assert paths.colour() is welcome


def test_streams_speak_utf8_and_leave_line_ends_alone(monkeypatch):
    """Windows and a bare locale would refuse Vietnamese, and Windows doubles the line ends of CSV."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n"))
    paths.use_utf8()
    sys.stdout.write("Sở Y tế\r\n\n")
    sys.stdout.flush()
    assert raw.getvalue() == "Sở Y tế\r\n\n".encode()


def test_streams_that_are_closed_or_of_another_kind_are_left_alone(monkeypatch):
    for stream in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "stderr", stream)
        paths.use_utf8()


@pytest.mark.parametrize(("variable", "user"), [("Nguyễn Văn A", "Nguyễn Văn A"), ("", "officer"), (None, "officer")])
def test_who_records(env, monkeypatch, variable, user):
    env(BH_USER=variable)
    monkeypatch.setattr("getpass.getuser", lambda: "officer")
    assert paths.user() == user


@pytest.mark.parametrize("error", [KeyError, OSError])
def test_a_machine_that_knows_nobody(env, monkeypatch, error):
    def nobody():
        raise error

    env(BH_USER=None)
    monkeypatch.setattr("getpass.getuser", nobody)
    assert paths.user() == "?"
