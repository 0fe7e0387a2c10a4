"""Structure: which lines of a document are its head, which its provisions, and what is passed over."""
