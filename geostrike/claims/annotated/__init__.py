"""From what the annotator saw to claims: one draft an event, which of them stand, and passes over the story."""
