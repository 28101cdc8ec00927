"""From annotated articles to the archive: who is who, what happened when, what belongs together.

Sees everything at once, and costs the same for each article however many there are. The order in which files were read
decides nothing: articles are put in order first, and every tie below ends in an id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.archive.disagreements import disagreements
from generator.archive.disputes import with_events
from generator.archive.entities import Settling, census, mentions
from generator.archive.events import events, grouped
from generator.archive.linking import link
from generator.archive.order import newest_first
from generator.archive.origins import chains, origins
from generator.archive.outlets import by_name, outlets, sources_of
from generator.archive.records import Records
from generator.archive.related import related
from generator.archive.threads import threads
from generator.archive.timeline import listed
from generator.archive.told import said
from generator.languages import Language, language
from generator.model import AnnotatedArticle, Archive, Content, Mention, MentionOf
from generator.uncollected import uncollected

DEFAULT_LANGUAGE = "ru"

__all__ = ["gather"]


def gather(content: Content, annotated: Iterable[AnnotatedArticle]) -> Archive:
    """The finished archive. `content` gives what people curated; it may be empty (`Content((), (), ())`)."""
    with uncollected():
        return _gathered(content, annotated)


def _gathered(content: Content, annotated: Iterable[AnnotatedArticle]) -> Archive:
    ordered = newest_first(annotated)
    records = Records(content.entities)
    forms = _language(ordered).case_forms
    linked = link(records, ordered, forms)
    known = census(records, linked, forms)
    articles = tuple(map(Settling(known.ids, records).settled, linked))
    del linked
    publishers = outlets([one.article for one in articles], known.entities)
    sources = sources_of(publishers)
    names = {id: (one.name, *one.aliases) for id, one in known.entities.items()}
    happenings = [
        replace(event, entities=tuple(dict.fromkeys(map(records.current, event.entities)))) for event in content.events
    ]
    told = said(articles, sources)
    groups = grouped(told, happenings, names)
    happened = events(groups)
    differing = with_events(disagreements(articles, content.disagreements, groups, told), happened)
    # Sentences are many: nothing further on asks what they said.
    del told, groups
    traced = chains([one.article for one in articles], by_name(publishers, known.entities), happened)
    return Archive(
        articles=articles,
        entities=known.entities,
        mentions=_mentions(articles),
        events=happened,
        listed=listed(happened),
        related=related(
            [one.article.id for one in articles],
            {one.article.id: frozenset(_entities(one)) - sources.get(one.article.id, frozenset()) for one in articles},
        ),
        outlets=publishers,
        prose=content.prose,
        origins=origins(traced),
        chains=traced,
        disagreements=differing,
        threads=threads(articles, known.entities),
    )


def _language(articles: Iterable[AnnotatedArticle]) -> Language:
    """The one in which most articles are written: its rules make the case forms of names."""
    count = Counter(one.article.language for one in articles)
    return language(min(count, key=lambda code: (-count[code], code), default=DEFAULT_LANGUAGE))


def _entities(article: AnnotatedArticle) -> Iterable[str]:
    return (a.value.entity for a in article.annotations if isinstance(a.value, MentionOf))


def _mentions(articles: Iterable[AnnotatedArticle]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for article in articles:
        for entity, mention in mentions(article):
            found[entity].append(mention)
    return {entity: tuple(found[entity]) for entity in sorted(found)}
