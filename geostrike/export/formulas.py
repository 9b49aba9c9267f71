"""What a spreadsheet would run: one rule for the tables here and for what the page itself saves as CSV.

A cell that begins like a formula is run when the file is opened, and where it begins is the reader's choice: programs
set to a country that writes decimal commas part cells at semicolons, others at tabs, and then quotation marks inside a
line do not hold it together. So an apostrophe goes wherever a cell may begin for any of them.
"""

from __future__ import annotations

import re

__all__ = ["FORMULA", "defuse"]

_STARTS = r";|\u0009-\u000d\u001c-\u001e\u0085\u2028\u2029"
# What may stand before the sign: blanks of all kinds, marks that show nothing, and quotation marks.
_BLANKS = r"\u0000-\u0008\u000e-\u001b\u001f\u0020\u0022\u007f-\u0084\u0086-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff"
_SIGNS = r"=+\-@\u207a\u207b\u208a\u208b\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"

FORMULA = rf"(^|[{_STARTS}])(?=[{_BLANKS}]*[{_SIGNS}])"
"""Where an apostrophe has to go in, after what is matched. Python and JavaScript read it alike."""

_FORMULA = re.compile(FORMULA)


def defuse(value: str) -> str:
    """Text that no spreadsheet takes for a formula, wherever it begins a cell."""
    return _FORMULA.sub(r"\1'", value)
