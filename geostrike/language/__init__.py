"""The cellar: words, sentences, names, dates and numbers. It knows nothing of war or maps."""
