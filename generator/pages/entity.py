"""The page of a person, an organisation, a place or a topic: who it is, when, and every sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator import markdown
from generator.i18n import date_words
from generator.model import Entity, EntityKind, Page, Sense
from generator.pages import entity_years
from generator.pages.bars import Bars, bars
from generator.pages.context import Site, most_first
from generator.pages.engine import render
from generator.pages.entity_articles import FEW_ARTICLES, InArticle, in_articles
from generator.pages.entity_names import Names, names_of
from generator.pages.entity_quotes import Said, rows, spoken_of
from generator.pages.entity_years import WHOLE, Life, life_of
from generator.pages.lists import entity_rows, event_rows, index_section, outlet_rows, outlets_named
from generator.pages.spellings import names_of as searched_names
from generator.pages.tongues import language_of
from generator.pages.typography import first_sentence, glue, shorten
from generator.pages.views import EntityFacts, EventRow, Index, IndexRow
from generator.sharing.following import ATOM, followed
from generator.sharing.proposing import PAGES, new_file_url, report_url
from generator.urls import entity_url

EVENTS_SHOWN = 40
"""The latest ones; earlier ones are folded away."""
SAID_SHOWN = 5
SAID_FOLDED = 40
"""Of utterances, by the entity as of it."""
ARTICLES_SHOWN = 50
"""The newest, where all of them are more than one page holds."""
TOGETHER_SHOWN = 24
"""Of a kind, in the index."""
DESCRIPTION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Speech:
    """Utterances: the newest, those folded away, and how many there are."""

    shown: tuple[Said, ...]
    more: tuple[Said, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EntityView:
    name: str
    span: str
    """From the first day of publication to the last, in words; "" without articles."""
    names: Names
    description: Markup | None
    """Curated; None where nobody wrote one."""
    generated: str
    """What can be said without one."""
    senses: str
    """In how many places the name means those who govern there; "" where it never does."""
    curated: bool
    edit: str
    begin: str
    """Where a file about it is begun, as long as it has none; "" where there is no editor."""
    report: str
    """An issue form for pages to merge or split; "" where there are none."""
    follow: str
    """Its feed; "" where the site has none."""
    wikidata: str
    bars: Bars | None
    earlier_events: tuple[EventRow, ...]
    events: tuple[EventRow, ...]
    event_count: int
    says: Speech
    """The entity."""
    said: Speech
    """Others, of it."""
    articles: tuple[InArticle, ...]
    count: int
    years: tuple[IndexRow, ...]
    """Pages of years, where this one does not hold everything."""
    sections: tuple[Index, ...]
    facts: EntityFacts


def keys(site: Site) -> Iterable[str]:
    return site.archive.entities


def alike(site: Site, id: str) -> EntityKind:
    return site.archive.entities[id].kind


def pages(site: Site, id: str) -> Iterator[Page]:
    entity = site.archive.entities[id]
    url = entity_url(entity)
    life = life_of(site, entity)
    view = _view(site, entity, life, url)
    plain = markdown.plain(entity.markdown)
    description = shorten(plain, DESCRIPTION_LIMIT) if plain else f"{entity.name}: {view.generated}"
    yield Page(url, "entity", site.name(entity), description, render(site.language, "entity.html", view=view))


@lru_cache(maxsize=4096)
def about(description: str) -> str:
    """The first sentence of an entity's Markdown, as a card shows it; "" without one.

    Cached: it stands on the card of every article that names the entity.
    """
    return first_sentence(markdown.plain(description))


def _view(site: Site, entity: Entity, life: Life, url: str) -> EntityView:
    articles = site.articles_of.get(entity.id, ())
    shown = life.articles if len(articles) <= WHOLE else life.articles[:ARTICLES_SHOWN]
    earlier = () if len(life.events) > WHOLE else life.events[EVENTS_SHOWN:]
    return EntityView(
        name=glue(site.name(entity)),
        span=_span(site, articles),
        names=names_of(site, entity),
        description=site.prose(entity.markdown),
        generated=_generated(site, len(articles)),
        senses=_senses(site, entity),
        curated=entity.curated,
        edit=site.config.edit_url(entity.path) if entity.path else "",
        begin="" if entity.curated else _begin(site, entity),
        report=report_url(site.config, PAGES, one=entity.name),
        follow=ATOM if followed(site.config) else "",
        wikidata=entity.wikidata or "",
        bars=bars(site, (site.headings[id] for id in articles)),
        # On a page about one entity time runs forward, as in a life.
        earlier_events=event_rows(site, reversed(earlier), url),
        events=event_rows(site, reversed(life.events[:EVENTS_SHOWN]), url),
        event_count=len(life.events),
        says=_speech(rows(site, life.said[: SAID_SHOWN + SAID_FOLDED], url), len(life.said)),
        said=_said_of(site, entity, url),
        articles=in_articles(site, shown, url, many=len(articles) > FEW_ARTICLES),
        count=len(articles),
        years=entity_years.index(site, entity, life),
        sections=_sections(site, entity, url),
        facts=EntityFacts(
            site.kind_title(entity.kind),
            site.kind_name(entity.kind),
            searched_names(entity),
            busy=site.is_busy(entity),
            lang=language_of(site.name(entity)),
            text_lang=language_of(site.prose_words(markdown.plain(entity.markdown))),
        ),
    )


def _begin(site: Site, entity: Entity) -> str:
    return new_file_url(site.config, f"entities/{entity_url(entity).rstrip('/')}.md", {"name": entity.name})


def _speech(made: tuple[Said, ...], count: int) -> Speech:
    """No fold for a single row."""
    kept = len(made) if len(made) <= SAID_SHOWN + 1 else SAID_SHOWN
    return Speech(made[:kept], made[kept:], count)


def _said_of(site: Site, entity: Entity, url: str) -> Speech:
    """Whoever wants more than the newest reads the articles: each of these is in one that names the entity."""
    found = spoken_of(site, entity)
    return _speech(rows(site, found[: SAID_SHOWN + SAID_FOLDED], url, of=True), len(found))


def _span(site: Site, articles: tuple[str, ...]) -> str:
    """From the first article to the last, in words."""
    if not articles:
        return ""
    last, first = (site.published(site.texts[id]) for id in (articles[0], articles[-1]))
    return glue(date_words(f"{first}/{last}", site.language))


def _generated(site: Site, count: int) -> str:
    if not count:
        return site.words.gettext("No article of the archive mentions it so far.")
    return site.words.ngettext(
        "Mentioned in %(num)s article of the archive.", "Mentioned in %(num)s articles of the archive.", count
    ) % {"num": count}


def _senses(site: Site, entity: Entity) -> str:
    mentions = site.archive.mentions.get(entity.id, ())
    count = sum(mention.sense is Sense.GOVERNMENT for mention in mentions)
    if not count:
        return ""
    return site.words.ngettext(
        "In %(num)s place it is the government that is meant.",
        "In %(num)s places it is the government that is meant.",
        count,
    ) % {"num": count}


# --------------------------------------------------------------------------------------------------------- the index


def _sections(site: Site, entity: Entity, url: str) -> tuple[Index, ...]:
    together = site.together(entity.id)
    # The rows of all sections are weighed against the same: how many articles speak of this entity at all.
    most = site.article_count(entity.id)
    titles = {
        EntityKind.PERSON: site.words.gettext("Together with"),
        EntityKind.ORGANIZATION: site.words.gettext("Organisations"),
        EntityKind.PLACE: site.words.gettext("Where"),
        EntityKind.TOPIC: site.words.gettext("Topics"),
    }
    others = [(site.archive.entities[id], count) for id, count in together.items()]
    sections = [_together(site, others, most, kind, title, url) for kind, title in titles.items()]
    writers = (site.headings[id].source.name for id in site.articles_of.get(entity.id, ()))
    rows = outlet_rows(site, outlets_named(site, writers), url, most)
    sections.append(index_section("", site.words.gettext("Who writes"), rows))
    return tuple(filter(None, sections))


def _together(
    site: Site, others: Sequence[tuple[Entity, int]], most: int, kind: EntityKind, title: str, url: str
) -> Index | None:
    shown = most_first((other, count) for other, count in others if other.kind is kind)[:TOGETHER_SHOWN]
    return index_section("", title, entity_rows(site, shown, url, most))
