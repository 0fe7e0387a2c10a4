"""A document as a PDF, made by LibreOffice, which is a program of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from baohiem_cli import paths
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _

_SECONDS = 180
_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where its installers put it without telling the shell."""


def expect() -> str:
    """The program. Raises WrongUsage where it is missing."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    found = found or next((path for path in _USUAL_PLACES if Path(path).is_file()), None)
    if found is None:
        raise WrongUsage(
            _(
                "Máy này không có LibreOffice để tạo PDF. Cài LibreOffice (https://www.libreoffice.org), hoặc ghi ra "
                "tệp .docx rồi lưu thành PDF bằng Word."
            )
        )
    return found


def to_pdf(document: bytes) -> bytes:
    """The PDF of a Word document. Raises WrongUsage where LibreOffice is missing or makes none."""
    program = expect()
    with tempfile.TemporaryDirectory(prefix="bh-") as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(document)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 - no shell, and a file that was written here
                [*command, "--outdir", folder, str(source)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
                env=paths.environment(),
            )
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise WrongUsage(_("LibreOffice không tạo được PDF; hãy ghi ra tệp .docx.")) from error
