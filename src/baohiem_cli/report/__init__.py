"""How an answer looks: JSON, CSV, Markdown, plain text, or a table for a terminal."""
