"""The words of a provision, as the text itself has them."""

from baohiem_cli.named_tuple import NamedTuple


class Passage(NamedTuple):
    """The words of one provision or heading, without those below it; `page` and `line` say where they begin."""

    ref: str
    text: str
    page: int | None
    line: int
