"""Named tuples that cost little to define: a short run makes a hundred of these classes and uses a third of them.

`typing.NamedTuple` compiles a constructor for each class, which takes 60 to 100 µs: together an eighth of a run. Here
it is compiled, in the same way, when the first instance is made. All else is as the standard library has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - what mypy knows about named tuples holds for ours
else:
    from collections import _tuplegetter

    def _first(cls: type, /, *values: Any, **named: Any) -> Any:
        names = "".join(f"{name}, " for name in cls._fields)
        made = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})  # noqa: S307 - our names
        made.__name__, made.__defaults__ = f"{cls.__name__}.__new__", tuple(cls._field_defaults.values())
        cls.__new__ = staticmethod(made)
        return cls(*values, **named)

    class _Fields(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Self:
            return cls(*values)

        def _replace(self, /, **changed: Any) -> Self:
            made = tuple.__new__(type(self), map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"Got unexpected field names: {list(changed)!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _Definition(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"a field of {name} without a default follows one with a default")
            getters = {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            about = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            return type(name, (_Fields,), {"__new__": _first, **body, **getters, **about})

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
