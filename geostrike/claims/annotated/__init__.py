"""From what the annotator saw to claims: one draft an event, passes over the story, and how they join the rules' claims."""
