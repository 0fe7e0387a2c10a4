"""Plots of a few letters."""

from __future__ import annotations

import pytest

from baohiem_cli.views.common.plots import bar, length


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [(0, 4, "░░░░"), (1, 4, "█░░░"), (4, 4, "████"), (9, 4, "████"), (1, 1000, "█░░░"), (0, 0, ""), (1, 0, "")],
)
def test_a_bar(part, whole, drawn):
    assert bar(part, whole, 4) == drawn


@pytest.mark.parametrize(("part", "drawn"), [(0, ""), (1, "█"), (100, "██"), (200, "████")])
def test_a_length(part, drawn):
    assert length(part, 200, 4) == drawn
