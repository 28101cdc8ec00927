"""An article's text as safe HTML: sentences with their anchors, links, quotations, turns of an interview, notes in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator import markdown
from generator.markdown import Mark
from generator.model import AnnotatedArticle
from generator.pages import article_notes, article_quotes, marks
from generator.pages.article_notes import Disputed, Note
from generator.pages.article_quotes import Quoted, Turned
from generator.pages.context import Site
from generator.pages.engine import environment
from generator.pages.marks import Laid
from generator.pages.typography import glue


@dataclass(frozen=True, slots=True)
class Layers:
    """All that lies over the text or stands beside it."""

    laid: tuple[Laid, ...]
    quotes: tuple[Quoted, ...]
    disputed: tuple[Disputed, ...]
    turns: Mapping[int, Turned]
    notes: Mapping[int, tuple[Note, ...]]


def text_html(site: Site, article: AnnotatedArticle, layers: Layers) -> Markup:
    """Take the marks away, and the text is what it was."""
    over = [
        *(Mark(sentence.span, "span", (("id", sentence.anchor),)) for sentence in article.sentences),
        *article_notes.marks_of(layers.disputed),
        *article_quotes.marks_of(site, article.article, layers.quotes, [item.span for item in layers.laid]),
        *marks.marks_of(layers.laid),
    ]
    # What stands in a text of another language without being of it says that it is of the page's.
    own = "" if article.article.language == site.language else site.language
    wraps, around = _blocks(article, layers, _pieces(site.language, own))
    # markdown.render escapes whatever is not its own markup; wraps and around come from our own template.
    return Markup(markdown.render(article.article.markdown, over, wraps, glue, around))  # noqa: S704


@lru_cache
def _pieces(language: str, own: str) -> object:
    """The macros of our template."""
    return environment(language).get_template("_text.html").make_module({"own": own})


_Html = dict[int, tuple[str, str]]


def _blocks(article: AnnotatedArticle, layers: Layers, pieces: object) -> tuple[_Html, _Html]:
    """What opens and closes blocks that are no plain paragraphs, and what stands around them, by their number."""
    wraps: _Html = {}
    around: _Html = {}
    for quote in layers.quotes:
        if quote.block is not None:
            wraps[quote.block] = (_said(pieces, "quote_open", quote), _said(pieces, "quote_close", quote))
    for number, turn in layers.turns.items():
        if turn.asks and number not in wraps:
            wraps[number] = ('<p class="l-ask">', "</p>")
    for number in sorted({*layers.notes, *(number for number, turn in layers.turns.items() if turn.speaker.name)}):
        notes: Sequence[Note] = layers.notes.get(number, ())
        who = _said(pieces, "who", layers.turns[number]) if number in layers.turns else ""
        beside = "".join(_said(pieces, "note", note) for note in notes)
        if article_notes.in_margin(article.article.blocks[number]):
            tall = " l-tall" if any(note.tall for note in notes) else ""
            around[number] = (f'<div class="l-np{tall}">{who}', f"{beside}</div>")
        else:
            around[number] = (who, beside)
    return wraps, around


def _said(pieces: object, macro: str, view: object) -> str:
    return str(getattr(pieces, macro)(view))
