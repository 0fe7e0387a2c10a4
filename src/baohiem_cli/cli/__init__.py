"""The program: its commands, and the one place where failures become exit codes."""
