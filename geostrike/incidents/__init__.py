"""Room 8: readings of many articles → incidents, each with its reports, their origins and contradictions."""

from geostrike.incidents.decisions import Decision, parse_decisions
from geostrike.incidents.gathering import collect, join_reports
from geostrike.incidents.parties import Parties, load_parties

__all__ = ["Decision", "Parties", "collect", "join_reports", "load_parties", "parse_decisions"]
