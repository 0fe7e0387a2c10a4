from __future__ import annotations

import pytest

from baohiem_cli.domain import vocabulary as v


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (v.Role, v.role_label),
        (v.Kind, v.kind_label),
        (v.Cadence, v.cadence_label),
        (v.Basis, v.basis_label),
        (v.Performed, v.performed_label),
        (v.Reason, v.reason_label),
    ],
    ids=lambda given: getattr(given, "__name__", None),
)
def test_every_word_has_a_vietnamese_name_of_its_own(words, label):
    names = [label(word) for word in words]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_cadence_is_dated_or_never_overdue_by_itself():
    assert set(v.Cadence) - v.DATED == {v.Cadence.CONTINUOUS, v.Cadence.ON_EVENT, v.Cadence.NONE}
    assert {*v.PERIODIC, v.Cadence.ONCE} == v.DATED
