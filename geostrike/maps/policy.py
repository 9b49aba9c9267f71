"""The content security policy of a page: only the scripts and styles that were put in, by their hash, and no network."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["hash_inline", "write_policy"]


def hash_inline(text: str) -> str:
    """The source expression that allows exactly this inline script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def write_policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    *,
    image_hosts: Sequence[str] = (),
    guest_hosts: Sequence[str] | None = None,
) -> str:
    """The policy for a page with these inline scripts and styles.

    ``image_hosts`` are the tile servers the user named; nothing else is loosened for them. ``guest_hosts`` is not
    ``None`` when the user added folium layers of their own: those set styles and fetch what they fetch.
    """
    script = " ".join(hash_inline(text) for text in scripts)
    style = " ".join(hash_inline(text) for text in styles)
    # Leaflet empties a tile it gives up with a tiny data: picture.
    image = " ".join(("data:", *image_hosts)) if image_hosts else "'none'"
    connect, font = "'none'", "'none'"
    if guest_hosts is not None:
        hosts = " ".join(guest_hosts)
        script, style = f"{script} {hosts}".strip(), f"'unsafe-inline' {hosts}".strip()
        image, connect, font = "* data: blob:", "*", "* data:"
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src {image}; font-src {font}; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )
