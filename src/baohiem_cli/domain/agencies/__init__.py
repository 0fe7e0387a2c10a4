"""Who answers for a duty, and who holds it now."""
