"""What the YAML library says of a mistake, in the reader's language.

libyaml and PyYAML's own parser say the same in different words, and libyaml differs from version to version: the
messages are known by their characteristic words. An unknown one is left out.
"""

from __future__ import annotations

import re

import yaml

from baohiem_cli.i18n import gettext as _


def told(error: yaml.MarkedYAMLError) -> str:
    """What is wrong and in what; empty where the library says something that is not known here."""
    problem = _first(_problems(), error.problem or "")
    context = _first(_contexts(), error.context or "")
    return " ".join(part for part in (problem, context) if part) if problem else ""


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    for form, words in known:
        if match := re.search(form, said):
            return words.format(*match.groups())
    return ""


def _problems() -> tuple[tuple[str, str], ...]:
    return (
        ("maximum nesting depth", _("lồng nhau quá sâu")),
        ("mapping values are not allowed",
         _("dấu hai chấm ở chỗ không được dùng; chữ có ': ' phải để trong ngoặc kép")),
        ("mapping keys are not allowed", _("khóa ở chỗ không được dùng")),
        ("sequence entries are not allowed", _("dấu '-' ở chỗ không được dùng")),
        (r"expected ',' or '([\]}])'", _("thiếu dấu ',' hoặc '{0}'")),
        ("expected ':'", _("thiếu dấu ':' sau khóa")),
        ("unexpected ':'", _("dấu ':' ở chỗ không được dùng")),
        ("expected '-' indicator|expected <block end>|expected key", _("thụt dòng lệch với dòng trên")),
        ("node content", _("thiếu giá trị")),
        ("unexpected end of stream", _("tệp hết mà chưa đóng ngoặc kép")),
        ("document (indicator|separator)", _("gặp '---' hoặc '...' khi chưa đóng ngoặc kép")),
        ("cannot start any token", _("giá trị không thể bắt đầu bằng ký tự này; hãy để giá trị trong ngoặc kép")),
        ("tab character", _("thụt dòng bằng phím Tab; hãy dùng dấu cách")),
        ("unknown escape|expected escape sequence|hexdecimal|Unicode character escape",
         _("mã sau dấu '\\' không có nghĩa; hãy viết '\\\\' hoặc dùng ngoặc đơn")),
        ("invalid indentation or unclosed", _("thụt dòng lệch, hoặc chưa đóng ngoặc")),
        ("indentation indicator|chomping", _("sau '|' hay '>' chỉ được ghi '+', '-' hoặc số dấu cách thụt dòng")),
        ("comment or (a )?line break|whitespace or line break", _("có chữ thừa ở cuối dòng")),
        ("<document start>|<stream-start>", _("có chữ thừa sau khi nội dung đã hết")),
        ("directive|%TAG|%YAML|version|digit|incompatible", _("dòng bắt đầu bằng '%' không đúng dạng")),
        ("tag|URI|'!'|'>'", _("dấu '!' đầu giá trị là ký hiệu riêng của YAML; hãy để giá trị trong ngoặc kép")),
        ("alphabetic|alphanumeric|non-alphabetical",
         _("tên sau '&' hay '*' không đúng dạng; hãy để giá trị trong ngoặc kép")),
        ("expected whitespace|expected ' '", _("thiếu dấu cách")),
        ("(control|special) characters|[Ii]nvalid|incomplete|surrogate", _("có ký tự không dùng được")),
    )  # fmt: skip


def _contexts() -> tuple[tuple[str, str], ...]:
    return (
        ("block mapping", _("trong một nhóm khóa")),
        ("flow mapping", _("trong ngoặc nhọn")),
        ("block collection|block sequence", _("trong danh sách có dấu '-'")),
        ("flow sequence", _("trong ngoặc vuông")),
        ("quoted scalar", _("trong chữ để trong ngoặc")),
        ("block scalar", _("trong chữ nhiều dòng")),
        ("simple key", _("ở một khóa")),
    )
