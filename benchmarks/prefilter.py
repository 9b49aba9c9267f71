"""prefilter.py: what the glance at an archive's articles keeps and what it loses, on the annotated sets beside the project.

Kept: the share of articles that are read. Lost: articles that are passed over though somebody found a strike in them: geostrike's
own readers, who see the whole text ("claims", and "drawn", with a place on the map), and the annotators ("gold": statements about
strikes of articles of eight wars). Also the time a glance takes.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from corpora import EVAL

from geostrike.archive.prefilter import Look, look_at
from geostrike.articles.details import Details, compose_article
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Shape
from geostrike.pipeline import read

GENERAL = ("toponyms/lgl/dev", "toponyms/gwn/dev", "toponyms/trnews/dev", "toponyms/geovirus/dev")
STRIKES = (
    "claims/train", "claims/dev", "articles/dev", "incidents/articles", "denials/dev", "strikes/airwars_syria_news_en/dev",
    "strikes/airwars_syria_news_ar/dev", "strikes/centcom_strikes/dev", "strikes/cir_ukraine/dev", "strikes/fakes/dev",
    "strikes/halterman_strikes/dev",
)  # fmt: skip
GOLD = ("claims/train", "claims/dev")


def main() -> None:
    gazetteer, seconds, looked = Gazetteer.open(), 0.0, 0
    print(f"{'':36} articles  kept   claims lost  drawn lost  gold lost")
    for group in (GENERAL, STRIKES):
        total: Counter[str] = Counter()
        for source in group:
            path = EVAL / f"{source}.jsonl"
            if not path.exists():
                continue
            counts: Counter[str] = Counter()
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                text = record.get("text") or ""
                if not text.strip():
                    continue
                began = time.process_time()
                kept = look_at(text) is not Look.PASS
                seconds += time.process_time() - began
                looked += 1
                counts["articles"] += 1
                counts["kept"] += kept
                reading = read(compose_article(text, fallback_id="a", details=Details()), gazetteer)
                drawn = any(
                    strike.place is not None and strike.shown_as is not Shape.LIST for strike in reading.strikes
                )
                found = {"claims": bool(reading.claims), "drawn": drawn}
                if source in GOLD:
                    found["gold"] = bool(record.get("claims"))
                for what, there in found.items():
                    counts[what] += there
                    counts[f"{what} lost"] += there and not kept
            tell(source, counts)
            total += counts
        tell("all of these", total)
    print(f"{1000 * seconds / max(1, looked):.3f} ms a glance, {looked} texts")


def tell(name: str, counts: Counter[str]) -> None:
    share = counts["kept"] / max(1, counts["articles"])
    lost = "  ".join(f"{counts[f'{what} lost']:4} of {counts[what]:4}" for what in ("claims", "drawn", "gold"))
    print(f"{name:36} {counts['articles']:8}  {share:.3f}  {lost}", flush=True)


if __name__ == "__main__":
    main()
