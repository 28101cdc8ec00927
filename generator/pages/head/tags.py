"""Elements of a <head>, as safe HTML: every value is escaped, and stands on one line."""

from __future__ import annotations

from collections.abc import Iterable

from babel.core import get_global
from markupsafe import Markup

from generator.sharing.cleartext import one_line


def named(name: str, content: str) -> Markup:
    """A `meta` by name; nothing where there is nothing to say."""
    return _tag('<meta name="{}" content="{}">', name, content)


def graph(property: str, content: str) -> Markup:
    """A `meta` of OpenGraph."""
    return _tag('<meta property="{}" content="{}">', property, content)


def link(rel: str, type: str, href: str, title: str) -> Markup:
    """`href` is relative to the page, or absolute."""
    markup = Markup('<link rel="{}" type="{}" href="{}" title="{}">')
    return markup.format(rel, type, href, one_line(title))


def joined(tags: Iterable[Markup]) -> str:
    return str(Markup("\n").join(filter(None, tags)))


def locale(language: str) -> str:
    """As OpenGraph has it: `ru_RU`; the language alone where CLDR knows no country for it."""
    parts = str(get_global("likely_subtags").get(language, language)).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else language


def _tag(markup: str, name: str, content: str) -> Markup:
    text = one_line(content)
    return Markup(markup).format(name, text) if text else Markup()  # noqa: S704 - the two patterns of this file
