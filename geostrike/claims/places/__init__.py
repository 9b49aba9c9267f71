"""Which of the places named a strike word struck: reasons, weights, a threshold."""
