"""`bh hub`: the ledger that several offices share in PostgreSQL, for whoever keeps it."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app.data import hub
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.store.hub.offices import Grant
from baohiem_cli.views.data.hub import (
    grant_answer,
    made_answer,
    offices_answer,
    published_answer,
    revoke_answer,
    status_answer,
    verify_answer,
)

EXAMPLES = ("bh hub init", "bh hub offices", "bh hub verify")

Address = Annotated[
    str | None,
    typer.Option("--hub", metavar=_("KHO"), help=_("Địa chỉ PostgreSQL hoặc tên service; mặc định theo biến BH_HUB.")),
]
Role = Annotated[
    str, typer.Argument(metavar=_("VAI_TRÒ"), parser=options.filled, help=_("Vai trò PostgreSQL của đơn vị."))
]


@options.shared
def init(address: Address = None, *, output: options.OutputOptions) -> Answer:
    """Make the schema, or bring it up to date; run again, it changes nothing."""
    return made_answer(hub.make(hub.address_of(address)), clock.today())


@options.shared
def grant(
    role: Role,
    name: Annotated[str, typer.Option("--name", metavar=_("TÊN"), parser=options.filled, help=_("Tên đơn vị."))],
    province: Annotated[
        str | None,
        typer.Option(
            "--province", "-p", metavar=_("TỈNH"), help=_("Tỉnh của đơn vị."), autocompletion=completion.provinces
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--origin", metavar=_("NGUỒN"), parser=options.filled, help=_("Nguồn của sổ đơn vị; bh sync ở đó cho biết.")
        ),
    ] = None,
    reach: Annotated[
        hub.Reach, typer.Option("--reach", help=_("Được đọc: của mình, của tỉnh hay của cả nước."))
    ] = hub.Reach.PROVINCE,
    reader: Annotated[bool, typer.Option("--reader", help=_("Chỉ đọc, không ghi."))] = False,
    address: Address = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Enrol an office, or change what it may; its role is made where there is none, without a password."""
    place = hub.address_of(address)
    if province is None and reach is not hub.Reach.NATION:
        raise WrongUsage(_("Cần --province TỈNH, trừ khi --reach nation."))
    if reader and origin:
        raise WrongUsage(_("--reader chỉ đọc, nên không kèm --origin."))
    where = ""
    if province:
        with opened(common.db, common.data) as register:
            where = hub.province_of(register, province, common.today)
    wish = Grant(role, name, where, reach.value, not reader, origin)
    return grant_answer(hub.grant(place, wish), common.today)


@options.shared
def revoke(role: Role, address: Address = None, *, output: options.OutputOptions) -> Answer:
    """Take all rights from an office; what it sent stays."""
    hub.revoke(hub.address_of(address), role)
    return revoke_answer(role, clock.today())


@options.shared
def offices(address: Address = None, *, output: options.OutputOptions) -> Answer:
    """Who takes part, who sent when and how far."""
    return offices_answer(hub.standing(hub.address_of(address)), clock.today())


@options.shared
def status(address: Address = None, *, output: options.OutputOptions) -> Answer:
    """Who the hub takes us for."""
    return status_answer(hub.standing(hub.address_of(address)), clock.today())


@options.shared
def verify(address: Address = None, *, output: options.OutputOptions) -> Answer:
    """Verify all chains in the database itself."""
    return verify_answer(hub.verify(hub.address_of(address)), clock.today())


@options.shared
def publish(
    year: options.Year = None,
    address: Address = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Put the dated occurrences of a year beside the events, so that SQL can answer."""
    from baohiem_cli.app.data import publishing  # dates everything, which the other commands here need not

    place, year = hub.address_of(address), year or common.today.year
    with opened(common.db, common.data) as register:
        return published_answer(publishing.publish(register, place, year, common.today), year, common.today)


COMMANDS = {
    "init": (init, _("Lập kho, hoặc nâng kho lên phiên bản này."), ("bh hub init --hub postgresql:///bh",)),
    "grant": (
        grant,
        _("Ghi một đơn vị vào kho, hoặc đổi quyền của đơn vị."),
        ('bh hub grant syt_thanhhoa --name "Sở Y tế" --province "Thanh Hóa"',),
    ),
    "revoke": (revoke, _("Thu quyền của một đơn vị; ghi nhận đã gửi vẫn còn."), ("bh hub revoke syt_thanhhoa",)),
    "offices": (offices, _("Các đơn vị: ai gửi lúc nào, đến đâu."), ("bh hub offices",)),
    "status": (status, _("Kho nhận mình là ai, được đọc và ghi gì."), ("bh hub status",)),
    "publish": (
        publish,
        _("Đưa các kỳ đến hạn của một năm vào kho, để hỏi bằng SQL và bh status --hub."),
        ("bh hub publish --year 2026",),
    ),
    "verify": (verify, _("Kiểm tra mọi chuỗi ghi nhận ngay trong kho."), ("bh hub verify",)),
}
"""The commands of this group: what runs, its help, its examples."""
