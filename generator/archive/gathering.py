"""The reducers of the archive, one after the other: each sees all articles, and what those before it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.archive.disagreements import disagreements
from generator.archive.disputes import with_events
from generator.archive.entities import Settling, census
from generator.archive.events import events
from generator.archive.full_names import CaseFormsOf
from generator.archive.grouping import grouped
from generator.archive.linking import link
from generator.archive.memory import Memory
from generator.archive.mentions import mentions, named_in
from generator.archive.order import newest_first
from generator.archive.origins import chains, origins
from generator.archive.outlets import by_name, outlets, sources_of
from generator.archive.records import Records
from generator.archive.related import related
from generator.archive.statements import NOBODY
from generator.archive.threads import threads
from generator.archive.timeline import listed
from generator.archive.told import said
from generator.model import AnnotatedArticle, Archive, Content, Disagreement, Entity, Event

DEFAULT_LANGUAGE = "ru"


def gathered(content: Content, annotated: Iterable[AnnotatedArticle], memory: Memory) -> Archive:
    """The finished archive. `memory` of the last gathering says what need not be worked out again, and learns the rest."""
    records = Records(content.entities)
    articles, entities = _settled(records, annotated, memory)
    publishers = outlets([one.article for one in articles], entities)
    sources = sources_of(publishers)
    happened, differing = _happened(content, records, articles, entities, sources, memory)
    traced = chains([one.article for one in articles], by_name(publishers, entities), happened)
    named = [named_in(one, memory.named) for one in articles]
    return Archive(
        articles=articles,
        entities=entities,
        mentions=mentions(named),
        events=happened,
        listed=listed(happened, memory.rows),
        related=related(
            [one.article.id for one in articles],
            {
                one.article.id: found.entities - sources.get(one.article.id, NOBODY)
                for one, found in zip(articles, named, strict=True)
            },
            memory.relating,
        ),
        outlets=publishers,
        prose=content.prose,
        origins=origins(traced),
        chains=traced,
        disagreements=differing,
        threads=threads(articles, entities, memory.threading),
    )


# What is needed for a while takes as much memory as the archive itself, and is gone when a step returns.


def _settled(
    records: Records, annotated: Iterable[AnnotatedArticle], memory: Memory
) -> tuple[tuple[AnnotatedArticle, ...], Mapping[str, Entity]]:
    """The articles, newest first, with mentions in place of names; and everybody and everything whom they may mention."""
    ordered = newest_first(annotated)
    forms = CaseFormsOf(_language(ordered))
    linked = link(records, ordered, forms, memory.linked)
    known = census(records, linked, forms, memory.entities, memory.counted)
    settling = Settling(known.ids, records, memory.settling)
    articles = settling.all(linked)
    if memory.settling is not None:
        memory.settling = settling
    return articles, known.entities


def _happened(
    content: Content,
    records: Records,
    articles: Sequence[AnnotatedArticle],
    entities: Mapping[str, Entity],
    sources: Mapping[str, frozenset[str]],
    memory: Memory,
) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    """What the articles tell of, and on what they differ."""
    names = {id: (one.name, *one.aliases) for id, one in entities.items()}
    happenings = [
        replace(event, entities=tuple(dict.fromkeys(map(records.current, event.entities)))) for event in content.events
    ]
    told = said(articles, sources, memory.heard)
    groups = grouped(told, happenings, names, memory.dates)
    happened = events(groups, memory.happened)
    differing = disagreements(articles, content.disagreements, groups, told, memory.differing)
    return happened, with_events(differing, happened)


def _language(articles: Iterable[AnnotatedArticle]) -> str:
    """The one in which most articles are written: its rules make the case forms of names."""
    count = Counter(one.article.language for one in articles)
    return min(count, key=lambda code: (-count[code], code), default=DEFAULT_LANGUAGE)
