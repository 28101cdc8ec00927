"""From an article to its annotations: who, when, what was said. `ANNOTATORS` is the pipeline, read top to bottom.

An annotator sees one article and returns statements about spans of its text; `merge` lets people's corrections win and
keeps the spans of one layer apart. A new annotator is one file here and one line in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.annotators import attributions, dates, durations, figures, names, quotes
from generator.annotators.merge import merge
from generator.annotators.reading import Reading, read
from generator.annotators.version import version
from generator.model import AnnotatedArticle, Annotation, Article

__all__ = ["ANNOTATORS", "Annotator", "annotate", "annotate_all", "version"]

Annotator = Callable[[Reading], Iterable[Annotation]]

ANNOTATORS: list[tuple[str, Annotator]] = [
    ("names", names.annotate),
    ("dates", dates.annotate),
    ("durations", durations.annotate),
    ("quotes", quotes.annotate),
    ("figures", figures.annotate),
    ("attributions", attributions.annotate),
]

FEWER: dict[str, list[tuple[str, Annotator]]] = {
    "en": [("dates", dates.annotate)],
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


def annotate_all(articles: Iterable[Article]) -> Iterator[AnnotatedArticle]:
    """`annotate` for each, in order.

    One at a time on purpose: the model's batches pad every text to the longest of eight, which measured slower (0.57 s
    against 0.52 s for 94 articles) than giving it texts singly, and a result must not depend on an article's neighbours.
    """
    return map(annotate, articles)
