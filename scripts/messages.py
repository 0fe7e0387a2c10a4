"""Message catalogues: `python scripts/messages.py extract | compile | check`.

extract  writes locale/messages.pot from the program's own `_()` calls
compile  writes each messages.mo from the messages.po beside it
check    fails where one of these is due, or where a translation lost or invented a placeholder
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "baohiem_cli"
LOCALE = PACKAGE / "locale"

KEYWORDS = {"_": None, "mark": None, "phrase": (1,)}
"""Functions whose first argument is a message: translated at once, or where it is shown."""

METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
"""How babel reads a file: templates of pages have `_()` calls too."""

HEADER = """\
# The program's messages; msgids are Vietnamese. A catalogue of another language also needs
# typer's texts, whose English msgids are in vi/LC_MESSAGES/messages.po.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Our own, for babel's has a date and its version, which change without a change of messages."""


def main() -> int:
    """The command; what `check` finds is printed, one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("extract", "compile", "check"))
    command = parser.parse_args().command
    if command == "extract":
        (LOCALE / "messages.pot").write_text(template(PACKAGE), encoding="utf-8", newline="\n")
    elif command == "compile":
        compile_all(LOCALE)
    else:
        found = list(problems(LOCALE, PACKAGE))
        for problem in found:
            print(problem, file=sys.stderr)
        return 1 if found else 0
    return 0


def template(package: Path) -> str:
    """The .pot of a package: files without line numbers, so that it changes only when messages do."""
    catalog = Catalog()
    for file, line, message, _comments, context in extract_from_dir(package, METHODS, keywords=KEYWORDS):
        catalog.add(message, locations=[(Path(file).as_posix(), line)], context=context)
    written = BytesIO()
    write_po(written, catalog, width=0, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER + written.getvalue().decode()


def compile_all(locale: Path) -> None:
    """Write every .mo that does not say the same as its .po."""
    for po in sorted(locale.rglob("*.po")):
        catalog = _read_po(po)
        if _compiled(po.with_suffix(".mo")) != _translations(catalog):
            with po.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)


def problems(locale: Path, package: Path) -> Iterator[str]:
    """What is wrong with the catalogues."""
    pot = locale / "messages.pot"
    if not pot.is_file() or pot.read_text(encoding="utf-8") != template(package):
        yield f"{pot}: out of date; run scripts/messages.py extract"
    for po in sorted(locale.rglob("*.po")):
        catalog = _read_po(po)
        if _compiled(po.with_suffix(".mo")) != _translations(catalog):
            yield f"{po.with_suffix('.mo')}: out of date; run scripts/messages.py compile"
        for (_context, msgid), translated in _translations(catalog).items():
            expected = _placeholders(msgid)
            for text in translated:
                if _placeholders(text) != expected:
                    yield f"{po}: placeholders differ: {msgid!r} -> {text!r}"


def _read_po(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def _compiled(path: Path) -> dict[Any, tuple[str, ...]] | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return _translations(read_mo(file))


def _translations(catalog: Catalog) -> dict[Any, tuple[str, ...]]:
    """What a program sees: neither the header, nor what is fuzzy or not yet translated."""
    found = {}
    for message in catalog:
        msgid = message.id if isinstance(message.id, str) else message.id[-1]
        texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if msgid and not message.fuzzy and all(texts):
            found[message.context, msgid] = texts
    return found


def _placeholders(text: str) -> set[tuple[str, str | None, str | None]] | None:
    """Fields with their format and conversion (`{name!r}`); None for a text that is no format at all."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return {(name, spec, conversion) for _text, name, spec, conversion in parts if name is not None}


if __name__ == "__main__":
    sys.exit(main())
