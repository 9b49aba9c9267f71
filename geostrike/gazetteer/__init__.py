"""Names to places. One read-only SQLite file holds the default gazetteer, country packs and the user's own places.

``index.py`` asks it, ``build.py`` writes it, ``location.py`` finds it. ``docs/gazetteer.md`` tells where the data
comes from, how names are matched and what the uncertainty in kilometres means.
"""
