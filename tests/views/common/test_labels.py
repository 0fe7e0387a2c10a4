from __future__ import annotations

import pytest

from baohiem_cli.domain import vocabulary as v
from baohiem_cli.views.common import labels


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (v.Role, labels.role_label),
        (v.Kind, labels.kind_label),
        (v.Cadence, labels.cadence_label),
        (v.Basis, labels.basis_label),
        (v.Performed, labels.performed_label),
        (v.Reason, labels.reason_label),
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
