"""Making a draft pass `bh check`: what a check refuses is taken back, and told as a doubt at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baohiem_cli.domain.vocabulary import DATED, Cadence
from baohiem_cli.files.drafts import DOUBT

Path = tuple[Any, ...]
Duty = dict[str, Any]

ROLES = ("lead", "advise", "coordinate", "with", "directed", "recipient", "recipient_either")
NOBODY = "chưa nêu chủ thể"
"""The body of the registry that stands for one that a text does not name."""

_CADENCES = frozenset(map(str, Cadence))
_ROUNDS = 12


def repaired(data: dict[str, Any], mistakes: Callable[[dict[str, Any]], list[tuple[Path, str]]]) -> None:
    """Change the data until nothing is wrong with them; each change takes something back, so that it ends."""
    for round_ in range(_ROUNDS):
        found = mistakes(data)
        if not found:
            return
        done: set[Path] = set()
        for path, message in found:
            place = path[:4] if path[:1] == ("provisions",) else path[:1]
            if place not in done:  # one at a time: places behind it may have moved
                done.add(place)
                _mend(data, path, message, hard=round_ > _ROUNDS // 2)


def _mend(data: dict[str, Any], path: Path, message: str, *, hard: bool) -> None:
    if path[:1] == ("provisions",) and len(path) > 3 and path[2] == "duties":
        _mend_duty(data["provisions"][path[1]]["duties"][path[3]], path[4:], message, hard=hard)
    elif path[:1] == ("provisions",):
        provision = data["provisions"][path[1]]
        if len(path) > 2 and path[2] not in ("ref", "duties", "no_duty"):
            provision.pop(path[2], None)
    else:
        _mend_head(data, path, message)


def _mend_head(data: dict[str, Any], path: Path, message: str) -> None:
    """A value of the head that cannot be: it goes, and stays as a doubt."""
    key = path[0]
    if key == "effect" and len(path) > 1:
        lost = data["effect"].pop(path[1], None)
    elif key in ("replaces", "legal_basis") and len(path) > 1:
        lost = data[key].pop(path[1])
    elif key == "jurisdiction":
        lost, data[key] = data[key], "Toàn quốc"
    elif key in ("number", "issued"):
        lost, data[key] = data[key], None
    else:
        return
    doubt(data, f"{message} ({lost})", many=True)


def _mend_duty(duty: Duty, path: Path, message: str, *, hard: bool) -> None:
    key = path[0] if path else ""
    if hard:
        _as_little_as_possible(duty)
    elif key == "deadlines" and len(path) > 1:
        _mend_deadline(duty, path[1])
    elif key in ROLES:
        _mend_role(duty, key, path[1:], message)
    elif key == "performed":
        duty["performed"] = "together"
        return
    elif key == "kind":
        duty["kind"] = "directive"
        return
    elif key in ("cadence", "trigger", "undated"):
        _as_cadences_say(duty)
    elif key == "summary":
        duty["summary"] = str(duty["summary"])[:157].rstrip() + "…"
        return
    elif not any(duty.get(role) for role in ROLES[:3]):
        duty["lead"] = [NOBODY]
        return
    else:
        duty["summary"] = (
            str(duty["summary"]).replace("lẫn nhau", "").replace("cho nhau", "").replace("bên kia", "nơi nhận")
        )
    doubt(duty, message)


def _mend_role(duty: Duty, role: str, index: Path, message: str) -> None:
    names = duty[role] if isinstance(duty[role], list) else [duty[role]]
    if index and isinstance(index[0], int) and index[0] < len(names):
        names.pop(index[0])
    elif role == "lead":  # who is to take part does not lead
        duty["coordinate"] = [*names, *duty.get("coordinate", [])]
        names = []
    else:
        names = []
    duty[role] = names
    if not names:
        del duty[role]


def _mend_deadline(duty: Duty, index: int) -> None:
    """First the day goes and the frequency stays, then the whole deadline."""
    entry = duty["deadlines"][index]
    cadence = entry.get("cadence") or (duty["cadence"][0] if len(duty["cadence"]) == 1 else None)
    if "rule" in entry and cadence != Cadence.ONCE:
        del entry["rule"]
        entry.pop("period", None)
        return
    duty["deadlines"].pop(index)
    if not duty["deadlines"]:
        del duty["deadlines"]
    _as_cadences_say(duty)


def _as_cadences_say(duty: Duty) -> None:
    """Bring cadences, deadlines, trigger and the words of regularity into agreement."""
    deadlines = duty.get("deadlines") or []
    single = duty["cadence"][0] if len(duty["cadence"]) == 1 else None
    dated = {entry.get("cadence") or single for entry in deadlines}
    kept = [one for one in duty["cadence"] if one in _CADENCES and (one not in DATED or one in dated)]
    if Cadence.ON_EVENT in kept and not duty.get("trigger"):
        kept.remove(Cadence.ON_EVENT)
    duty["cadence"] = kept or ["none"]
    if Cadence.ON_EVENT not in kept:
        duty.pop("trigger", None)
    if Cadence.NONE not in duty["cadence"]:
        duty.pop("undated", None)
    if not deadlines:
        duty.pop("deadlines", None)


def _as_little_as_possible(duty: Duty) -> None:
    for key in ("deadlines", "trigger", "undated", *ROLES[3:]):
        duty.pop(key, None)
    duty["cadence"] = ["none"]


def doubt(entry: dict[str, Any], words: str, *, many: bool = False) -> None:
    """Add a doubt of the program to a duty, or to the head with its list of them."""
    told = f"{DOUBT}{words}"
    if many:
        entry.setdefault("doubts", [])
        if told not in entry["doubts"]:
            entry["doubts"].append(told)
    elif words not in entry.get("doubt", ""):
        entry["doubt"] = f"{entry['doubt']}; {words}" if entry.get("doubt") else told
