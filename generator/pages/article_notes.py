"""Notes in an article's margin, the archive's own voice: what other articles tell differently, and who else printed the words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.markdown import Mark
from generator.model import AnnotatedArticle, Article, Block, BlockKind, Claim, Disagreement, Span
from generator.pages.article_quotes import Quoted
from generator.pages.context import Site
from generator.pages.disagreement_rows import reckoning
from generator.pages.origin import Standing
from generator.pages.typography import glue, shorten
from generator.pages.views import Link
from generator.urls import disagreement_url, relative

WORDS_LIMIT = 60
"""Code points of a claim."""
OTHERS_LIMIT = 3

_LINE_OF_TEXT, _LINE_OF_NOTE = 60, 20
"""Code points that a line of the column and one of the margin hold."""
_HEIGHT_OF_NOTE = 0.65
"""Of a line, where a line of the text is 1."""
_BETWEEN = 0.6
"""Lines of the text."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A row of a note."""

    who: str
    href: str
    words: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    keys: str
    """What lights up with it (`data-e`)."""
    disputed: bool
    """Whether it tells of a disagreement (≠)."""
    rows: tuple[Telling, ...]
    line: str
    """The reckoning, or ""."""
    link: Link
    standing: Standing
    tall: bool = False
    """Whether it needs all its height beside its paragraph, since another one stands close below."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """Words of this article that another tells differently."""

    span: Span
    key: str
    standing: Standing


def disputed(site: Site, article: AnnotatedArticle) -> tuple[Disputed, ...]:
    """In the order of the text; each place once."""
    found: dict[Span, Disputed] = {}
    for one in site.disputed_in.get(article.article.id, ()):
        for claim in one.claims:
            if claim.article == article.article.id and claim.span not in found:
                found[claim.span] = Disputed(claim.span, f"n_{one.id}", _standing(one))
    return tuple(found[span] for span in sorted(found))


def _standing(one: Disagreement) -> Standing:
    return Standing.PERSON if one.curated else Standing.RULE


def marks_of(found: Iterable[Disputed]) -> list[Mark]:
    """The words, and behind them the sign ≠, which the style sheet draws."""
    return [
        Mark(
            one.span,
            "span",
            (("data-e", one.key), *((("data-o", one.standing.value),) if not one.standing.confirmed else ())),
            '<sup class="ne" aria-hidden="true"></sup>',
        )
        for one in found
    ]


def notes(
    site: Site, article: AnnotatedArticle, quotes: Sequence[Quoted], keys: Mapping[Span, str], url: str
) -> dict[int, tuple[Note, ...]]:
    """By the number of the block that they stand beside. `keys` are those of the links over the text."""
    blocks = article.article.blocks
    found: defaultdict[int, list[Note]] = defaultdict(list)
    for one in site.disputed_in.get(article.article.id, ()):
        ours = next(claim for claim in one.claims if claim.article == article.article.id)
        note = _disagreement(site, one, ours, article.article, keys, url)
        if note and (place := _block_of(blocks, ours.span)) is not None:
            found[place].append(note)
    for quote in quotes:
        if quote.block is None and quote.elsewhere and quote.elsewhere.href:
            place = _block_of(blocks, quote.span)
            if place is not None:
                said = Telling(quote.speaker.name, quote.speaker.href, "")
                found[place].append(Note(quote.anchor, False, (said,), "", quote.elsewhere, quote.standing))
    return _spaced(blocks, {place: tuple(found[place]) for place in sorted(found)})


def _disagreement(
    site: Site, one: Disagreement, ours: Claim, article: Article, keys: Mapping[Span, str], url: str
) -> Note | None:
    """None where no other article says anything else than this one."""
    others = [
        claim
        for claim in one.claims
        if claim.article != article.id and (claim.interval is None or claim.interval != ours.interval)
    ]
    if not others:
        return None
    rows = [Telling(site.words.gettext("here"), "", _words(ours, article), site.lang(article.language))]
    for claim in others[:OTHERS_LIMIT]:
        other = site.texts[claim.article]
        rows.append(
            Telling(
                glue(f"{site.publisher(other)}, {site.when(other.published).words}"),
                relative(site.article_url(other.id, claim.sentence), url),
                _words(claim, other),
                site.lang(other.language),
            )
        )
    also = [key for span, key in keys.items() if span.overlaps(ours.span)]
    return Note(
        keys=" ".join((f"n_{one.id}", *also)),
        disputed=True,
        rows=tuple(rows),
        line=glue(reckoning(site, one)),
        link=Link(site.words.gettext("All the claims"), relative(disagreement_url(one.id), url)),
        standing=_standing(one),
    )


def _words(claim: Claim, article: Article) -> str:
    return glue(shorten(claim.span.of(article.text), WORDS_LIMIT))


def _block_of(blocks: Sequence[Block], span: Span) -> int | None:
    return next((number for number, block in enumerate(blocks) if block.span.overlaps(span)), None)


def _spaced(blocks: Sequence[Block], found: dict[int, tuple[Note, ...]]) -> dict[int, tuple[Note, ...]]:
    """Says of which notes the height must be kept: a note stands beside its paragraph and may go on beside the next ones, unless one
    of those has a note too, or the text ends."""
    lines = [max(1, (block.span.stop - block.span.start) / _LINE_OF_TEXT) + _BETWEEN for block in blocks]
    places = [*found, len(blocks)]
    spaced = {}
    for place, following in pairwise(places):
        room = sum(lines[place:following])
        tall = sum(_height(note) for note in found[place]) > room or len(found[place]) > 1
        spaced[place] = tuple(replace(note, tall=tall) for note in found[place])
    return spaced


def _height(note: Note) -> float:
    """In lines of the text, with one of the margin below it."""
    words = [note.link.name, note.line, *(row.who for row in note.rows), *(row.words for row in note.rows)]
    lines = 1 + note.disputed + sum(math.ceil(len(each) / _LINE_OF_NOTE) for each in words)
    return lines * _HEIGHT_OF_NOTE


def in_margin(block: Block) -> bool:
    """Whether a note can stand beside this block; beside an item of a list, a heading or a quotation it stands below."""
    return block.kind is BlockKind.PARAGRAPH
