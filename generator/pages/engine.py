"""The Jinja environment of all page kinds: autoescaping, strict about names, with the interface's catalogue."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.compiled import Compiled
from generator.i18n import translations
from generator.markdown.unbroken import unbroken
from generator.pages.compiling import UNBROKEN, PageCode, escaped, safe
from generator.pages.tongues import with_lang
from generator.pages.typography import glue

TEMPLATES = Path(__file__).parent / "templates"


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All templates have the same, and none adds any: Jinja would give each a chain of mappings, which it walks for every page."""
        return self.globals


@lru_cache
def environment(language: str) -> Environment:
    """One for each language, made once."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        bytecode_cache=Compiled(TEMPLATES, language),
    )
    made.code_generator_class = PageCode
    made.policies["ext.i18n.trimmed"] = True
    # The extension adds these two methods to the environment when it is loaded.
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals["interface"] = language
    made.filters["glue"] = _glue
    made.filters[UNBROKEN] = _unbroken
    return made


def render(language: str, template: str, **views: Any) -> str:
    """The template's HTML. What is not Markup in the views is escaped."""
    return with_lang(environment(language).get_template(template).render(**views).strip())


def _glue(text: str) -> str:
    """`typography.glue` for templates. Words of the catalogue arrive as Markup; with tags in them they are left alone."""
    if isinstance(text, Markup):
        return text if "<" in text else Markup(glue(str(text)))  # noqa: S704 - it was Markup, and spaces alone change
    return glue(text)


def _unbroken(text: str) -> Markup:
    """`unbroken` for templates: titles, names and sentences. Markup is taken for escaped text, and so must have no tags."""
    # Markup and text of the same letters are two, and would be one to the cache.
    return _unbroken_before(text) if type(text) is str and len(text) <= _KEPT else _unbroken_now(text)


def _unbroken_now(text: str) -> Markup:
    return safe(unbroken(escaped(text)))


_KEPT = 200
"""Code points of what is kept, as in `typography`."""
_unbroken_before = lru_cache(maxsize=16384)(_unbroken_now)
