"""The archive's annotations that a person should look at, the least certain first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.archive.identity import fold, short_hash
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Archive,
    DateOf,
    EntityKind,
    Event,
    MentionOf,
    Quote,
    Span,
)
from generator.review import doubt
from generator.review.doubt import Ground
from generator.review.likeness import Likeness

OFFERED = 3
"""Other answers that an item offers, at most."""
NONE = "none"
_SPEAKING = (EntityKind.PERSON, EntityKind.ORGANIZATION)
_REFUSED = re.compile(r"refused: ([^;]+)")


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation in doubt."""

    id: str
    """`r-` and a hash of its article, its sentence and its words: the same as long as these are."""
    article: str
    path: str
    """Of the article's file, relative to the content folder."""
    span: Span
    scheme: str
    """Of the correction that settles it: `entity`, `date`, `speaker`."""
    words: str
    sentence: Span
    target: str
    """What the machine thinks, as a correction would say it: an id, EDTF, a speaker without a page by name; "" where it knows nothing."""
    others: tuple[str, ...]
    """Targets that may be meant instead."""
    grounds: tuple[Ground, ...]
    doubt: float
    rule: str
    evidence: str
    more: int = 0
    """Places of the article where the same words are taken for the same on the same grounds."""


def items(archive: Archive, articles: Collection[str] = ()) -> list[Item]:
    """Of these articles (ids), or of all. By doubt, then in the archive's order and the text's; of what an article repeats the first."""
    likeness = Likeness(entity for entity in archive.entities.values() if entity.curated)
    names = {name: entity.id for entity in archive.entities.values() for name in (entity.id, entity.name)}
    finder = _Finder(archive, likeness, names)
    found: list[Item] = []
    for annotated in archive.articles:
        if articles and annotated.article.id not in articles:
            continue
        first: dict[tuple[object, ...], int] = {}
        for item in finder.of(annotated):
            key = (item.scheme, fold(" ".join(item.words.split())), item.target, item.rule, item.grounds)
            if item.target and key in first:
                found[first[key]] = replace(found[first[key]], more=found[first[key]].more + 1)
            else:
                first[key] = len(found)
                found.append(item)
    return sorted(found, key=lambda one: -one.doubt)


class _Finder:
    def __init__(self, archive: Archive, likeness: Likeness, names: dict[str, str]) -> None:
        self._archive = archive
        self._likeness = likeness
        self._names = names
        self._events: dict[tuple[str, Span], Event] = {}
        self._coarser: dict[tuple[str, Span], str] = {}
        for event in archive.events:
            for telling in event.tellings:
                if telling.date is not None:
                    self._events.setdefault((telling.article, telling.date), event)
                    if telling.evidence is not None:
                        self._coarser.setdefault((telling.article, telling.date), event.when)

    def of(self, annotated: AnnotatedArticle) -> Iterator[Item]:
        people = self._people(annotated)
        for annotation in annotated.annotations:
            match annotation.value:
                case MentionOf() as value:
                    yield from self._mention(annotated, annotation, value)
                case DateOf() as value:
                    yield from self._date(annotated, annotation, value)
                case Quote() as value:
                    yield from self._quote(annotated, annotation, value, people)
                case _:
                    pass

    def _mention(self, annotated: AnnotatedArticle, annotation: Annotation, value: MentionOf) -> Iterator[Item]:
        entity = self._archive.entities[value.entity]
        words = annotation.span.of(annotated.article.text)
        like = [] if entity.curated else [id for id in self._likeness.of(entity.name, entity.kind) if id != entity.id]
        refused = [id for part in _REFUSED.findall(annotation.evidence) for id in self._named(part)]
        grounds = doubt.of_mention(annotation, value, entity, words, bool(like))
        if grounds:
            yield self._item(annotated, annotation, "entity", value.entity, [*refused, *like], grounds)

    def _date(self, annotated: AnnotatedArticle, annotation: Annotation, value: DateOf) -> Iterator[Item]:
        place = (annotated.article.id, annotation.span)
        event = self._events.get(place)
        alone = event is not None and len({telling.article for telling in event.tellings}) == 1
        exact = self._coarser.get(place, "")
        grounds = doubt.of_date(annotation, value, annotated, bool(exact), alone)
        if grounds:
            others = [] if not exact or exact == value.edtf else [exact]
            yield self._item(annotated, annotation, "date", value.edtf, others, grounds)

    def _quote(
        self, annotated: AnnotatedArticle, annotation: Annotation, value: Quote, people: list[tuple[Span, str]]
    ) -> Iterator[Item]:
        grounds = doubt.of_quote(annotation, value, value.speaker in self._archive.entities)
        if grounds:
            # Whoever is named nearest to the words is the likeliest other speaker; a person, before an organization.
            nearest = sorted(people, key=lambda one: (self._speaks(one[1]), abs(one[0].start - annotation.span.start)))
            others = [id for span, id in nearest if not annotation.span.overlaps(span)]
            yield self._item(annotated, annotation, "speaker", value.speaker, others, grounds)

    def _item(
        self,
        annotated: AnnotatedArticle,
        annotation: Annotation,
        scheme: str,
        target: str,
        others: list[str],
        grounds: list[Ground],
    ) -> Item:
        article, span = annotated.article, annotation.span
        words = span.of(article.text)
        sentence = annotated.sentence_at(span.start)
        where = sentence.span if sentence else span
        place = str(span.start - where.start)
        return Item(
            id="r-" + short_hash(article.id, scheme, sentence.anchor if sentence else "", place, words),
            article=article.id,
            path=article.path,
            span=span,
            scheme=scheme,
            words=words,
            sentence=where,
            target=target,
            others=tuple(dict.fromkeys(one for one in others if one != target))[:OFFERED],
            grounds=tuple(grounds),
            doubt=doubt.doubt(grounds),
            rule=annotation.rule,
            evidence=annotation.evidence,
        )

    def _speaks(self, id: str) -> int:
        return _SPEAKING.index(self._archive.entities[id].kind)

    def _named(self, part: str) -> Iterator[str]:
        """Ids of whom a piece of evidence names, one after the other."""
        for name in part.split(","):
            if name.strip() in self._names:
                yield self._names[name.strip()]

    def _people(self, annotated: AnnotatedArticle) -> list[tuple[Span, str]]:
        """Whom the article names of those who speak: persons and organizations."""
        entities = self._archive.entities
        return [
            (one.span, one.value.entity)
            for one in annotated.annotations
            if isinstance(one.value, MentionOf) and entities[one.value.entity].kind in _SPEAKING
        ]
