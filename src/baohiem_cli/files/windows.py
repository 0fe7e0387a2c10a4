"""What Windows makes of a file's name: some name a device, some lose a part, and nothing is told.

The rules are those of "Naming Files, Paths, and Namespaces" in Microsoft's documentation.
"""

from __future__ import annotations

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
)
_SIGNS = frozenset('<>:"|?*')


def is_lost(name: str) -> bool:
    """Whether what is written under this name does not lie in a file of this name afterwards.

    `NUL.csv` is a device that swallows it, `due:12.csv` a hidden stream of the file `due`, `due.` becomes `due`.
    """
    device = name.split(".", 1)[0].rstrip(" ").casefold() in _DEVICES
    return device or name.endswith((" ", ".")) or any(sign in _SIGNS or sign < " " for sign in name)
