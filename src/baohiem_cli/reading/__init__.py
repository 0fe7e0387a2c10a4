"""A document in, a draft of a regulation's file out: lines, then structure, then parties and times."""
