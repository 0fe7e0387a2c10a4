"""`python -m baohiem_cli`."""

from baohiem_cli.cli.main import main

main()
