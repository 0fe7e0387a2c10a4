"""Files that a command line names and that have to be there."""

from __future__ import annotations

from pathlib import Path

import typer

from baohiem_cli.files.disk import as_stored
from baohiem_cli.files.sources import is_source
from baohiem_cli.i18n import gettext as _


def existing(name: str) -> Path:
    """The file or directory of a name, in whatever form its letters are stored."""
    path = as_stored(Path(name))
    if not name or not path.exists():  # an empty name would be the directory that the program is called in
        raise typer.BadParameter(_("không có '{0}'.").format(name))
    return path


def existing_data(name: str) -> Path:
    """The same for data: a directory, or a file that is named as one of data."""
    path = existing(name)
    if path.is_file() and not is_source(path):
        raise typer.BadParameter(
            _("'{0}' không phải tệp .yaml hay .yml; hãy đổi tên tệp nếu đúng là dữ liệu.").format(name)
        )
    return path


def existing_folder(name: str) -> Path:
    """The same for a directory."""
    path = as_stored(Path(name))
    if not name or not path.exists():
        raise typer.BadParameter(_("không có thư mục '{0}'.").format(name))
    if not path.is_dir():
        raise typer.BadParameter(_("'{0}' là tệp, không phải thư mục.").format(name))
    return path


def existing_file(name: str) -> Path:
    """The same for one file of data."""
    path = existing_data(name)
    if path.is_dir():
        raise typer.BadParameter(_("'{0}' là thư mục, không phải tệp.").format(name))
    return path


def existing_document(name: str) -> Path:
    """The same for one file of any other kind: a text to be read."""
    path = existing(name)
    if path.is_dir():
        raise typer.BadParameter(_("'{0}' là thư mục, không phải tệp.").format(name))
    return path
