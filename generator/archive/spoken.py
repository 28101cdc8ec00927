"""What is said in each article, and by whom: quotes, and sentences that retell somebody's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from generator.archive.kept import Forgetting
from generator.archive.order import published_from
from generator.archive.reported import reported
from generator.archive.wording import lemmas_of
from generator.model import AnnotatedArticle, Entity, MentionOf, Quote, Span, Variant, Wording


class Spoken(NamedTuple):
    """Somebody's words in one article."""

    article: AnnotatedArticle
    span: Span
    """Of the quote; of the whole sentence where it is a paraphrase."""
    speaker: str
    wording: Wording
    lemmas: tuple[str, ...]
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


class Speeches(NamedTuple):
    """By article, what was found in it when the archive was gathered last."""

    quotes: Forgetting[str, tuple[Spoken, ...]] = Forgetting()
    named: Forgetting[str, tuple[str, ...]] = Forgetting()
    """Whom the article names, who may be those whose words it retells."""
    retold: Forgetting[str, tuple[Spoken, ...]] = Forgetting()

    def end(self) -> None:
        self.quotes.end()
        self.named.end()
        self.retold.end()


def quoted(article: AnnotatedArticle, kept: Speeches) -> tuple[Spoken, ...]:
    """Everybody's words that stand in quotation marks, whether the archive knows the speaker or not."""
    return kept.quotes.of(article.article.id, (article,), lambda: tuple(_quoted(article)))


def retold(article: AnnotatedArticle, entities: Mapping[str, Entity], kept: Speeches) -> tuple[Spoken, ...]:
    """What somebody is reported to have said."""
    named = kept.named.of(article.article.id, (article,), lambda: tuple(sorted(_named(article))))
    called = tuple((entities[id].kind, entities[id].name, entities[id].aliases) for id in named)
    return kept.retold.of(article.article.id, (article, called), partial(_retold, article, entities))


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
