"""Room 5: claims → strikes, each with all its claims and where it is shown."""

from geostrike.strikes.locating import locate_strike
from geostrike.strikes.merging import Merged, merge_claims

__all__ = ["Merged", "locate_strike", "merge_claims"]
