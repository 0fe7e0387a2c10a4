"""Administrative documents: reminder letters and reports of an office."""
