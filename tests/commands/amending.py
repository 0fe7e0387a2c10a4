"""A regulation whose report was moved, and one whose report was abolished, as files of a user's own."""

from __future__ import annotations

from tests.running import regulation

TEXT = "{title: Quyết định sửa đổi, number: 07/2026/QĐ-UBND}"
CHAPTERS = "chapters:\n"
HISTORY = "history:\n  - {{on: {on}, event: {event}, by: {by}, confirmed: true}}\n"


def amended(
    on: str = "2026-07-01", rule: str = "before 12-20", new: str = "before 12-10", new_lead: str = "Sở Y tế"
) -> str:
    """Khoản 1 reports before one day, and from a day on before another."""
    text = regulation("quang-ngai", rule, summary="Báo cáo theo bản cũ.")
    other = regulation("quang-ngai", new, summary="Báo cáo theo bản mới.", lead=new_lead)
    version = other.partition("provisions:\n")[2].replace('"1.1"\n', f'"1.1"\n    from: {on}\n    amended_by: {TEXT}\n')
    return happened(text, "amended", on) + version


def happened(text: str, event: str, on: str) -> str:
    """The regulation with an event in its history."""
    return text.replace(CHAPTERS, HISTORY.format(on=on, event=event, by=TEXT) + CHAPTERS)
