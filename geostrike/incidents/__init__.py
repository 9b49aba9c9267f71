"""Room 8: readings of many articles → incidents, each with its reports, their origins and contradictions."""

from geostrike.incidents.gathering import collect, join_reports
from geostrike.incidents.parties import Parties, load_parties

__all__ = ["Parties", "collect", "join_reports", "load_parties"]
