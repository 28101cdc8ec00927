"""How an entity is called: in other languages, by other names, and in which forms the articles have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Entity
from generator.pages.context import Site
from generator.pages.typography import glue
from generator.pages.views import Link

FORMS_SHOWN = 5
"""On the line that opens the rest."""
FORMS_LISTED = 120
"""Of all, the commonest: more are misspellings."""


@dataclass(frozen=True, slots=True)
class Form:
    """Words of the articles that mean the entity: «Токаеву»."""

    words: str
    count: int
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    others: tuple[Link, ...]
    """In other languages (`lang`); no links."""
    aliases: str
    shown: tuple[Form, ...]
    """Other forms than the page's title and the aliases, the commonest first."""
    forms: tuple[Form, ...]
    """All there are, where there are more than are shown; else empty."""


def names_of(site: Site, entity: Entity) -> Names:
    # A part of the name is no other name: «Токаев» of «Касым-Жомарт Токаев».
    parts = set(entity.name.split())
    aliases = [alias for alias in entity.aliases if not parts.issuperset(alias.split())]
    forms = _forms(site, entity)
    said = {glue(name) for name in (entity.name, *aliases)}
    others = [form for form in forms if form.words not in said]
    return Names(
        others=tuple(Link(name, "", language) for language, name in sorted(entity.names.items())),
        aliases=", ".join(f"«{glue(site.named(alias, site.config.texts_language))}»" for alias in aliases),
        shown=tuple(others[:FORMS_SHOWN]),
        forms=tuple(forms) if len(others) > FORMS_SHOWN else (),
    )


def _forms(site: Site, entity: Entity) -> Sequence[Form]:
    """As the texts have them: the same letters are one form, the first language in which it stands is its language."""
    counts: Counter[str] = Counter()
    languages: dict[str, str] = {}
    for mention in site.archive.mentions.get(entity.id, ()):
        article = site.texts[mention.article]
        words = " ".join(mention.span.of(article.text).split())
        counts[words] += 1
        languages.setdefault(words, article.language)
    ordered = sorted(counts, key=lambda words: (-counts[words], words))[:FORMS_LISTED]
    return [Form(glue(words), counts[words], site.lang(languages[words])) for words in ordered]
