"""Room 4: an article and its places → the claims made in it, each with its speaker, its stance and its words."""

from geostrike.claims.extraction import Extraction
from geostrike.claims.joining import extract_claims

__all__ = ["Extraction", "extract_claims"]
