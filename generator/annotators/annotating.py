"""`ANNOTATORS` is the pipeline, read top to bottom.

An annotator sees one article and returns statements about spans of its text; `merge` lets people's corrections win and
keeps the spans of one layer apart. A new annotator is one file here and one line in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.annotators import (
    attributions,
    dates,
    descriptions,
    durations,
    figures,
    interviews,
    names,
    quotes,
)
from generator.annotators.merge import displaced, merge
from generator.annotators.reading import Reading, read
from generator.model import AnnotatedArticle, Annotation, Article, Refusal

Annotator = Callable[[Reading], Iterable[Annotation]]

ANNOTATORS: list[tuple[str, Annotator]] = [
    ("names", names.annotate),
    ("dates", dates.annotate),
    ("durations", durations.annotate),
    ("quotes", quotes.annotate),
    ("interviews", interviews.annotate),
    ("descriptions", descriptions.annotate),
    ("figures", figures.annotate),
    ("attributions", attributions.annotate),
]

REFUSING: dict[str, Callable[[Reading], Iterable[Refusal]]] = {
    "names": names.refused,
    "descriptions": descriptions.refused,
}
"""By the annotator's name, what it refused."""

FEWER: dict[str, list[tuple[str, Annotator]]] = {
    "en": [("dates", dates.annotate)],
    "uk": [("dates", dates.annotate)],
    "kk": [("dates", dates.annotate)],
}
"""By language, what reads its texts instead, where the model of names and the grammar of quotes, which know Russian alone, must not.
Names of the archive's entity files are found in texts of every language when articles are linked."""


def annotate(article: Article) -> AnnotatedArticle:
    """The article with its sentences and everything said about spans of it, sorted by span."""
    reading = read(article)
    found = [
        annotation for _, annotator in FEWER.get(reading.language.code, ANNOTATORS) for annotation in annotator(reading)
    ]
    return AnnotatedArticle(article, reading.sentences, merge(article.corrections, found))


def refused(article: Article) -> tuple[Refusal, ...]:
    """What the words of the article were taken for, until a rule or a person refused it; sorted by span. For `explain`."""
    reading = read(article)
    annotators = FEWER.get(reading.language.code, ANNOTATORS)
    found = [annotation for _, annotator in annotators for annotation in annotator(reading)]
    refusing = [refuse for name, refuse in REFUSING.items() if name in dict(annotators)]
    refusals = [*displaced(article.corrections, found), *(one for refuse in refusing for one in refuse(reading))]
    return tuple(sorted(refusals, key=lambda one: (one.span, one.rule)))
