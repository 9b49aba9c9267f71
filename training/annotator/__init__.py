"""The annotator that is being built: a text → events with their arguments. geostrike does not use it yet."""
