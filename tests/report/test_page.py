"""Pages for a browser: whatever a value holds stays text, and nothing of another's can run or be fetched."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from baohiem_cli.report import page


def filled(template: str, **values: object) -> str:
    return page.environment(lambda words: words.upper()).from_string(template).render(values)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("</script><img src=x onerror=alert(1)>", "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"),
        ("\" onclick='x'", "&#34; onclick=&#39;x&#39;"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("e\u0301", "\u00e9"),
        (date(2026, 12, 19), "19/12/2026"),
        (None, ""),
        (0, "0"),
        (Markup("<b>"), "<b>"),
    ],
)
def test_a_value_is_written_for_people_and_escaped(value, shown):
    assert filled("{{ value }}", value=value) == shown


def test_words_are_translated():
    assert filled("{{ _('quá hạn') }}") == "QUÁ HẠN"


def test_a_value_that_is_missing_is_a_bug():
    with pytest.raises(UndefinedError):
        filled("{{ forgotten }}")


def test_a_digest_is_that_of_the_file_as_the_page_holds_it(tmp_path, monkeypatch):
    (tmp_path / "a.js").write_text("'á' < 1 && 2", encoding="utf-8")
    monkeypatch.setattr(page, "_TEMPLATES", tmp_path)
    held = filled("{{ own('a.js') }}")
    assert held == "'á' < 1 && 2"
    assert filled("{{ digest('a.js') }}").replace("&#43;", "+") == (
        "sha256-" + base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
    )
