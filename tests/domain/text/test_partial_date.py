from __future__ import annotations

import pytest

from baohiem_cli.domain.text import partial_date
from tests.domain.making import D


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-05-10", "2024-05-10", "2024-05-10"),
    ],
)
def test_what_is_not_known_may_be_any_day(text, earliest, latest):
    assert (partial_date.earliest(text), partial_date.latest(text)) == (D(earliest), D(latest))


@pytest.mark.parametrize(
    "text",
    ["", "0000", "2024-00", "2024-13", "2024-05-00", "2024-02-30", "2023-02-29", "2024-05-10-1", "2024-5x", "nay"],
)
@pytest.mark.parametrize("end", [partial_date.earliest, partial_date.latest])
def test_a_date_that_does_not_exist_is_refused(text, end):
    with pytest.raises(ValueError):
        end(text)
