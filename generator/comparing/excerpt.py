"""Words in their sentence, on one line, and of a bounded length whatever the text is."""

from __future__ import annotations

from generator.comparing.shape import Passage
from generator.model import AnnotatedArticle, Span
from generator.sharing.cleartext import one_line

AROUND = 140
"""Code points on either side of the words."""
WORDS = 240
"""Code points of the words themselves; of longer ones the beginning and the end."""


def excerpt(annotated: AnnotatedArticle, span: Span) -> Passage:
    """The words of this span; of a whole sentence, the sentence and no words."""
    sentence = annotated.sentence_at(span.start)
    text = annotated.article.text
    whole = sentence.span if sentence else span
    if whole == span:
        return Passage(before=_middle(text[span.start : span.stop], AROUND + WORDS), words="", after="")
    return Passage(
        before=_end(text[min(whole.start, span.start) : span.start]),
        words=_middle(span.of(text), WORDS),
        after=_beginning(text[span.stop : max(whole.stop, span.stop)]),
    )


def anchor(annotated: AnnotatedArticle, span: Span) -> str:
    sentence = annotated.sentence_at(span.start)
    return sentence.anchor if sentence else ""


def _end(text: str) -> str:
    if len(text) <= AROUND:
        return _spaced(text)
    kept = text[-AROUND:]
    return "…" + _spaced(kept[kept.find(" ") + 1 :])


def _beginning(text: str) -> str:
    if len(text) <= AROUND:
        return _spaced(text)
    kept = text[:AROUND]
    return _spaced(kept[: kept.rfind(" ")] if " " in kept else kept) + "…"


def _middle(text: str, limit: int) -> str:
    if len(text) <= limit:
        return one_line(text)
    half = limit // 2
    return f"{one_line(text[:half])} … {one_line(text[-half:])}"


def _spaced(text: str) -> str:
    """On one line; a space at an edge stays one, as the words come there."""
    line = one_line(text)
    before = " " if line and text[:1].isspace() else ""
    after = " " if line and text[-1:].isspace() else ""
    return f"{before}{line}{after}" or (" " if text else "")
