"""How much each reason weighs for or against two reports being of one strike, and its words.

Hundredths of a unit; whole numbers, so that sums do not depend on the order in which they are made. ``None`` bars the join, whatever
else speaks for it. The sizes follow from what the reasons mean: place and day must agree, and one of them alone never
suffices; what raids of one place and day differ in can part them; agreement in what is rare can bridge a vague place or day.
"""

from __future__ import annotations

__all__ = ["GREAT_TOLL", "REASONS", "THRESHOLD"]

THRESHOLD = 200
"""What the mean over all pairs of two groups must reach for them to be one incident."""

GREAT_TOLL = 20
"""So many dead are hardly ever told of two strikes alike."""

REASONS: dict[str, tuple[int | None, str]] = {
    # Place
    "same place": (200, "the same place, {place_a}"),
    "same area": (150, "the same area, {place_a}"),
    "same name": (180, "“{name_a}” and “{name_b}” are one name, {km} km apart by the gazetteer"),
    "same spot": (150, "{name_a} and {name_b} lie {km} km apart, less than either is known to"),
    "unplaced, same name": (180, "“{name_a}” and “{name_b}” are one name, which no gazetteer places in both"),
    "unplaced, similar name": (110, "“{name_a}” and “{name_b}” may be one name, which no gazetteer places in both"),
    "same name elsewhere": (-40, "“{name_a}” and “{name_b}” are one name, but what holds them lies {km} km apart"),
    "somewhere in it": (
        20,
        "{name_a} ({place_a}) and {name_b} ({place_b}): of one only the town that it lies in is known",
    ),
    "within its reach": (40, "{name_a} and {name_b}: one lies within what the other may mean, {km} km apart"),
    "area of that name": (0, "{name_a} and {name_b} share a name, but one is an area"),
    "may be an area": (-30, "{name_a} and {name_b}, {km} km apart: one may mean the province of its name"),
    "region holds it": (-40, "{name_a} and {name_b}: one is a vague region that holds the other"),
    "area holds it": (-80, "{name_a} and {name_b}: one is an area that holds the other"),
    "country holds it": (-120, "{name_a} and {name_b}: of one only the country is known"),
    "no place named": (-30, "one of them names no place"),
    "unplaced, other name": (-120, "“{name_a}” and “{name_b}” differ, and no gazetteer places both"),
    "beside it": (None, "{name_a} and {name_b} are different places, {km} km apart"),
    "far apart": (None, "{name_a} and {name_b} lie {km} km apart"),
    "other place": (None, "“{name_a}” and “{name_b}” are different places"),
    # Days
    "same day": (175, "both on {days_a}"),
    "days overlap": (90, "days that overlap: {days_a}, {days_b}"),
    "reported together": (70, "reported within days of each other, and neither gives another day"),
    "night between": (-60, "a day apart: {days_a}, {days_b}"),
    "only the month": (-60, "of one only the month is given: {days_a}, {days_b}"),
    "only the year": (-120, "of one only a long time is given: {days_a}, {days_b}"),
    "day unknown": (-60, "no day is known of one of them"),
    "recalled, perhaps that day": (60, "one is recalled without a day in a report of that day, {days_a}, {days_b}"),
    "recalled soon after": (20, "one is recalled without a day, within a week after: {days_a}, {days_b}"),
    "recalled long after": (-200, "one is recalled without a day, months after: {days_a}, {days_b}"),
    "recalled, no day": (-80, "one is recalled without a day"),
    "day doubtful": (-40, "reported together, though a day long before is given in one: {days_a}, {days_b}"),
    "day taken over": (30, "reported together, though one takes over another day from its story: {days_a}, {days_b}"),
    "days differ": (-260, "days that differ, one of them only taken over: {days_a}, {days_b}"),
    "other days": (None, "on different days: {days_a}, {days_b}"),
    # Parties
    "same attacker": (60, "the same attacker, {shared_attackers}"),
    "allied attackers": (0, "attackers that reports name for each other: {attackers_a}, {attackers_b}"),
    "other attacker": (-100, "different attackers: {attackers_a}; {attackers_b}"),
    # Tolls
    "same toll": (110, "the same number killed, {shared_killed}"),
    "same great toll": (150, "the same number killed, {shared_killed}, that is hardly told of two strikes"),
    "tolls agree": (60, "numbers killed that can both be true: {killed_a}; {killed_b}"),
    "toll of an area": (-100, "numbers killed that differ, one of an area: {killed_a}; {killed_b}"),
    "tolls close": (40, "numbers killed that are close, as of one count that goes on: {killed_a}; {killed_b}"),
    "tolls differ": (-50, "numbers killed that differ widely: {killed_a}; {killed_b}"),
    # What tells raids apart
    "same target": (70, "both tell of {shared_sites}"),
    "other target": (-80, "what was hit differs: {sites_a}; {sites_b}"),
    "same hour": (30, "the same part of the day, {shared_hours}"),
    "other hour": (-120, "parts of the day differ: {hours_a}; {hours_b}"),
    "same arms": (10, "the same arms: {shared_arms}"),
    "both chemical": (180, "both tell of chemicals"),
    "other arms": (-60, "arms differ: {arms_a}; {arms_b}"),
    "shared names": (20, "other names that both tell: {shared_names}"),
    "many shared names": (60, "many other names that both tell: {shared_names}"),
    "recalled alike": (100, "both recall {shared_killed} killed and {shared_sites}"),
    # The article itself
    "told apart": (None, "one article tells of both"),
}
