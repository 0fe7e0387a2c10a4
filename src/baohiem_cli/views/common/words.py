"""The words by which a user may give a value of a closed list; the first is the one that answers and help show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.common.labels import basis_label, cadence_label, check_labels, kind_label, role_label


@cache
def option_words() -> Mapping[str, tuple[str, ...]]:
    """The words for every value: no two lists of the program use one value for different things."""
    return {
        **{kind.value: (kind_label(kind),) for kind in Kind},
        **{role.value: (role_label(role),) for role in Role},
        **{cadence.value: (cadence_label(cadence),) for cadence in Cadence},
        **{basis.value: (basis_label(basis),) for basis in Basis},
        Scheme.BHXH.value: (Scheme.BHXH.value, _("bảo hiểm xã hội")),
        Scheme.BHYT.value: (Scheme.BHYT.value, _("bảo hiểm y tế")),
        Scheme.BHTN.value: (Scheme.BHTN.value, _("bảo hiểm thất nghiệp")),
        **{check: (label,) for check, label in check_labels().items()},
        # the lines of a table
        "agency": (_("cơ quan"),),
        "body": (_("đơn vị"),),
        "province": (_("tỉnh"),),
        "kind": (_("loại việc"),),
        "article": (_("điều"),),
        "day": (_("ngày"),),
        # what an office reads in the hub
        "own": (_("của mình"),),
        "nation": (_("cả nước"),),
        # kinds of data file, and lines of a table
        "regulation": (_("văn bản"),),
        "overlay": (_("bổ sung"),),
        "agencies": (_("danh bạ cơ quan"),),
        "calendar": (_("lịch"),),
        "succession": (_("kế tục"),),
        "provinces": (_("các tỉnh"),),
        "legal_basis": (_("căn cứ pháp lý"),),
        "units": (_("danh sách đơn vị"),),
    }
