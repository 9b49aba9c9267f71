"""Room 5: claims → strikes, each with all its claims and where it is shown.

``merging`` is the order of work: ``grouping`` the claims, ``ranking`` the groups, ``judging`` and ``explaining`` each; ``locating`` and ``shapes`` say
where and how it is shown.
"""

from geostrike.strikes.locating import locate_strike
from geostrike.strikes.merging import Merged, merge_claims

__all__ = ["Merged", "locate_strike", "merge_claims"]
