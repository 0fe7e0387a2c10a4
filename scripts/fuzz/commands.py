"""Command lines put together at random from the real commands and options, on an office with records of its own."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from scripts.fuzz import checks, values
from scripts.fuzz.checks import Failed, envelope, sane
from scripts.fuzz.records import Office
from scripts.fuzz.stage import Run, bh

from baohiem_cli.cli.commands import COMMANDS
from baohiem_cli.cli.main import load

STOPPED = 130
"""The exit code where nobody answered a question on a terminal."""

_GOOD: dict[str, Sequence[str]] = {
    "day": ("2026-11-22", "22/11/2026", "2026-01-01", "2026-12-31", "2025-12-01", "1/7/2026", "2027-02-28"),
    "known_at": ("2026-11-22", "2026-11-22 12:00", "2026-11-20 23:59", "21/11/2026 00:00"),
    "agency": ("Sở Y tế", "so y te", "BHXH tỉnh", "so-tai-chinh", "các sở, ban, ngành", "UBND huyện",
    "Cục Thuế tỉnh"),
    "regulation": ("cao-nguyen", "ven-bien", "lien-nganh", "chuong-trinh", "77/2014/QĐ-UBND", "van-ban.yaml"),
    "province": ("Nam Định", "Ninh Bình", "kon tum", "Toàn quốc", "Gia Lai"),
    "key": (
        "ven-bien/12.1@2025-Q4:so-y-te", "ven-bien/12.1@2026-Q3:so-tai-chinh", "ven-bien/12.1@2026-Q1",
        "cao-nguyen/14@2026",
        "cao-nguyen/24.1", "cao-nguyen/7.5@2026-10:bhxh-tinh", "ven-bien/12.1@2025-Q4:so-gddt", "cao-nguyen/24.2",
        "cao-nguyen/24.1@2026:so-y-te", "cao-nguyen/6.3#2@2026-H1", "lien-nganh/2.1", "chuong-trinh/bhyt-dan-so-2020",
    ),
    "period": ("2026", "2026-H1", "quý III/2026", "2025-Q4", "6 tháng đầu năm 2026", "2026-10"),
    "words": ("báo cáo", "BHYT", "danh sach", "quỹ", "due", "ledger"),
    "number": ("1", "6", "12", "30", "2026", "2025", "100", "0"),
    "value": ("95.5", "0", "100", "12"),
    "receipt": ("000001-1-00000000", "a1b2c3-12-9f86d081"),
    "record": ("019f0000-0000-7000-8000-000000000002", "000001/3", "019f0000-0000-7000-8000-000000000005"),
    "text": ("đã gọi điện", "12/BC-SYT", "phòng Nghiệp vụ", "theo công văn 5"),
    "path": ("moi.txt", "ra.json", "ra.csv", "moi.db", "so.jsonl", "sao-luu.db", "van-ban.yaml", "thu-muc",
    "minh-chung.txt"),
}  # fmt: skip
_KINDS = {
    "first": "day", "last": "day", "as_of": "day", "on": "day", "to": "day", "due": "day", "track": "day",
    "known_at": "known_at", "agency": "agency", "regulation": "regulation", "province": "province", "key": "key",
    "duty": "key", "name": "key", "old": "key", "new": "key", "indicator": "key", "period": "period", "text": "words",
    "words": "words", "value": "value", "receipt": "receipt", "record": "record", "second": "regulation",
}  # fmt: skip
_HERE = (
    "bh.db", "lien-ket", "vong", "ong-dan", "khong.jsonl", "rac.bin", "sai.yaml", "nhat.txt", "thu-muc/x",
    "nhat.txt/x",
    "khong-co", "khong-co/x.db", ".", "", "đ" * 200, "ten\udcff", "a\nb", "\x1b[2J", "x.json", "x.md", "-x", "x\x00",
)  # fmt: skip
_ELSEWHERE = (
    "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/fd/0", "/proc/self/mem", "/proc/self/environ", "/",
    "/etc/passwd",
    "/khong-co/x", "..", "../../x", "/proc/self/fd/1", "~", "/" + "a" * 5000, "/sys",
)  # fmt: skip
_ENVIRONMENT: dict[str, Sequence[str]] = {
    "COLUMNS": ("1", "0", "-1", "20", "200", "5000", "99999999999999999999", "x", ""),
    "NO_COLOR": ("", "1"),
    "TERM": ("dumb", "", "xterm\x1b"),
    "BH_LANG": ("en", "vi", "xx", "../..", "C", "vi_VN.UTF-8", "\udcff"),
    "BH_USER": ("", " ", "x" * 50_000, "\x1b[2J", "\udcff", "văn\nthư", "\u202e"),
    "BH_DATA": ("", "khong-co", "thu-muc", "nhat.txt", "\udcff"),
    "BH_DB": ("", "khac.db", "thu-muc", "rac.bin", "khong-co/a/b.db", "\udcff", "ong-dan"),
}
_STDIN: Sequence[str | None] = (None, "tty:y\n", "tty:n\n", "tty:", "tty:\udcff\n", "y\n")


class Call(NamedTuple):
    """One call, and the world around it."""

    args: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()
    stdin: str | None = ""
    stdout: str = ""


Case = tuple[Call, ...]


class Commands:
    """The fuzzer of command lines. Where it is `confined`, no argument names anything outside its folder."""

    def __init__(self, folder: Path, *, confined: bool = False) -> None:
        self.office = Office(folder)
        self.confined = confined
        self.commands: list[tuple[tuple[str, ...], list[Any]]] = []
        for name in COMMANDS:
            command = load(name)
            below = getattr(command, "commands", None)
            if below:
                self.commands += (((name, word), list(one.params)) for word, one in below.items())
            else:
                self.commands.append(((name,), list(command.params)))

    def make(self, random: Random) -> Case:
        """A few calls, one after the other."""
        return tuple(self._call(random) for __ in range(random.choice((1, 2, 5, 5))))

    def run(self, case: Case) -> str:
        """Call them; the records of the office are still there after each."""
        self.office.fresh()
        before = checks.events(self.office.db)
        good = 0
        for call in case:
            files = self._files()
            run = bh(*call.args, environment=dict(call.environment), stdin=call.stdin, stdout=call.stdout)
            self._judge(call, run)
            if "--force" not in call.args:
                self._untouched(call, files)
            if "restore" in call.args and run.code == 0:
                before = {}  # what was there stands beside it
            before = checks.kept(before, self.office.db)
            good += run.code == 0
        if len(case) > 2:
            sane(bh("doctor", "-f", "json"), frozenset({0, 4}))
        return "accepted" if good * 2 > len(case) else "refused"

    def smaller(self, case: Case) -> Iterator[Case]:
        """Without one of the calls, of the arguments, of what is around."""
        if len(case) > 1:
            yield from (case[:i] + case[i + 1 :] for i in range(len(case)))
        for i, call in enumerate(case):
            simpler = [call._replace(environment=()), call._replace(stdin=""), call._replace(stdout="")]
            args = call.args
            for width in (2, 1):
                simpler += (call._replace(args=args[:j] + args[j + width :]) for j in range(1, len(args) - width + 1))
            yield from ((*case[:i], one, *case[i + 1 :]) for one in simpler if one != call)

    def show(self, case: Case) -> str:
        """As a shell would have it."""
        return "\n".join(
            " ".join([*(f"{name}={value!r}" for name, value in call.environment), "bh", *map(_quoted, call.args)])
            + (f"   stdin {call.stdin!r}" if call.stdin != "" else "")
            + (f"   stdout {call.stdout}" if call.stdout else "")
            for call in case
        )

    def size(self, case: Case) -> int:
        """Command lines."""
        return len(case)

    def _call(self, random: Random) -> Call:
        words, parameters = random.choice(self.commands)
        args = list(words)
        for one in parameters:
            for __ in range(_times(random, one)):
                args += self._given(random, one, words[0])
        if random.random() < 0.1:
            strange = random.choice(
                ("--help", "--version", "-h", "--", "-", "--nope", "-x", "--format", values.text(random))
            )
            args.insert(random.randrange(1, len(args) + 1), strange)
        if random.random() < 0.03:
            args[0] = values.nearly(random, args[0])
        if self.confined:
            args = [one for one in args if not _leads_out(one)]
        environment = [(name, random.choice(_ENVIRONMENT[name])) for name in _ENVIRONMENT if random.random() < 0.04]
        if "BH_DB" in dict(environment) or random.random() < 0.5:
            environment.append(("COLUMNS", random.choice(_ENVIRONMENT["COLUMNS"][:5])))
        usual = random.random() < 0.8
        stdout = random.choices(("", "closed", "full"), (96, 2, 2))[0]
        # an argument ends at a zero byte, so that no shell can give one
        return Call(
            tuple(one.replace("\0", "") for one in args),
            tuple(environment),
            "" if usual else random.choice(_STDIN),
            stdout,
        )

    def _given(self, random: Random, parameter: Any, command: str) -> list[str]:
        if getattr(parameter, "is_flag", False):
            return [parameter.opts[0]]
        value = self._value(random, parameter, command)
        if parameter.param_type_name == "argument":
            return [value]
        name = random.choice(parameter.opts)
        return [f"{name}={value}"] if name.startswith("--") and random.random() < 0.3 else [name, value]

    def _value(self, random: Random, parameter: Any, command: str) -> str:
        kind = type(parameter.type).__name__
        choices = [str(getattr(one, "value", one)) for one in getattr(parameter.type, "choices", ())]
        name = "path" if "Path" in kind else "number" if kind.startswith("Int") else _KINDS.get(parameter.name, "text")
        pool = choices or (_GOOD["agency"] if command == "agencies" and name == "key" else _GOOD[name])
        way = random.random()
        if way < 0.65:
            return random.choice(pool)
        if way < 0.8:
            return values.nearly(random, random.choice(pool))
        if name == "path":
            return random.choice(_HERE if self.confined or way < 0.92 else _ELSEWHERE)
        return random.choice(values.DAYS if name == "day" else values.NUMBERS) if way < 0.9 else values.text(random)

    def _judge(self, call: Call, run: Run) -> None:
        terminal = (call.stdin or "").startswith("tty:")
        sane(run, checks.CODES | {STOPPED} if terminal else checks.CODES)
        plain = not any(one.startswith(("-h", "--h", "--v", "-o", "--o", "--show", "--install")) for one in call.args)
        json = [call.args[i : i + 2] for i in range(len(call.args) - 1) if call.args[i] in ("-f", "--format")]
        asked = json in ([("-f", "json")], [("--format", "json")])
        lines = call.args[:2] == ("ledger", "export")  # JSON, but one object a line
        if asked and plain and not lines and "--" not in call.args and not call.stdout and run.out:
            envelope(run)

    def _files(self) -> dict[Path, bytes]:
        """What lies in the folder, but for databases, which have their own rules."""
        found = {}
        for path in sorted(self.office.place.rglob("*")):
            if path.is_file() and not path.is_symlink() and ".db" not in path.name:
                found[path] = path.read_bytes()
        return found

    def _untouched(self, call: Call, before: dict[Path, bytes]) -> None:
        named = {one.rpartition("=")[2] for one in call.args} | {value for __, value in call.environment}
        for path, content in before.items():
            if path.is_file() and path.read_bytes() == content:
                continue
            if not content and str(path.relative_to(self.office.place)) in named:
                continue  # an empty file can be a new database
            if any(kept.read_bytes() == content for kept in path.parent.glob(f"{path.name}.*.bak")):
                continue  # what `restore` found in the place of the database stands beside it
            raise Failed("a file was changed without --force", path.name)


def _times(random: Random, parameter: Any) -> int:
    if parameter.required:
        return random.choices((1, 0, 2), (94, 3, 3))[0]
    several = getattr(parameter, "multiple", False) or parameter.nargs == -1
    usual = {"format": 0.4, "yes": 0.6, "db": 0.05, "data": 0.03, "everybody": 0.3}.get(parameter.name, 0.15)
    return 0 if random.random() > usual else random.choice((1, 1, 2)) if several or random.random() < 0.05 else 1


def _leads_out(argument: str) -> bool:
    value = argument.partition("=")[2] if argument.startswith("--") else argument
    value = value[2:] if value.startswith("-") and not value.startswith("--") else value
    return any(one.startswith(("/", "~")) or ".." in one for one in (value, argument))


def _quoted(argument: str) -> str:
    short = argument if len(argument) < 200 else f"{argument[:100]}…({len(argument)} characters)"
    return shlex.quote(short) if short.isprintable() else f"${short!a}"
