"""One sentence as every other folder reads it: words, cues of the lexicon, places named, and the wordings they share."""
