"""Named tuples of ours and of the standard library behave alike."""

import copy
import pickle
import typing

import pytest

from baohiem_cli import named_tuple


class Ours(named_tuple.NamedTuple):
    """A place."""

    name: str
    day: int = 1
    more: tuple[str, ...] = ()

    @property
    def long(self) -> str:
        return self.name * 2

    def __str__(self) -> str:
        return self.name


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    day: int = 1
    more: tuple[str, ...] = ()

    @property
    def long(self) -> str:
        return self.name * 2

    def __str__(self) -> str:
        return self.name


@pytest.mark.parametrize(
    "told",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", 2, more=("x",)),
        lambda kind: kind(day=3, name="a")._asdict(),
        lambda kind: kind("a")._replace(day=5),
        lambda kind: kind._make(["a", 2, ()]),
        lambda kind: kind("a") < kind("b"),
        lambda kind: kind("a") == ("a", 1, ()),
        lambda kind: hash(kind("a")),
        lambda kind: (kind("a").name, kind("a").day, kind("a").long, str(kind("a"))),
        lambda kind: [*kind("a")],
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        lambda kind: isinstance(kind("a"), tuple),
        lambda kind: hasattr(kind("a"), "__dict__"),
        lambda kind: pickle.loads(pickle.dumps(kind("a", 2))),  # noqa: S301 - our own bytes
        lambda kind: copy.deepcopy(kind("a", 2)),
    ],
)
def test_they_tell_the_same(told):
    assert told(Ours) == told(Theirs)


def test_they_look_the_same():
    assert repr(Ours("a", 2)).removeprefix("Ours") == repr(Theirs("a", 2)).removeprefix("Theirs")


@pytest.mark.parametrize(
    "refused",
    [
        lambda kind: kind(),
        lambda kind: kind("a", 1, (), 4),
        lambda kind: kind("a", name="a"),
        lambda kind: kind("a", colour=1),
        lambda kind: kind._make(["a", 1, (), 4]),
        lambda kind: kind("a")._replace(colour=1),
        lambda kind: setattr(kind("a"), "name", "b"),
        lambda kind: setattr(kind("a"), "colour", "b"),
    ],
)
def test_they_refuse_the_same(refused):
    with pytest.raises((TypeError, ValueError, AttributeError)) as ours:
        refused(Ours)
    with pytest.raises(type(ours.value)):
        refused(Theirs)


def test_a_value_of_each_kind_is_matched():
    match Ours("a", 2):
        case Ours(name, day):
            assert (name, day) == ("a", 2)


def test_a_field_without_a_default_stands_before_those_with_one():
    with pytest.raises(TypeError, match="Wrong"):

        class Wrong(named_tuple.NamedTuple):
            day: int = 1
            name: str
