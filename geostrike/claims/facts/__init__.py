"""What is told of a strike: whether it happened, when, at what, with what, with what harm."""
