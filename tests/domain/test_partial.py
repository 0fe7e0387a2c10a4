from __future__ import annotations

import pytest

from baohiem_cli.domain.text import partial_date
from tests.domain.making import D


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "exact"),
    [
        ("2024", "2024-01-01", "2024-12-31", False),
        ("2024-02", "2024-02-01", "2024-02-29", False),
        ("2023-02", "2023-02-01", "2023-02-28", False),
        ("2024-12", "2024-12-01", "2024-12-31", False),
        ("2024-05-10", "2024-05-10", "2024-05-10", True),
    ],
)
def test_what_is_not_known_may_be_any_day(text, earliest, latest, exact):
    assert (partial_date.earliest(text), partial_date.latest(text)) == (D(earliest), D(latest))
    assert partial_date.is_exact(text) is exact


@pytest.mark.parametrize(
    "text",
    ["", "0000", "2024-00", "2024-13", "2024-05-00", "2024-02-30", "2023-02-29", "2024-05-10-1", "2024-5x", "nay"],
)
@pytest.mark.parametrize("end", [partial_date.earliest, partial_date.latest])
def test_a_date_that_does_not_exist_is_refused(text, end):
    with pytest.raises(ValueError):
        end(text)
