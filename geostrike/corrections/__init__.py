"""Room 7: a person's decisions, anchored to quoted words, and what they change in a reading."""
