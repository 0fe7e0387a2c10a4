"""The commands of the program, by heading of the help page.

Names and their one line of help stand here, so that the help page, a suggestion and a completion need not import the
commands themselves.
"""

from __future__ import annotations

from baohiem_cli.i18n import mark
from baohiem_cli.named_tuple import NamedTuple


class Heading(NamedTuple):
    """A heading of the help page; its commands are modules of `commands/<folder>`, each with its line of help."""

    folder: str
    title: str
    commands: dict[str, str]


HEADINGS = (
    Heading(
        "ask",
        mark("Hỏi"),
        {
            "due": mark("Việc đến hạn trong một khoảng thời gian; mặc định 30 ngày tới."),
            "calendar": mark("Lịch tháng: ngày nào có việc đến hạn, ngày nào nghỉ; mặc định năm nay."),
            "overdue": mark("Việc quá hạn, cũ nhất trước. Không có gì quá hạn thì không in gì khi chạy tự động."),
            "agenda": mark("Một trang cho một cơ quan: quá hạn, sắp đến hạn, đang chờ nơi khác, mới hoàn thành."),
            "status": mark(
                "Tình hình thực hiện: bốn nhóm hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn thành còn trong hạn, "
                "chưa hoàn thành đã quá hạn, kèm tỷ lệ và so với cùng thời điểm năm trước."
            ),
            "report": mark(
                "Báo cáo tình hình thực hiện trong năm: bốn nhóm, từng tháng, từng đơn vị, danh sách; "
                "--html ghi thành trang web."
            ),
            "missing": mark("Một nhiệm vụ trong một kỳ: cơ quan nào đã gửi, chưa gửi, gửi trễ, tỷ lệ bao nhiêu."),
            "letter": mark(
                "Dự thảo công văn đôn đốc việc quá hạn, đến hạn, kèm danh mục; trình bày theo Nghị định 30/2020/NĐ-CP."
            ),
            "duties": mark("Nhiệm vụ: cơ quan nào làm gì, vai trò gì, định kỳ và hạn nào."),
            "search": mark("Tìm từ, cụm từ trong nhiệm vụ, tên điều, tên cơ quan, ghi chú; đúng nhất trước."),
            "show": mark("Một điều khoản, một nhiệm vụ hay một văn bản: ai làm gì, hạn nào, theo căn cứ nào."),
            "regulations": mark("Các văn bản: số, ngày, hiệu lực, tình trạng, số nhiệm vụ."),
            "targets": mark("Chỉ tiêu văn bản đặt ra, mức đã đạt và khoảng cách."),
            "agencies": mark(
                "Danh bạ cơ quan: tên, cấp, thành viên, trước là gì, nay là gì, số nhiệm vụ theo vai trò."
            ),
            "provinces": mark("Các tỉnh, thành phố: trước là gì, nay thuộc đâu, có văn bản nào."),
            "matrix": mark("Ma trận trách nhiệm: cơ quan theo loại việc hoặc theo điều; ô là vai trò."),
            "flows": mark("Luồng báo cáo, số liệu, tham mưu: ai gửi gì cho ai, bao lâu một lần, hạn nào."),
            "compare": mark(
                "So sánh hai văn bản: cùng một việc thì khác nhau vai trò, định kỳ, hạn thế nào; "
                "việc gì chỉ một bên có."
            ),
            "gaps": mark(
                "Điểm thiếu sót, chồng chéo trong văn bản: thiếu hạn, thiếu chủ trì, thời hạn không hợp lý, "
                "yêu cầu trùng, cơ quan không còn."
            ),
            "log": mark("Lịch sử ghi nhận, của tất cả hay của vài kỳ."),
        },
    ),
    Heading(
        "record",
        mark("Ghi nhận"),
        {
            "done": mark("Ghi nhận đã hoàn thành một hay nhiều kỳ, kèm số văn bản và minh chứng."),
            "extend": mark("Ghi nhận gia hạn; hạn theo văn bản vẫn hiện bên cạnh hạn mới."),
            "waive": mark("Ghi nhận được miễn; kỳ ấy không còn phải làm."),
            "refuse": mark('Ghi nhận từ chối; nhiệm vụ vẫn phải thực hiện, hiển thị "bị từ chối".'),
            "note": mark("Ghi chú vào một kỳ."),
            "assign": mark("Giao một kỳ cho một người hay một phòng."),
            "trigger": mark(
                "Mở một kỳ cho nhiệm vụ khi phát sinh hoặc không ấn định ngày, như báo cáo đột xuất theo công văn."
            ),
            "measure": mark("Ghi nhận số đo của một chỉ tiêu."),
            "import": mark("Nhập lại bảng do bh ghi ra, đã điền ngày thực hiện và số văn bản; xem trước rồi mới ghi."),
            "undo": mark("Rút lại mọi ghi nhận của lệnh gần nhất, sau khi cho xem; không xóa gì trong sổ."),
            "rekey": mark("Chuyển ghi nhận từ mã không còn nữa sang mã mới; mã cũ vẫn ở trong sổ."),
            "verify": mark("Kiểm tra tệp minh chứng đã ghi: còn nguyên, bị đổi hay đã mất."),
        },
    ),
    Heading(
        "data",
        mark("Dữ liệu"),
        {
            "load": mark("Kiểm tra dữ liệu văn bản rồi nạp vào cơ sở dữ liệu; có lỗi thì giữ nguyên dữ liệu cũ."),
            "check": mark("Chỉ kiểm tra dữ liệu văn bản, không nạp; nêu mọi lỗi kèm tệp, dòng, cột."),
            "draft": mark(
                "Đọc văn bản (tệp chữ) thành bản nháp của tệp dữ liệu để người đối chiếu: điều khoản, nhiệm vụ, hạn, "
                "cơ quan."
            ),
            "attach": mark("Gắn lời văn của một văn bản, để xem và tìm trong đó."),
            "proof": mark("Đối chiếu lời văn với dữ liệu, từng điều khoản một; nêu chỗ bên này có mà bên kia không."),
            "new": mark("Ghi một tệp dữ liệu văn bản còn trống, để điền bằng tay."),
            "diff": mark(
                "Bản mới của một tệp văn bản đổi nhiệm vụ nào, ngày hạn nào trong 12 tháng tới; chỉ xem, không nạp."
            ),
            "schema": mark("In JSON Schema của tệp dữ liệu, để trình soạn thảo gợi ý và kiểm tra."),
            "units": mark("Danh sách đơn vị của một loại cơ quan (từng xã, phường); nhập từ bảng CSV hay Excel."),
            "init": mark("Đặt đơn vị của mình (tỉnh, cơ quan, tên), ngày bắt đầu theo dõi; không nêu gì là xem."),
            "backup": mark("Sao lưu cơ sở dữ liệu ra một tệp, kể cả khi đang có người dùng."),
            "restore": mark("Phục hồi cơ sở dữ liệu từ bản sao lưu; bản đang có được giữ lại bên cạnh."),
            "ledger": mark("Xuất sổ ghi nhận, hoặc nhập sổ của nơi khác."),
            "sync": mark("Gửi sổ của mình lên kho dùng chung, nhận sổ của nơi khác; đứt giữa chừng thì chạy lại."),
            "hub": mark("Giữ kho dùng chung (PostgreSQL): lập kho, ghi đơn vị, xem ai gửi đến đâu, kiểm tra."),
            "doctor": mark(
                "Kiểm tra cơ sở dữ liệu: tệp, chuỗi băm của sổ, ghi nhận không còn gắn với nhiệm vụ, mâu thuẫn."
            ),
        },
    ),
    Heading("common", mark("Chung"), {"help": mark("Cách dùng chương trình, hay một lệnh.")}),
)
"""In the order of the help page."""

COMMANDS = {name: heading.folder for heading in HEADINGS for name in heading.commands}
"""Every command, and the folder of its module."""

_SPELLED = {"import": "import_"}
"""Commands whose names are words of Python."""


def module_of(name: str) -> str:
    """The module of a command; its function has the last part of that name."""
    return f"baohiem_cli.commands.{COMMANDS[name]}.{_SPELLED.get(name, name)}"
