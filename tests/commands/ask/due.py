"""Questions about what falls due, and what is read from their answers in JSON."""

from __future__ import annotations

DECEMBER = ("due", "--year", 2026, "--month", 12, "--as-of", "2026-11-22")
YEAR = ("due", "--year", 2026, "--as-of", "2026-11-22")


def items(run):
    assert run.code == 0, run.err
    return run.json["items"]


def keys(run):
    return [item["key"] for item in items(run)]


def window(run):
    assert run.code == 0, run.err
    return run.json["from"], run.json["to"]


def bodies(item):
    return {body["agency"] for body in item["agencies"]}
