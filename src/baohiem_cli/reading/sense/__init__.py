"""What the words of a sentence tell: names of bodies, the parts that they play, what is done, why nobody owes it."""
