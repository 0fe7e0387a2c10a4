"""The parts of Office files: the archive, lists and styles."""
