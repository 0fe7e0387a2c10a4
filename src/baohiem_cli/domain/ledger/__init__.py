"""The records of users, and the state that follows from them."""
