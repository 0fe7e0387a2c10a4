"""Changes of a data file: of its bytes, of its lines and words, of the tree that it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from scripts.fuzz import values

_WORD = re.compile(r"[^\s,:\[\]{}\"']+")
_DIGITS = re.compile(r"[0-9]+")
_RAW = (
    b"\xff", b"\xfe\xff", b"\x00", b"\x1b[2J", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\t", b"\r", b"---\n",
    b"...\n", b"&a ", b"*a", b"!!binary ", b"? ", b": ", b"- ", b"|\n", b">-\n", b"[" * 40, b"{" * 2000, b"%YAML 9.9\n",
    b"<<: *a\n", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"#", b'"', b"'", b"\\x1b", b"a" * 20000,
)  # fmt: skip

Place = tuple[Any, Any]
Donors = Mapping[str, Sequence[Any]]


def of_bytes(random: Random, raw: bytes) -> bytes:
    """A few bytes changed, whatever they mean."""
    at = random.randrange(len(raw) + 1)
    to = min(len(raw), at + random.choice((1, 1, 2, 8, 200)))
    change = random.randrange(6)
    if change == 0:
        return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]
    if change == 1:
        return raw[:at] + raw[to:]
    if change == 2:
        return raw[:at] + raw[at:to] * 2 + raw[to:]
    if change == 3:
        return raw[:at]
    if change == 4:
        return raw[:at] + raw[at:to][::-1] + raw[to:]
    return raw[:at] + random.choice(_RAW) + raw[at:]


def of_lines(random: Random, raw: bytes) -> bytes:
    """Lines or words changed, as an editor's slip would."""
    lines = raw.decode().split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    change = random.randrange(7)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(other, lines[at])
    elif change == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif change == 3:
        lines[at] = " " * random.choice((1, 2, 4)) + lines[at] if random.random() < 0.5 else lines[at][1:]
    elif change == 4 and ":" in lines[at]:
        lines[at] = f"{lines[at].partition(':')[0]}: {values.text(random, whole=True)}"
    elif change == 5:
        words, others = _WORD.findall(lines[at]), _WORD.findall(lines[other])
        if words and others:
            lines[at] = lines[at].replace(random.choice(words), random.choice(others), 1)
    else:
        lines[at] = _other_number(random, lines[at])
    return "\n".join(lines).encode(errors="replace")


def of_tree(random: Random, tree: Any, donors: Donors) -> Any:
    """A value, a key or a branch changed; the same tree, changed in place."""
    places = list(_places(tree))
    if not places:
        return {}
    parent, key = random.choice(places)
    random.choice(_CHANGES)(random, parent, key, donors)
    return tree


def written(tree: Any) -> bytes:
    """A tree as YAML: JSON is that as well, and is fast to write."""
    return json.dumps(tree, ensure_ascii=False, indent=1).encode(errors="replace")


def donors_of(trees: Sequence[Any]) -> dict[str, list[Any]]:
    """What stands under each key, in all files."""
    found: dict[str, list[Any]] = {}
    for tree in trees:
        for parent, key in _places(tree):
            if isinstance(key, str):
                found.setdefault(key, []).append(parent[key])
    return found


def _places(tree: Any) -> Iterator[Place]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in list(items):
        yield tree, key
        yield from _places(value)


def _nasty(random: Random, parent: Any, key: Any, __: Donors) -> None:
    parent[key] = values.text(random, whole=True)


def _slip(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    if isinstance(parent[key], str):
        parent[key] = values.nearly(random, parent[key])
    else:
        _from_elsewhere(random, parent, key, donors)


def _number(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    if isinstance(parent[key], str) and _DIGITS.search(parent[key]):
        parent[key] = _other_number(random, parent[key])
    else:
        _slip(random, parent, key, donors)


def _from_elsewhere(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    """What stands under the same key in another place is more often accepted than anything else."""
    pool = donors.get(key, ()) if isinstance(key, str) else parent
    parent[key] = copied(random.choice(pool or [""]))


def _anything(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    parent[key] = copied(random.choice(donors[random.choice(list(donors))]))


def _removed(__: Random, parent: Any, key: Any, ___: Donors) -> None:
    del parent[key]


def _renamed(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    if isinstance(parent, dict):
        name = random.choice((*donors, values.nearly(random, key), values.text(random, whole=True)))
        parent[name] = parent.pop(key)
    else:
        parent.append(copied(parent[key]))


def _added(random: Random, parent: Any, key: Any, donors: Donors) -> None:
    if isinstance(parent, dict):
        name = random.choice(list(donors))
        parent[name] = copied(random.choice(donors[name]))
    else:
        parent.insert(random.randrange(len(parent) + 1), copied(parent[key]))


def _swapped(random: Random, parent: Any, key: Any, ___: Donors) -> None:
    other = random.choice(list(parent) if isinstance(parent, dict) else range(len(parent)))
    parent[key], parent[other] = parent[other], parent[key]


def _wrapped(random: Random, parent: Any, key: Any, ___: Donors) -> None:
    value = parent[key]
    deep: Any = value
    for __ in range(random.choice((10, 29, 31, 500))):
        deep = [deep]
    parent[key] = random.choice(([value], {"x": value}, [value, value], None, [], {}, deep, [value] * 300))


_CHANGES: tuple[Callable[[Random, Any, Any, Donors], None], ...] = (
    _nasty, _slip, _number, _number, _from_elsewhere, _from_elsewhere, _from_elsewhere, _anything, _removed, _renamed,
    _added, _swapped, _wrapped,
)  # fmt: skip


def _other_number(random: Random, text: str) -> str:
    found = list(_DIGITS.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    old = one[0]
    near = str(max(0, int(old[:12]) + random.choice((-1, 1, 5, -10)))).zfill(len(old))
    extreme = random.choice(
        ("0001", "1900", "2999", "9999", "3000") if len(old) == 4 else ("00", "01", "31", "32", "99")
    )
    new = random.choice((near, near, extreme, "0", "9" * 25))
    return text[: one.start()] + new + text[one.end() :]


def copied(value: Any) -> Any:
    """The same tree, which can be changed without changing the first."""
    return json.loads(json.dumps(value))
