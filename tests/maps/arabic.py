"""A made-up article in Arabic, to see that words written right to left stay where they belong."""

from __future__ import annotations

from dataclasses import replace

from geostrike.model import Level, Reading, Shape, Speaker, SpeakerKind
from tests.maps.fictional import claim, make_article, make_place, resolved, strike, toponym

TEXT = "قصفت طائرات بلدة تل وهمي يوم الثلاثاء، بحسب مرصد وهمي (3 قتلى).\n"


def make_arabic_reading() -> Reading:
    place = make_place("Tall Wahmi", Level.TOWN, 48.1, 67.2, 3, local_name="تل وهمي", admin1="Kestrin")
    speaker = Speaker(name="مرصد وهمي", kind=SpeakerKind.MONITOR, words="مرصد وهمي")
    words = TEXT.strip()
    article = make_article(TEXT, title="قصف على تل وهمي: روايتان", id="arabic")
    return Reading(
        article=replace(article, language="ar"),
        toponyms=(toponym("تل وهمي", "t1", TEXT),),
        resolutions=(resolved("t1", place),),
        claims=(claim("c1", words, speaker, text=TEXT, toponym_ids=("t1",), weapons=("طائرات",)),),
        strikes=(strike("s1", place, Shape.POINT, ("c1",)),),
        gazetteer="made-up gazetteer 1",
    )
