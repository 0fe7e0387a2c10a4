"""Letters recognised in pictures by Tesseract, which is a program of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from baohiem_cli import paths
from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.formats.letters.cleaning import LINE_ENDS

_LANGUAGE = "vie"
_SECONDS = 180
"""For one page; a usual one takes five."""
_AT_ONCE = 4
_USUAL_PLACES = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)
"""Where its installer for Windows puts it, without telling the shell."""


def of_pages(pictures: Iterable[bytes], name: str) -> Iterator[list[str]]:
    """The lines of each picture; blank ones part paragraphs.

    Raises WrongUsage where Tesseract or its Vietnamese letters are missing, DataInvalid where a picture is none.
    """
    program = _program(name)
    with ThreadPoolExecutor(_AT_ONCE) as pool, tempfile.TemporaryDirectory(prefix="bh-") as folder:
        waiting: list[Future[list[str]]] = []
        numbered = enumerate(pictures, 1)
        try:
            while True:
                for number, picture in islice(numbered, _AT_ONCE - len(waiting)):
                    file = Path(folder, f"{number}.pnm")
                    file.write_bytes(picture)
                    waiting.append(pool.submit(_recognised, program, file, name))
                if not waiting:
                    return
                yield waiting.pop(0).result()
        finally:
            for one in waiting:
                one.cancel()


def _recognised(program: str, file: Path, name: str) -> list[str]:
    command = [program, str(file), "-", "-l", _LANGUAGE, "--dpi", "300", "--psm", "3"]
    try:
        run = subprocess.run(  # noqa: S603 - no shell, and a file that was written here
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=paths.environment(OMP_THREAD_LIMIT="1"),
        )
    except subprocess.TimeoutExpired as error:
        raise DataInvalid(
            _("Tesseract đọc một trang của tệp {0} quá {1} giây; hãy quét lại rõ hơn hoặc nhỏ hơn.").format(
                name, _SECONDS
            )
        ) from error
    except OSError as error:
        raise _missing(name) from error
    finally:
        file.unlink(missing_ok=True)
    if run.returncode:
        raise DataInvalid(_("Tesseract không đọc được ảnh trong tệp {0}.").format(name))
    return LINE_ENDS.split(run.stdout.decode(errors="replace"))


def _program(name: str) -> str:
    """The program, where it is there and knows Vietnamese."""
    program = shutil.which("tesseract") or next((one for one in _USUAL_PLACES if Path(one).is_file()), None)
    if program is None:
        raise _missing(name)
    try:
        run = subprocess.run(  # noqa: S603 - no shell
            [program, "--list-langs"], stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _missing(name) from error
    if _LANGUAGE not in run.stdout.decode(errors="replace").split():
        raise _missing(name)
    return program


def _missing(name: str) -> WrongUsage:
    return WrongUsage(
        _(
            "Tệp {0} là bản quét hoặc ảnh; để đọc cần Tesseract với tiếng Việt. "
            "Trên Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie. "
            "Trên Windows: winget install UB-Mannheim.TesseractOCR, chọn thêm Vietnamese khi cài đặt."
        ).format(name)
    )
