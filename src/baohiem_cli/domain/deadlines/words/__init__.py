"""Words of time in a sentence of a text, each with the rule that says the same."""
