"""Lists of all people, organisations, places and topics: the busiest first, by letter where they are many, a page a letter where there
are more than one page holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Entity, EntityKind, Page
from generator.pages.context import Site, most_first, sort_key
from generator.pages.engine import render
from generator.pages.lists import entity_rows
from generator.pages.paging import parts
from generator.pages.views import IndexRow, Link
from generator.urls import kind_url, letter_url, relative

BY_LETTER = 60
"""From so many on they are ordered by letter."""
WHOLE = 600
"""From so many on each letter has a page of its own."""
BUSIEST = 100
"""Of so many, shown on the common page then."""

Counted = tuple[Entity, int]
"""With the number of articles that mention it."""


@dataclass(frozen=True, slots=True)
class Chip:
    name: str
    href: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    """"" where it is the only one."""
    title: str
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class EntityIndexView:
    title: str
    dek: str
    empty: bool
    chips: tuple[Chip, ...]
    letters: tuple[Chip, ...]
    """To a letter's place on this page, or to its own."""
    parts: tuple[Link, ...]
    groups: tuple[Group, ...]


def pages(site: Site) -> Iterator[Page]:
    by_kind: dict[EntityKind, list[Entity]] = {kind: [] for kind in EntityKind}
    for entity in site.archive.entities.values():
        by_kind[entity.kind].append(entity)
    for kind, entities in by_kind.items():
        counts = [(entity, site.article_count(entity.id)) for entity in entities]
        letters = _letters(counts) if len(counts) > BY_LETTER else {}
        yield _common(site, kind, counts, letters, by_kind)
        if len(counts) > WHOLE:
            for letter, found in letters.items():
                yield from _of_letter(site, kind, letter, found, letters)


def _common(
    site: Site,
    kind: EntityKind,
    counts: Sequence[Counted],
    letters: Mapping[str, Sequence[Counted]],
    by_kind: Mapping[EntityKind, Sequence[Entity]],
) -> Page:
    url = kind_url(kind)
    title = site.kind_title(kind)
    own_pages = len(counts) > WHOLE
    if own_pages:
        busiest = most_first(counts)[:BUSIEST]
        groups: tuple[Group, ...] = (
            Group("", site.words.gettext("Most often named"), entity_rows(site, busiest, url)),
        )
    elif letters:
        groups = tuple(
            Group(_anchor(letter), _said(site, letter), entity_rows(site, found, url))
            for letter, found in letters.items()
        )
    else:
        groups = (Group("", "", entity_rows(site, most_first(counts), url)),) if counts else ()
    view = EntityIndexView(
        title=title,
        dek=site.words.gettext("The number says how many articles speak of each.") if counts else "",
        empty=not counts,
        chips=tuple(
            Chip(site.kind_title(other), relative(kind_url(other), url), len(found), other is kind)
            for other, found in by_kind.items()
        ),
        letters=tuple(
            Chip(
                _said(site, letter),
                relative(letter_url(kind, letter), url) if own_pages else f"#{_anchor(letter)}",
                len(found),
                current=False,
            )
            for letter, found in letters.items()
        ),
        parts=(),
        groups=groups,
    )
    return Page(url, "index", title, _description(site, kind), _draw(site, view), indexed=False)


def _of_letter(
    site: Site, kind: EntityKind, letter: str, found: Sequence[Counted], letters: Mapping[str, Sequence[Counted]]
) -> Iterator[Page]:
    for part in parts(letter_url(kind, letter), len(found), WHOLE):
        url = part.url
        of_letter = site.words.gettext("%(title)s: %(letter)s") % {
            "title": site.kind_title(kind),
            "letter": _said(site, letter),
        }
        title = part.titled(site, of_letter)
        view = EntityIndexView(
            title=title,
            dek="",
            empty=False,
            chips=(Chip(site.kind_title(kind), relative(kind_url(kind), url), sum(map(len, letters.values())), False),),
            letters=tuple(
                Chip(_said(site, other), relative(letter_url(kind, other), url), len(rows), other == letter)
                for other, rows in letters.items()
            ),
            parts=part.chips,
            groups=(Group("", "", entity_rows(site, found[part.rows], url)),),
        )
        yield Page(url, "index", title, _description(site, kind), _draw(site, view), indexed=False)


def _said(site: Site, letter: str) -> str:
    return site.named(letter, site.config.texts_language)


def _draw(site: Site, view: EntityIndexView) -> str:
    return render(site.language, "entity_index.html", view=view)


def _anchor(letter: str) -> str:
    return f"letter-{ord(letter):04x}"


def _description(site: Site, kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: site.words.gettext("All people of the archive, with the articles that speak of them."),
        EntityKind.ORGANIZATION: site.words.gettext(
            "All organisations of the archive, with the articles that speak of them."
        ),
        EntityKind.PLACE: site.words.gettext("All places of the archive, with the articles that speak of them."),
        EntityKind.TOPIC: site.words.gettext("All topics of the archive, with the articles that speak of them."),
    }[kind]


def _letters(counts: Sequence[Counted]) -> dict[str, list[Counted]]:
    """In alphabetical order, under their first letters."""
    alphabetical = sorted(
        counts, key=lambda pair: (sort_key(_filed_under(pair[0])), sort_key(pair[0].name), pair[0].id)
    )
    groups = groupby(alphabetical, key=lambda pair: _letter(_filed_under(pair[0])))
    found: dict[str, list[Counted]] = {}
    for letter, group in groups:
        found.setdefault(letter, []).extend(group)
    return found


def _letter(name: str) -> str:
    """One code point: of some letters the capital is two. A name of quotation marks alone is under the first of them."""
    return ((sort_key(name)[0] or name)[:1].upper() or " ")[0]


def _filed_under(entity: Entity) -> str:
    """The word by which a reader looks for it: of a person the surname, which stands last."""
    words = entity.name.split()
    return words[-1] if words and entity.kind is EntityKind.PERSON else entity.name
