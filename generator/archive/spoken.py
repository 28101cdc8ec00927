"""What is said in each article, and by whom: quotes, and sentences that retell somebody's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from generator.archive.kept import same
from generator.archive.order import published_from
from generator.archive.reported import reported
from generator.archive.wording import lemmas_of
from generator.model import AnnotatedArticle, Entity, EntityKind, MentionOf, Quote, Span, Variant, Wording

Lemmas = tuple[str, ...]


class Spoken(NamedTuple):
    """Somebody's words in one article."""

    article: AnnotatedArticle
    span: Span
    """Of the quote; of the whole sentence where it is a paraphrase."""
    speaker: str
    wording: Wording
    lemmas: Lemmas
    """Of what is said; as in `Words`, all of which is made of them."""

    @property
    def order(self) -> tuple[date, str, int, int]:
        """Earliest published first, then by article and place."""
        article = self.article.article
        return published_from(article), article.id, self.span.start, self.span.stop

    @property
    def variant(self) -> Variant:
        sentence = self.article.sentence_at(self.span.start)
        return Variant(self.article.article.id, self.span, sentence.anchor if sentence else "", self.wording)


_ORDER = attrgetter("order")


class SpokenIn(NamedTuple):
    """What is said in one article."""

    article: AnnotatedArticle
    quotes: tuple[Spoken, ...]
    """In order, everybody's words that stand in quotation marks, whether the archive knows the speaker or not."""
    retold: tuple[Spoken, ...]
    """What somebody is reported to have said."""


class Speeches:
    """What was said in the articles when the archive was gathered last."""

    def __init__(self) -> None:
        self._called: dict[str, tuple[EntityKind, str, tuple[str, ...]]] = {}
        """All of each entity that decides who is reported to have said something."""
        self._articles: dict[str, SpokenIn] = {}

    def of(self, articles: Iterable[AnnotatedArticle], entities: Mapping[str, Entity]) -> list[SpokenIn]:
        """In the order of the articles."""
        called = {id: (one.kind, one.name, one.aliases) for id, one in entities.items()}
        # Whom an article named that is as it was, is not new.
        others = {id for id in self._called.keys() & called.keys() if called[id] != self._called[id]}
        found = []
        for article in articles:
            before = self._articles.get(article.article.id)
            if before is None or before.article is not article:
                before = SpokenIn(article, tuple(sorted(_quoted(article), key=_ORDER)), _retold(article, entities))
            elif others and not others.isdisjoint(_named(article)):
                before = SpokenIn(article, before.quotes, same(_retold(article, entities), before.retold))
            found.append(before)
        self._called, self._articles = called, {one.article.article.id: one for one in found}
        return found


def _named(article: AnnotatedArticle) -> set[str]:
    return {a.value.entity for a in article.annotations if isinstance(a.value, MentionOf)}


def _quoted(article: AnnotatedArticle) -> Iterator[Spoken]:
    for annotation in article.annotations:
        value = annotation.value
        if isinstance(value, Quote) and value.speaker:
            wording = Wording.DIRECT if value.direct else Wording.FRAGMENT
            lemmas = lemmas_of(annotation.span.of(article.article.text))
            yield Spoken(article, annotation.span, value.speaker, wording, lemmas)


def _retold(article: AnnotatedArticle, entities: Mapping[str, Entity]) -> tuple[Spoken, ...]:
    text = article.article.text
    return tuple(
        Spoken(article, one.sentence, one.speaker, Wording.PARAPHRASE, lemmas_of(one.content.of(text)))
        for one in reported(article, entities)
    )
