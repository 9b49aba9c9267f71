"""Room 4: an article and its places → the claims made in it, each with its speaker, its stance and its words."""

from geostrike.claims.extraction import extract_claims
from geostrike.claims.records import Extraction

__all__ = ["Extraction", "extract_claims"]
