"""The shared parts of commands: options, completion, and the way out."""
