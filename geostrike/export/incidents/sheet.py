"""A sheet of incidents in Markdown, for reading aloud and for printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.export.claim_sheet import escape
from geostrike.export.incidents.rows import claim_rows, incident_row
from geostrike.export.tables import DISCLAIMER

if TYPE_CHECKING:
    from geostrike.export.incidents.rows import Incidents

__all__ = ["encode_sheet"]


def encode_sheet(given: Incidents) -> str:
    """One section an incident, one item an article."""
    lines = ["# Reported incidents", "", f"*{escape(DISCLAIMER)}*", ""]
    for incident in given.incidents:
        lines += [*_describe(incident), ""]
    return "\n".join(lines)


def _describe(incident: dict[str, Any]) -> list[str]:
    row = incident_row(incident)
    days = (
        incident["start"]
        if incident["start"] == incident["end"]
        else f"{incident['start'] or '?'} to {incident['end']}"
    )
    where = ", ".join(filter(None, (incident["level"], incident["admin1"], incident["country_code"])))
    lines = [f"## {escape(incident['place'])}, {escape(days or 'day unknown')}", ""]
    lines += [f"- Incident: {escape(incident['id'])}; {escape(incident['said'])}"]
    if row["latitude"] is not None:
        where += f", {row['latitude']}, {row['longitude']} (within {incident['uncertainty_km']:g} km)"
    lines += [f"- Where: {escape(where or 'no gazetteer places it')}"]
    if row["killed_low"] is not None:
        most = f"{row['killed_high']} or more" if row["killed_open"] else str(row["killed_high"])
        lines += [f"- Killed, by different reports: from {row['killed_low']} to {escape(most)}"]
    lines += [f"- Accused: {escape(str(row['attackers']))}"] if row["attackers"] else []
    lines += [f"- Disputed: {escape(words)}" for words in incident["disputed"]]
    lines += [f"- **Human decision:** {escape(str(row['human_decision']))}"] if row["human_decision"] else []
    for claim in claim_rows(incident):
        who = f"{claim['outlet'] or claim['article_id']}, {claim['published'] or 'no date'} ({claim['origin']})"
        lines += [f"- {escape(who)}:", f"  > “{escape(str(claim['quote']))}”"]
    return lines
