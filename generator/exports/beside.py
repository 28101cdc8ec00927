"""The files beside an article's page: to cite it, and to use it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports import bibtex, copies, csl, ris
from generator.exports.source import Source
from generator.model import Output
from generator.sharing.citation import citation
from generator.urls import article_url


def keys(source: Source) -> Iterable[str]:
    """Ids of articles."""
    return source.texts


def outputs(source: Source, id: str) -> Iterator[Output]:
    article = source.texts[id]
    folder, cited = article_url(article), citation(article, source.config)
    yield Output(folder + bibtex.NAME, bibtex.entry(cited))
    yield Output(folder + ris.NAME, ris.record(cited))
    yield Output(folder + csl.NAME, csl.items(cited))
    yield Output(folder + copies.NAME, copies.copy(article, cited, source.config))
