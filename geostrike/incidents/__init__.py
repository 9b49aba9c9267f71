"""Room 8: readings of many articles → incidents, each with its reports, their origins and contradictions.

``gathering`` is the order of work, each step with what it is made of:

1. ``reports`` (``nameless``, ``unplaced``, ``twins``, ``openings``) of each reading, with their ``contents``, ``days`` and ``windows``, ``traits``, ``parties`` and ``wording``;
2. ``candidates``, found by ``cards``, which reports meet;
3. ``evidence`` (``facts``, ``nearness``, ``timing``, ``weights``) for and against each pair; ``explaining`` puts it in words;
4. ``arranging`` in groups (``clustering``, ``verdicts``), where a person's ``decisions`` win;
5. ``describing`` each group: its ``naming``, ``origins`` and ``contradictions``.
"""

from geostrike.incidents.decisions import Decision, parse_decisions
from geostrike.incidents.gathering import collect, join_reports
from geostrike.incidents.parties import Parties, load_parties

__all__ = ["Decision", "Parties", "collect", "join_reports", "load_parties", "parse_decisions"]
