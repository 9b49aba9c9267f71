"""Characters that command a terminal instead of being shown: escape, and its kin from U+0080 to U+009F.

What is printed or written for other programs holds none of them: JSON names them by their number, so that nothing is
lost; everything else shows U+FFFD in their place, so that offsets stay true.
"""

from __future__ import annotations

import json
import re

__all__ = ["dump_json", "mask_controls", "mend"]

_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # but for tab and line ends
# JSON allows these inside strings; the last two are line ends to some readers of lines.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")
_BROKEN = re.compile("[\0\ud800-\udfff]")


def dump_json(value: object, indent: int | None = None) -> str:
    """``value`` as JSON in readable letters, without a control character."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def mask_controls(text: str) -> str:
    """``text`` with U+FFFD for each control character; tabs and line ends stay."""
    return _CONTROLS.sub("\ufffd", text)


def mend(text: str) -> str:
    """``text`` with U+FFFD for what no file can hold: halves of surrogate pairs, and NUL."""
    if "\0" not in text:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            pass
        else:
            return text  # as nearly always; looking for each character takes ten times as long
    return _BROKEN.sub("\ufffd", text)
