"""Elements of a <head>, as safe HTML: every value is escaped, and stands on one line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from babel.core import get_global
from markupsafe import Markup

from generator.pages.compiling import escaped, safe
from generator.sharing.cleartext import one_line

_NOTHING = Markup()


def named(name: str, content: str) -> Markup:
    """A `meta` by name, which is one of ours; nothing where there is nothing to say."""
    text = one_line(content)
    return safe(f'<meta name="{name}" content="{escaped(text)}">') if text else _NOTHING


def graph(property: str, content: str) -> Markup:
    """The same of OpenGraph."""
    text = one_line(content)
    return safe(f'<meta property="{property}" content="{escaped(text)}">') if text else _NOTHING


def link(rel: str, type: str, href: str, title: str) -> Markup:
    """`href` is relative to the page, or absolute; `rel` and `type` are ours."""
    return safe(f'<link rel="{rel}" type="{type}" href="{escaped(href)}" title="{escaped(one_line(title))}">')


def joined(tags: Iterable[Markup]) -> str:
    return "\n".join(filter(None, tags))


@lru_cache
def locale(language: str) -> str:
    """As OpenGraph has it: `ru_RU`; the language alone where CLDR knows no country for it."""
    parts = str(get_global("likely_subtags").get(language, language)).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else language
