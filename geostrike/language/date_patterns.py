"""The forms in which news words a date, as patterns; what they mean is the business of ``dates.py``."""

from __future__ import annotations

import re

from geostrike.language.patterns import Pattern

__all__ = ["DATE", "DAYS", "FUTURE", "HINT", "HINT_WORDS", "LEAD", "MONTHS", "MONTH_NUMBERS", "OPENING", "TRAIL"]

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()
MONTH_NUMBERS = (
    {name: i + 1 for i, name in enumerate(MONTHS)} | {name[:3]: i + 1 for i, name in enumerate(MONTHS)} | {"sept": 9}
)

_DAY = "(?:" + "|".join(DAYS) + ")"
_ABBREVIATED = "(?:" + "|".join(MONTHS) + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_PART = r"(?:early|late|pre-dawn|predawn|before\s+dawn|dawn|morning|afternoon|evening|night|midday|noon|midnight)"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a\s+few|a\s+couple\s+of)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"

# The first two letters of all that a date may begin with: the engine gives every other word up at once.
OPENING = (
    r"(?=\d|t[howue]|a[\sbflnprtu]|o[fnvc]|in|s[aeiou]|b[ey]|f[eior]|w[ei]|e[aivl]|ho|la|m[aio]|d[aeu]|n[eio]|co|j[au]"
    r"|p[ar]|un|ye)"
)
# Each form, too, is tried only at the letters that it may begin with.
DATE = Pattern(
    rf"""(?<![\w-]){OPENING}(?:
      (?P<iso>(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01]))
    | (?P<dotted>(?P<dd>0?[1-9]|[12]\d|3[01])\.(?P<dm>0?[1-9]|1[0-2])\.(?P<dy>{_YEAR}))
    | (?P<slashed>(?P<xa>0?[1-9]|[12]\d|3[01])/(?P<xb>0?[1-9]|[12]\d|3[01])/(?P<xy>{_YEAR})(?!/))
    | (?=[fb\d])(?P<dmrange>(?:from\s+|between\s+)?(?P<r1>{_NUMBER})(?:\s*[-–]\s*|\s+(?:to|and|until)\s+)(?P<r2>{_NUMBER})(?:\s+of)?\s+(?P<rm>{_ABBREVIATED})(?:,?\s+(?P<ry>{_YEAR}))?)
    | (?=[fbjmasond])(?P<mdrange>(?:from\s+|between\s+)?(?P<sm>{_ABBREVIATED})\s+(?P<s1>{_NUMBER})(?:\s*[-–]\s*|\s+(?:to|and|until)\s+)(?P<s2>{_NUMBER})(?!\s*[-–]?\w)(?:,?\s+(?P<sy>{_YEAR}))?)
    | (?=[st\d])(?P<dmy>(?:(?P<since1>since)\s+)?(?:the\s+)?(?P<a1>{_NUMBER})(?:\s+of)?\s+(?P<am>{_ABBREVIATED})(?:,?\s+(?P<ay>{_YEAR}))?)
    | (?=[sjfmaond])(?P<mdy>(?:(?P<since2>since)\s+)?(?P<bm>{_ABBREVIATED})\s+(?P<b1>{_NUMBER})(?!\s*[-–:.]?\d|\w)(?:,?\s+(?P<by>{_YEAR}))?)
    | (?=[sidtlemoubjfan])(?P<month>(?!this\s+{_ABBREVIATED}\s+{_NUMBER}\b)(?:(?P<mwhen>since|in|during|throughout|last|this|early|late|mid|of|until|by)[\s-]+)?(?:(?P<mpart>early|late|mid|the\s+(?:beginning|end|start)\s+of)[\s-]+)?(?P<mm>{"|".join(m for m in MONTHS if m != "may")}|(?<=in\s)may|(?<=since\s)may|(?<=last\s)may|may(?=,?\s+{_YEAR}))(?:,?\s+(?:of\s+)?(?P<my>{_YEAR}|last\s+year|this\s+year))?)
    | (?=[fbotmws])(?P<weekdays>(?:from\s+|between\s+|overnight\s+(?:from\s+)?|the\s+night\s+of\s+)?(?P<w1>{_DAY})(?:\s+night)?(?:\s*[-–/]\s*|\s+(?:to|and|until|into|through)\s+)(?:early\s+|late\s+)?(?P<w2>{_DAY})(?:\s+(?:night|morning))?)
    | (?=[oslntpcubfedmaw])(?P<weekday>(?:(?P<wnight>overnight)\s+(?:on\s+|into\s+|to\s+)?)?(?:(?P<wwhen>since|last|this|next|past|coming|until|by|for|following|previous)\s+)?(?:{_PART}\s+(?:on\s+)?)?(?P<wd>{_DAY})(?P<wposs>['’]s?)?(?:\s+(?P<wpart>{_PART}))?(?P<wweek>\s+(?:last\s+week|a\s+week\s+ago))?)
    | (?P<weekbefore>the\s+week\s+before\s+last)
    | (?=[\datofsenhl])(?P<event>(?:(?P<ecount>{_COUNT})\s+(?P<eunit>day|night|week|month|year|hour)s?\s+(?P<edir>earlier|later|before|after|previously|afterwards?|beforehand)(?!\s+the\s+(?:war|start))|the\s+(?P<eadj>previous|preceding|following|next|same)\s+(?P<eunit2>day|night|week|month|evening|morning)|the\s+(?P<enoun>day|night|week)\s+(?P<edir2>before|after)|(?P<ethat>that\s+(?:same\s+)?(?:day|night|morning|evening|afternoon)|hours\s+(?:earlier|later|before|after)|later\s+(?:that\s+day|in\s+the\s+day))))
    | (?=[ot])(?P<nth>(?:on\s+)?the\s+(?P<nday>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s+\w+\s+(?:century|division|brigade)|\s+(?:century|division|brigade|battalion|regiment|floor|anniversary|day|time|attack|strike|such)))
    | (?=[it])(?P<weekof>(?:in\s+)?the\s+(?P<wnth>first|second|third|last|final)\s+week\s+of\s+(?P<wmonth>{"|".join(MONTHS)})(?:\s+(?P<wyear>{_YEAR}))?)
    | (?=[td])(?P<before_yesterday>(?:the\s+)?day\s+before\s+yesterday)
    | (?=[aonmjs\dtfe])(?P<ago>(?:(?:about|around|nearly|almost|over|more\s+than|just|some)\s+)?(?P<gcount>{_COUNT})\s+(?P<gunit>day|night|week|month|year|hour)s?\s+ago)
    | (?=[iodfwt])(?P<past>(?:(?:in|over|during|for|within)\s+(?:the\s+)?|the\s+)(?:past|last|previous)\s+(?:(?P<pcount>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|twelve|couple\s+of|few|several)\s+)?(?P<punit>hour|day|night|week|month|year|24\s+hour|48\s+hour)s?)
    | (?=[elta])(?P<today>(?:earlier\s+|late\s+|early\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening)|at\s+dawn\s+today))
    | (?=[alesy])(?P<yesterday>(?:(?:at\s+dawn|late|early|earlier)\s+)?(?P<ysince>since\s+)?yesterday(?:\s+{_PART})?)
    | (?P<tomorrow>tomorrow)
    | (?=[old])(?P<overnight>overnight|last\s+night|during\s+the\s+night)
    | (?=[elstnp])(?P<week>(?:(?P<kpart>earlier|early|late|later|since\s+the\s+(?:start|beginning)\s+of)\s+)?(?P<kwhen>this|last|next|past)\s+(?P<kunit>week(?:end)?|month|year))
    | (?=[oad])(?P<weekend>(?:over|at|during|on)\s+the\s+weekend)
    | (?=[isdtoelm])(?P<year>(?P<ywhen>in|since|during|throughout|of|early|late|mid)[\s-]+(?P<yy>{_YEAR}))
    )(?![\w]|-\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# Every date has one of these words or a number of four digits; the search above is kept to their neighbourhood.
HINT = Pattern(
    r"(?=[mtwfsybd])(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to|birth)?days?\b|night"
    r"|\b(?=[a-z12])(?:(?:week|month|year|hour|morning|evening|afternoon|tomorrow|dawn|later|earlier)"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|(?:1[89]|20)\d\d\b|the\s+\d{1,2}(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
HINT_WORDS = frozenset(
    [
        *DAYS,
        *(f"{day}'s" for day in DAYS),
        *MONTHS,
        *(m[:3] for m in MONTHS),
        "sept",
        *"day days night nights overnight week weeks weekend weekends month months year years hour hours morning evening afternoon "
        "week's month's year's night's weekend's morning's evening's hour's tomorrow dawn later earlier today tonight yesterday yesterday's today's midday birthday".split(),
    ]
)
# Characters before a hint where its date may begin ("from the beginning of the previous …"), and after it.
LEAD = 45
TRAIL = 60
# The clause speaks of what is to come: a weekday in it is the next one.
FUTURE = Pattern(
    r"\b(?:will|shall|would|to\s+be\s+held|due|scheduled|set\s+to|plan(?:s|ned)?\s+to|expected|upcoming|starting|is\s+to|are\s+to)\b[^.;]*$",
    re.IGNORECASE,
)
