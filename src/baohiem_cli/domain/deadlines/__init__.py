"""From rules to dated occurrences."""
