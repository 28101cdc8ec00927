"""The reducers of the archive, one after the other: each sees all articles, and what those before it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.archive.disagreements import disagreements
from generator.archive.disputes import with_events
from generator.archive.entities import Settling, census
from generator.archive.events import events, grouped
from generator.archive.full_names import CaseFormsOf
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
from generator.model import AnnotatedArticle, Archive, Content

DEFAULT_LANGUAGE = "ru"


def gathered(content: Content, annotated: Iterable[AnnotatedArticle], memory: Memory) -> Archive:
    """The finished archive. `memory` of the last gathering says what need not be worked out again, and learns the rest."""
    ordered = newest_first(annotated)
    records = Records(content.entities)
    forms = CaseFormsOf(_language(ordered))
    linked = link(records, ordered, forms, memory.linked)
    known = census(records, linked, forms, memory.entities)
    settling = Settling(known.ids, records, memory.settling)
    articles = settling.all(linked)
    if memory.settling is not None:
        memory.settling = settling
    del linked, settling
    publishers = outlets([one.article for one in articles], known.entities)
    sources = sources_of(publishers)
    names = {id: (one.name, *one.aliases) for id, one in known.entities.items()}
    happenings = [
        replace(event, entities=tuple(dict.fromkeys(map(records.current, event.entities)))) for event in content.events
    ]
    told = said(articles, sources, memory.heard)
    groups = grouped(told, happenings, names, memory.days)
    happened = events(groups, memory.days)
    differing = with_events(disagreements(articles, content.disagreements, groups, told, memory.differing), happened)
    # Sentences are many: nothing further on asks what they said.
    del told, groups
    traced = chains([one.article for one in articles], by_name(publishers, known.entities), happened)
    named = [named_in(one, memory.named) for one in articles]
    return Archive(
        articles=articles,
        entities=known.entities,
        mentions=mentions(named),
        events=happened,
        listed=listed(happened),
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
        threads=threads(articles, known.entities, memory.threading),
    )


def _language(articles: Iterable[AnnotatedArticle]) -> str:
    """The one in which most articles are written: its rules make the case forms of names."""
    count = Counter(one.article.language for one in articles)
    return min(count, key=lambda code: (-count[code], code), default=DEFAULT_LANGUAGE)
