"""Commands: options to use case to view; each module is named for its command and returns an answer."""
