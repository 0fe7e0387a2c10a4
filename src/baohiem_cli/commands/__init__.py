"""One module for each command: gather, ask the core, answer."""
