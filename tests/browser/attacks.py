"""Strings that try to get out of where they are put. Harmless here: what would run only sets ``window.hurt``."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from geostrike.model import Article, Reading, Span
from tests.maps import fictional

__all__ = ["ATTACKS", "poison"]

RUN = "window.hurt=1"
TAGS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}</script>",
    f"<!--<script>{RUN}</script>-->",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'<img src="x" onerror="{RUN}">',
    f"<img/src=x/onerror={RUN}>",
    f"<IMG SRC=x ONERROR={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f'<svg><a href="javascript:{RUN}"><text>x</text></a></svg>',
    f'<svg><use href="data:image/svg+xml,<svg id=x onload={RUN} xmlns=http://www.w3.org/2000/svg></svg>#x"/></svg>',
    f"<svg><foreignObject><iframe onload={RUN}></iframe></foreignObject></svg>",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f'<math href="javascript:{RUN}">x</math>',
    f"<iframe src=javascript:{RUN}></iframe>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=javascript:{RUN}>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}></textarea>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<marquee onstart={RUN}>x</marquee>",
    f'<a href="javascript:{RUN}">x</a>',
    f'<form action="javascript:{RUN}"><button>x</button></form>',
    f'<button formaction="javascript:{RUN}">x</button>',
    f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
    '<base href="http://evil.example/">',
    '<link rel="stylesheet" href="http://evil.example/x.css">',
    '<link rel="dns-prefetch" href="//evil.example">',
    '<img src="http://evil.example/x.png">',
    '<script src="http://evil.example/x.js"></script>',
    '<iframe src="http://evil.example/"></iframe>',
    "<style>@import 'http://evil.example/x.css';</style>",
    "<style>body{display:none}</style>",
    "</style><style>*{visibility:hidden}</style>",
    '<div style="background:url(http://evil.example/x)">x</div>',
    '<div style="position:fixed;inset:0;z-index:9999">x</div>',
    f"<template><script>{RUN}</script></template>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"</noscript><img src=x onerror={RUN}>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</blockquote></li></ul><script>{RUN}</script>",
    f"</bdi></a></h3><script>{RUN}</script>",
    f"<plaintext><script>{RUN}</script>",
    f"<xmp><script>{RUN}</script></xmp>",
    f"<x onclick={RUN}>click</x>",
    f"<p tabindex=0 onfocus={RUN}>x</p>",
    f"<dialog open oncancel={RUN}>x</dialog>",
    f"<portal src=javascript:{RUN}>",
    "<b>bold</b>",
    "<!DOCTYPE html><html><body>",
    "</body></html>",
    "</div></main></div>",
    "<",
    ">",
    "<<script>>",
    "< script >alert</ script >",
    "<scr<script>ipt>",
    "<\u0000script>",
    "\uff1cscript\uff1e",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&amp;lt;b&amp;gt;",
    "&",
    "&nbsp;&copy;",
    "&#x3c;img src=x onerror=1&#x3e;",
    "&NewLine;&Tab;",
]
ATTRIBUTES = [
    f'" onmouseover="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f'" autofocus onfocus="{RUN}',
    f"' autofocus onfocus='{RUN}",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'"><img src=x onerror={RUN}>',
    f"` onmouseover={RUN} `",
    f"x onerror={RUN}",
    f"/ onload={RUN} /",
    f'\\" onmouseover=\\"{RUN}',
    '" style="display:none',
    '" id="data" x="',
    '" class="unseen',
    '" hidden x="',
    '"/><a href="#',
    "\"'`",
    '"',
    "'",
]
ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\u0001javascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"javascript://example.org/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"vbscript:{RUN}",
    "file:///etc/passwd",
    "blob:http://evil.example/x",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "http:evil.example",
    "https:/evil.example",
    f'https://evil.example/"onmouseover="{RUN}',
    f"https://evil.example/'onmouseover='{RUN}",
    f"https://evil.example/><script>{RUN}</script>",
    "https://user:password@evil.example/",
    "https://evil.example\\@good.example/",
    "https://good.example@evil.example/",
    "https://[::1",
    "https://evil.example/\u202egpj.exe",
    "https://exаmple.org/",  # a Cyrillic letter
    "ftp://evil.example/",
    "about:blank",
    "#place-made-up-velmar",
    "?q=1",
    "../../../etc/passwd",
]
TEMPLATES = [
    "{{ 7*191 }}",
    "{{7*191}}",
    "{{ config }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ self }}",
    "{% for x in y %}",
    "{% if %}",
    "{% raw %}",
    "{% endraw %}",
    "{# comment #}",
    "{#",
    "#}",
    "100 {# of them #} killed",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% include 'page.html' %}",
    "{{ '<b>'|safe }}",
    "${window.hurt=1}",
    "${7*191}",
    "#{7*191}",
    "<%= 7*191 %>",
    "<?php echo 7*191; ?>",
    "%{7*191}",
    "[[7*191]]",
    "`${window.hurt=1}`",
    "\\`${window.hurt=1}\\`",
    "\\\\`;window.hurt=1;`",
    "`;window.hurt=1;`",
    "';window.hurt=1;'",
    '";window.hurt=1;"',
    "\\';window.hurt=1;//",
    '\\";window.hurt=1;//',
    "\\",
    "\\\\",
    "\\u003cscript\\u003e",
    "\\x3cscript\\x3e",
    "\\n\\r\\t",
    "*/window.hurt=1/*",
    "//",
    "{s}.{z}.{x}.{y}",
    "%s %d %(x)s {0} {x!r}",
]
DATA = [
    '"}],"places":[],"x":"',
    '{"__proto__":{"hurt":1}}',
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "NaN",
    "-0",
    "1e999",
    "[object Object]",
    "\u2028window.hurt=1\u2029",
    "a\u2028b",
    "a\u2029b",
    "</script\u2028>",
    "\ufeffx",
    "\ufffd",
    "\uffff",
    "\u0000x",
    "\u0007bell",
    "\u001b[31mred",
    "\u0085next",
    "a\u00adb",
    "😀‍🔥",
    "e\u0301\u0301\u0301\u0301",
    "Z" + "\u0334\u0335\u0336" * 12,
    "x" * 900,
    "long-" * 200,
]
DIRECTIONS = [
    "\u202eexe.gpj",
    "\u202d\u202e\u202c",
    "\u2066abc\u2069",
    "\u2067abc",
    "\u2068abc",
    "\u2069\u2069\u2069",
    "\u200f\u200e",
    "\u061c",
    "قصفت الطائرات المدينة <script>",
    "גשר \u202eabc",
    "abc \u05d0\u05d1 (123) <b>",
    "\u200b\u200c\u200d\u2060",
]
STYLES = [
    "expression(window.hurt=1)",
    "url(http://evil.example/x)",
    "@import url(http://evil.example/x)",
    "}*{display:none}",
    "</style><script>window.hurt=1</script>",
    "red;background:url(http://evil.example/x)",
    "-moz-binding:url(http://evil.example/x)",
]
TABLES = [
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    'a,b;c"d',
    "a\r\nb,c",
    "%0A=1+1",
    "<![CDATA[<script>window.hurt=1</script>]]>",
    "]]>",
    '<?xml version="1.0"?>',
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
    "&x;",
    "$[description]",
    "</description><script>window.hurt=1</script>",
]
ATTACKS = tuple(dict.fromkeys(TAGS + ATTRIBUTES + ADDRESSES + TEMPLATES + DATA + DIRECTIONS + STYLES + TABLES))

T = TypeVar("T")
# What joins records to each other or counts code points; everything else that is text takes the string.
KEPT = {"id", "start", "end", "toponym_id", "toponym_ids", "claim_ids", "container_ids", "other_id", "a", "b"}


def poison(attack: str, number: int) -> Reading:
    """A reading with the string in every field that can hold text, spans and the article's own text included."""
    whole = fictional.make_reading()
    few = ("c1", "c2", "c3", "c8")  # a report, a denial, an admission elsewhere, a threat: every field there is
    whole = replace(
        whole,
        claims=tuple(claim for claim in whole.claims if claim.id in few),
        strikes=tuple(strike for strike in whole.strikes if set(strike.claim_ids) & set(few)),
    )
    text = f"{attack}\n\n{attack} and {attack} again.\n"
    span = Span(start=0, end=len(attack), text=attack)
    reading: Reading = _poison(whole, attack, span)
    place = replace(_poison(fictional.VELMAR, attack, span), id=f"made-up:{number}:{attack[:20]}")
    article = Article(
        id=f"a{number}",
        text=text,
        sha256="0" * 64,
        title=attack,
        outlet=reading.article.outlet,
        url=attack,
        published=date(2031, 4, 2),
        authors=(attack,),
        retrieved=attack,
    )
    return replace(
        reading,
        article=article,
        strikes=tuple(replace(s, place=place if s.place else None) for s in reading.strikes),
        resolutions=tuple(replace(r, place=place if r.place else None) for r in reading.resolutions),
    )


def _poison(value: Any, attack: str, span: Span) -> Any:
    if isinstance(value, Span):
        return span
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _poison(getattr(value, field.name), attack, span)
            for field in fields(value)
            if field.name not in KEPT
        }
        return replace(value, **changed)
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return attack
    if isinstance(value, tuple):
        return tuple(_poison(item, attack, span) for item in value)
    return value
