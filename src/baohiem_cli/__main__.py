"""The `bh` command, also as `python -m baohiem_cli`."""

from __future__ import annotations


def main() -> None:
    """Run the program; Ctrl-C is an ordinary end also while it is being loaded, which takes most of a short run."""
    try:
        from baohiem_cli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        _stopped()


def _stopped() -> None:
    import signal
    import sys
    from contextlib import suppress

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to be stopped
    from baohiem_cli.i18n import gettext as _

    with suppress(OSError, AttributeError):
        sys.stderr.write(_("Đã dừng.") + "\n")
    sys.exit(130)


if __name__ == "__main__":
    main()
