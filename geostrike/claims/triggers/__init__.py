"""Which words report a strike, and which only look like it."""
