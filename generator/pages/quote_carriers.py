"""Who has the words of a quote thread: every wording with the articles that have it, and who only retells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.archive.alignment import same_words
from generator.chronology import bounds
from generator.model import QuoteThread, Span, Variant, Wording
from generator.pages.context import Site
from generator.pages.quote_collation import LONG, Compared, Piece, WordingGroup, grouped
from generator.pages.quoted import inner, words_of
from generator.pages.typography import glue
from generator.pages.views import Link, When
from generator.urls import relative


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that has a wording."""

    outlet: Link
    """To the sentence."""
    behind: str
    """« ← Tengrinews.kz ← The New York Times»; "" where the text cites nobody."""
    title: Link | None
    """The article's (no link), where the outlet's name does not tell it from another here."""
    when: str
    """"" where the margin says it."""
    first: bool
    """Nobody published the utterance earlier, or on the same day."""
    also: tuple[Link, ...]
    """A few of the words once more in the same article, each to its sentence."""


@dataclass(frozen=True, slots=True)
class WordingRow:
    """All who have one wording."""

    keys: str
    """What lights it up with the collation (`data-e`)."""
    when: When
    pieces: tuple[Piece, ...]
    lang: str
    long: bool
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """A sentence that has a few of the words, or none, and all who have it."""

    when: When
    before: str
    words: str
    """Quoted; "" in a paraphrase."""
    after: str
    lang: str
    carriers: tuple[Carrier, ...]
    how: str
    """«своими словами», «отрывком»."""


@dataclass(frozen=True, slots=True)
class Row:
    """A wording, or a sentence that only retells, and who has it."""

    group: WordingGroup | None
    """None for what only retells."""
    variants: tuple[Variant, ...]
    """In order; of a wording, one of each article."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Who has the words of one thread."""

    rows: tuple[Row, ...]
    """The wordings, the first one first; then what only retells."""
    also: Mapping[str, Sequence[Variant]]
    """By article: a few of the words once more, in one that has the whole."""
    earliest: str
    """The article that had it first; "" where another may be of the same day."""
    once: frozenset[str]
    """Outlets that have one article here."""

    def divided(self, size: int) -> list[tuple[Row, ...]]:
        """Page by page, at most `size` (two or more) rows and articles together. A row that a page does not hold goes on on the next."""
        pages: list[list[Row]] = [[]]
        room = size
        for row in self.rows:
            left = row.variants
            while left:
                if room < 2:
                    pages.append([])
                    room = size
                taken, left = left[: room - 1], left[room - 1 :]
                pages[-1].append(replace(row, variants=taken))
                room -= 1 + len(taken)
        return [tuple(rows) for rows in pages]


def witnesses(site: Site, thread: QuoteThread) -> Witnesses:
    # An article with the whole words and a few of them again has a wording, and does not only retell.
    quoting = {variant.article for variant in thread.variants if variant.wording is Wording.DIRECT}
    also: defaultdict[str, list[Variant]] = defaultdict(list)
    retold: defaultdict[object, list[Variant]] = defaultdict(list)
    for variant in thread.variants:
        if variant.article not in quoting:
            # A sentence that went from one outlet to others is one.
            text = _whole(site, variant).of(site.texts[variant.article].text)
            retold[variant.wording, same_words(text)].append(variant)
        elif variant.wording is Wording.FRAGMENT:
            also[variant.article].append(variant)
    rows = [Row(group, _first_of_each(group.variants)) for group in grouped(site, thread)]
    articles = {variant.article: site.headings[variant.article] for variant in thread.variants}
    first, *others = articles.values()
    last = bounds(first.published)[1]
    earliest = first.id if all(last < bounds(other.published)[0] for other in others) else ""
    names = Counter(article.source.name for article in articles.values())
    return Witnesses(
        (*rows, *(Row(None, tuple(variants)) for variants in retold.values())),
        dict(also),
        earliest,
        frozenset(name for name, count in names.items() if name and count == 1),
    )


def _first_of_each(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Of each article one."""
    found: dict[str, Variant] = {}
    for variant in variants:
        found.setdefault(variant.article, variant)
    return tuple(found.values())


def wording(site: Site, row: Row, group: WordingGroup, together: Compared, of: Witnesses, url: str) -> WordingRow:
    """`row`: whose wording `group` is."""
    when = site.when(site.headings[row.variants[0].article].published)
    return WordingRow(
        keys=together.keys.get(group.key, ""),
        when=when,
        pieces=together.pieces.get(group.key) or (Piece(glue(inner(group.words)), False),),
        lang=site.lang(group.key[0]),
        long=len(group.key[1]) > LONG,
        carriers=_carriers(site, row, when, of, url),
    )


def retelling(site: Site, row: Row, of: Witnesses, url: str) -> Retelling:
    variant = row.variants[0]
    article = site.texts[variant.article]
    when = site.when(article.published)
    whole = _whole(site, variant)
    quoted = variant.span if variant.wording is Wording.FRAGMENT else Span(whole.stop, whole.stop)
    text = glue(article.text)
    words = site.words
    return Retelling(
        when=when,
        before=_line(text[whole.start : quoted.start]),
        words=_line(quoted.of(text)),
        after=_line(text[quoted.stop : whole.stop]),
        lang=site.lang(article.language),
        carriers=_carriers(site, row, when, of, url),
        how=words.gettext("in a few of the words") if quoted.start < quoted.stop else words.gettext("in its own words"),
    )


def _carriers(site: Site, row: Row, shown: When, of: Witnesses, url: str) -> tuple[Carrier, ...]:
    """`shown`: the date that the margin says."""
    made = []
    for variant in row.variants:
        article = site.headings[variant.article]
        when = site.when(article.published)
        made.append(
            Carrier(
                outlet=Link(glue(site.publisher(article)), _to_sentence(site, variant, url)),
                behind="".join(f" ← {site.outlet_name(name)}" for name in article.source.cites),
                title=Link(glue(article.title), "", site.lang(article.language))
                if article.source.name not in of.once
                else None,
                when="" if when == shown else when.words,
                first=article.id == of.earliest,
                also=tuple(_part(site, one, url) for one in of.also.get(variant.article, ())) if row.group else (),
            )
        )
    return tuple(made)


def _part(site: Site, variant: Variant, url: str) -> Link:
    lang = site.lang(site.headings[variant.article].language)
    return Link(f"«{glue(inner(words_of(site, variant)))}»", _to_sentence(site, variant, url), lang)


def _to_sentence(site: Site, variant: Variant, url: str) -> str:
    return relative(site.article_url(variant.article, variant.sentence), url)


def _whole(site: Site, variant: Variant) -> Span:
    """The sentence of a variant, and what of its words goes beyond."""
    sentence = site.sentence_at(variant.article, variant.span.start)
    return Span(sentence.span.start, max(sentence.span.stop, variant.span.stop)) if sentence else variant.span


def _line(text: str) -> str:
    return text.replace("\n", " ")
