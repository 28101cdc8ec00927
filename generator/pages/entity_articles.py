"""The articles that mention an entity, each with the sentences that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Article, Mention, Sentence, Span
from generator.pages.context import Site
from generator.pages.lists import article_row
from generator.pages.typography import glue
from generator.pages.views import ArticleRow
from generator.urls import relative

SENTENCES_SHOWN = 3
"""Of one article; the others are folded away. Of somebody whom many articles name, one: the page is a list of articles then."""
FEW_ARTICLES = 6
SENTENCES_FOLDED = 20
"""Of one article; whoever wants more of it reads it."""
SENTENCES = 200
"""Of one page: the more articles it has, the fewer of each."""


@dataclass(slots=True)
class Piece:
    text: str
    marked: bool


@dataclass(slots=True)
class SentenceLink:
    href: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class InArticle:
    row: ArticleRow
    sentences: tuple[SentenceLink, ...]
    more: tuple[SentenceLink, ...]
    left: int
    """Sentences that only the article itself has."""


def mentions_by_article(site: Site, entity: str) -> dict[str, list[Mention]]:
    """In the archive's order, newest first."""
    mentions = site.archive.mentions.get(entity, ())
    return {id: list(found) for id, found in groupby(mentions, key=lambda mention: mention.article)}


def in_articles(
    site: Site, mentions: Iterable[tuple[str, Sequence[Mention]]], url: str, *, many: bool, year: int | None = None
) -> tuple[InArticle, ...]:
    """In the order given. `many`: of each article one sentence is open; `year` is the one that the page's title says."""
    listed = list(mentions)
    shown = 1 if many else SENTENCES_SHOWN
    folded = min(SENTENCES_FOLDED, max(SENTENCES // max(len(listed), 1) - shown, 1))
    return tuple(_in_article(site, id, found, url, shown, folded, year) for id, found in listed)


def _in_article(
    site: Site, id: str, mentions: Sequence[Mention], url: str, shown: int, folded: int, year: int | None
) -> InArticle:
    article = site.texts[id]
    places = list(_places(site, mentions))
    listed = [sentence_link(site, article, place, spans, url) for place, spans in places[: shown + folded]]
    row = article_row(site, article, url, year=year)
    return InArticle(row, tuple(listed[:shown]), tuple(listed[shown:]), len(places) - len(listed))


def _places(site: Site, mentions: Sequence[Mention]) -> Iterator[tuple[Sentence | Span, list[Span]]]:
    """Each sentence once, with every mention in it. Words outside any sentence stand alone."""
    spans: dict[Sentence | Span, list[Span]] = {}
    for mention in mentions:
        place = site.sentence_at(mention.article, mention.span.start) or mention.span
        spans.setdefault(place, []).append(mention.span)
    yield from spans.items()


def sentence_link(
    site: Site, article: Article, place: Sentence | Span, marked: Sequence[Span], url: str
) -> SentenceLink:
    """The words of this place with these spans marked, leading to where they stand."""
    whole, anchor = (place.span, place.anchor) if isinstance(place, Sentence) else (place, "")
    href = relative(site.article_url(article.id, anchor), url)
    return SentenceLink(href, _pieces(article.text, whole, marked))


def _pieces(text: str, whole: Span, marked: Sequence[Span]) -> tuple[Piece, ...]:
    pieces = []
    at = whole.start
    for span in sorted(marked):
        start, stop = max(span.start, at), min(span.stop, whole.stop)
        if start >= stop:
            continue
        if start > at:
            pieces.append(Piece(line(text[at:start]), False))
        pieces.append(Piece(line(text[start:stop]), True))
        at = stop
    if at < whole.stop:
        pieces.append(Piece(line(text[at : whole.stop]), False))
    return tuple(pieces)


def line(text: str) -> str:
    return glue(text.replace("\n", " "))
