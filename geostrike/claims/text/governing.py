"""What may stand between a preposition and the name it governs: “near the besieged town of Karsa”."""

from __future__ import annotations

__all__ = ["SKIPPED"]

SKIPPED = frozenset(
    "the a an city town village province district region area neighbourhood neighborhood camp suburb governorate state capital port "
    "northern southern eastern western central northeastern northwestern southeastern southwestern north south east west rural "
    "rebel held opposition controlled government besieged occupied nearby small strategic key border coastal historic ancient embattled "
    "refugee industrial towns villages cities areas districts neighbourhoods neighborhoods suburbs positions parts outskirts countryside "
    "edge vicinity island base of contested disputed mainly mostly kurdish downtown upper lower old densely populated crowded residential desert remote mountainous neighbouring neighboring and main مدينة بلدة قرية ريف محافظة منطقة ناحية حي مخيم أطراف مدن بلدات قرى مناطق أحياء الشمالي الجنوبي الشرقي الغربي وبلدة ومدينة وقرية لمدينة لبلدة لقرية جبل مطار سوق".split()
)
