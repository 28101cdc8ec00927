"""Who said what: direct speech, and a few words quoted inside the author's sentence.

`SHAPES` is read top to bottom: how the author's words stand to the quoted ones. Words in quotation marks that none of them
brings (titles, irony) are no quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.annotators import interviews
from generator.annotators.dash_speech import Said, dash_speech, own_words
from generator.annotators.quotation_marks import Quoted, quoted
from generator.annotators.reading import Reading
from generator.annotators.said import when_said
from generator.annotators.speakers import NOBODY, Cast, Cue, Spoken
from generator.annotators.speech_verbs import speech_verbs
from generator.annotators.via import retold, through
from generator.languages.russian_morphology import parses
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import Annotation, Origin, Quote, Span

DIRECT_WORDS = 4
"""Fewer quoted words are no whole utterance."""

_WORD = late(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DASH_AFTER = late(r"\s*[,.!?…]*\s*[—–-]\s+")
_COMMA_AFTER = late(r"\s*,\s+")
_INSERTED = late(r"[,.!?…]\s*[—–-]\s+(([^\W\d_]+)[^—–]{0,120}?)[,.]\s*[—–-]\s")
_RESUMES = late(r"[,.]\s*[—–-]\s*$")
_ROW = late(r"\s*,\s*[«„“\"]")
_STANDS_ALONE = late(r"[.!?…]*(?:\s+[^a-zа-яё]|\s*$)")
_OF_THIS = late(r"[»\"]?\s+(?=(?:Об|О)\s+(?:этом|сво[её]м))")
_SO_CALLED = late(
    r"(?:так\s+называем\w+|своего\s+рода|известн\w+,?\s+как|под\s+названием|по\s+прозвищу|с\s+пометкой)\s*$",
    re.IGNORECASE,
)
_LAST_WORD = late(r"([^\W\d_]+)\s*[«„“\"]?\s*$")
_PARENTHESIS = late(r",\s+(?:как\s+)?$")
_THAT = late(r"[^—–.;:«]{0,40}?,?\s(?:что|чтобы)\s")
_SENTENCE_ENDS = '.!?…»"'
_NEAR_DASH = 60
"""Code points, at most, between a dash and the verb of speech after it."""


@dataclass(frozen=True, slots=True)
class _Brought:
    """How the author brings the quoted words."""

    spoken: Spoken
    clause: Span
    """The author's words that bring them."""
    whole: bool
    """An utterance of its own, no part of the author's sentence."""
    cue: Cue | None = None
    """The words of the clause that say who speaks; None where the words only go on."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Quoted words and what stands around them."""

    reading: Reading
    cast: Cast
    quoted: Quoted
    next_start: int
    """Where the next quoted words begin, or the text ends."""
    last: tuple[Quoted, Spoken] | None
    """The whole utterance found before this, and who said it."""

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.quoted.inner.of(self.text)))

    @property
    def capital(self) -> bool:
        return self.quoted.inner.of(self.text)[0].isupper()

    @property
    def opens(self) -> bool:
        """No words of the author's sentence stand before the quoted ones."""
        before = self.text[self.sentence(self.quoted.outer.start).start : self.quoted.outer.start]
        return not _WORD.search(before) or before.rstrip()[-1] in _SENTENCE_ENDS + ":"

    def sentence(self, offset: int) -> Span:
        """The sentence at the offset, else the empty span there."""
        return self.reading.sentence_at(offset) or Span(offset, offset)

    def last_cue(self, clause: Span) -> Cue | None:
        return next(iter(reversed(list(self.cast.cues(clause)))), None)


def annotate(reading: Reading) -> Iterator[Annotation]:
    """In the order of the text; the span is what stands between the marks, or after the dash."""
    found = list(quoted(reading.text))
    turns = [turn.span for turn in interviews.annotate(reading)]
    dashed = [one for one in dash_speech(reading) if not any(turn.overlaps(one.span) for turn in turns)]
    if not found and not dashed:
        return
    masked = [part for one in found for part in _own_words(reading, one)]
    cast = Cast(reading, [*masked, *(part for one in dashed for part in own_words(one))])
    said = [_after_dash(cast, one) for one in dashed]
    yield from sorted(
        (
            Annotation(span, _quote(reading, cast, span, brought), f"quotes.{shape}", Origin.RULE, brought.spoken.why)
            for span, shape, brought in (*_between_marks(reading, cast, found, dashed), *said)
        ),
        key=lambda one: one.span,
    )


def _between_marks(
    reading: Reading, cast: Cast, found: list[Quoted], dashed: list[Said]
) -> Iterator[tuple[Span, str, _Brought]]:
    last: tuple[Quoted, Spoken] | None = None
    for index, one in enumerate(found):
        if any(said.span.overlaps(one.outer) for said in dashed):
            continue
        # A title among the author's words does not end them: «…», — сказал газете «Степь» министр.
        later = (each.outer.start for each in found[index + 1 :] if not _is_title(reading, each))
        next_start = next(later, len(reading.text))
        place = _Place(reading, cast, one, next_start, last)
        for shape, brings in SHAPES:
            brought = brings(place)
            if brought is not None:
                yield one.inner, shape, brought
                last = (one, brought.spoken) if brought.whole and place.words >= DIRECT_WORDS else last
                break


def _after_dash(cast: Cast, said: Said) -> tuple[Span, str, _Brought]:
    """— Мы готовы, — сказал он."""
    cue = next(cast.cues(said.clause), None)
    spoken = cast.speaker(cue, said.clause) if cue else NOBODY
    return said.span, "dash", _Brought(spoken, said.clause, whole=True, cue=cue)


def _quote(reading: Reading, cast: Cast, span: Span, brought: _Brought) -> Quote:
    direct = brought.whole and len(_WORD.findall(span.of(reading.text))) >= DIRECT_WORDS
    said = _said(reading, cast, brought)
    via = through(reading, brought.clause, brought.spoken.speaker, whole=brought.whole)
    return Quote(
        brought.spoken.speaker, via if via or said else retold(reading, span, brought.spoken.speaker), direct, said
    )


def _said(reading: Reading, cast: Cast, brought: _Brought) -> str:
    """When: as the bringing sentence says, else the one before it in the same paragraph where the same person speaks."""
    cue, clause = brought.cue, brought.clause
    found = when_said(reading, cue.span, clause) if cue else ""
    passage = next((one for one in reading.passages if one.start <= clause.start < one.stop), clause)
    bringing = reading.sentence_at(clause.start) or clause
    before = reading.sentence_at(_last_sign(reading.text, bringing.start))
    if found or not brought.spoken.speaker or before is None or before.start < passage.start:
        return found
    for earlier in cast.cues(before):
        if cast.speaker(earlier, before).speaker == brought.spoken.speaker:
            return when_said(reading, earlier.span, before)
    return ""


def _author_after(place: _Place) -> _Brought | None:
    """«…», — сказал он."""
    stop = place.quoted.outer.stop
    dash = _DASH_AFTER.match(place.text, stop)
    found = dash or _COMMA_AFTER.match(place.text, stop)
    if not found or found.end() >= place.quoted.paragraph.stop:
        return None
    clause = Span(found.end(), min(place.next_start, place.sentence(found.end()).stop))
    cue = next(place.cast.cues(clause), None)
    # After a comma, or a few words, only a verb that follows at once makes them an utterance: «Фокус» — журнал, который пишет…
    near = _NEAR_DASH if dash and place.words >= DIRECT_WORDS else 0
    if cue is None or cue.span.start - clause.start > near:
        return None
    if not dash and (place.words < DIRECT_WORDS or (place.capital and not place.opens)):
        return None
    return _Brought(place.cast.speaker(cue, clause), clause, whole=place.capital or place.opens, cue=cue)


def _author_inside(place: _Place) -> _Brought | None:
    """«Мы готовы, — сказал он, — приехать»."""
    insert = _insert(place.reading, place.quoted.inner)
    cue = next(place.cast.cues(insert), None) if insert else None
    return _Brought(place.cast.speaker(cue, insert), insert, whole=True, cue=cue) if cue and insert else None


def _author_before(place: _Place) -> _Brought | None:
    """Он сказал: «…» — in the same paragraph, or in the one before."""
    last = _last_sign(place.text, place.quoted.outer.start)
    if last < 0 or place.text[last] != ":":
        return None
    clause = Span(place.sentence(last).start, last + 1)
    cue = place.last_cue(clause)
    spoken = place.cast.speaker(cue, clause) if cue else NOBODY
    # Играли: «Степь», «Река»: a row of names.
    row = place.words < DIRECT_WORDS and _ROW.match(place.text, place.quoted.outer.stop)
    if cue is None or (row and not spoken.speaker):
        return None
    return _Brought(spoken, clause, whole=True, cue=cue)


def _standing_alone(place: _Place) -> _Brought | None:
    """An utterance that is a sentence or a paragraph of its own: of whoever spoke in the sentence before, or spoke last."""
    outer, paragraph = place.quoted.outer, place.quoted.paragraph
    before = _last_sign(place.text, outer.start)
    after = _STANDS_ALONE.match(place.text, outer.stop, paragraph.stop)
    opens = before < paragraph.start or place.text[before] in _SENTENCE_ENDS
    if not (place.capital and place.words >= DIRECT_WORDS and opens and after):
        return None
    if place.last and not place.text[place.last[0].outer.stop : outer.start].strip(" \n\u00a0.,!?…"):
        return _Brought(place.last[1], outer, whole=True)
    clause = place.sentence(before) if before >= 0 else outer
    cue = place.last_cue(clause)
    return _Brought(place.cast.speaker(cue, clause) if cue else NOBODY, clause, whole=True, cue=cue)


def _within_sentence(place: _Place) -> _Brought | None:
    """A few words in somebody else's sentence: он назвал его «…». A capital letter makes them a title; an outlet has no part in
    what it tells, so its verb makes them irony."""
    start = place.quoted.inner.start
    if place.capital or len(place.quoted.inner.of(place.text)) < 2 or not place.words or _is_named(place):
        return None
    clause = place.sentence(start)
    cues = list(place.cast.cues(clause))
    before = [cue for cue in cues if cue.span.start < start]
    # A verb after the words brings them only between commas: «…», сказал он. Else it tells something else.
    after = [
        cue
        for cue in cues
        if _PARENTHESIS.search(place.text, clause.start, cue.span.start) and not _THAT.match(place.text, cue.span.stop)
    ]
    cue = before[-1] if before else next(iter(after), None)
    if cue is None:
        return None
    spoken = place.cast.speaker(cue, clause)
    if not spoken.speaker or spoken.by_organization:
        return None
    return _Brought(spoken, clause, whole=False, cue=cue)


def _is_named(place: _Place) -> bool:
    """So-called, or named: закон «о тишине», «дело Ежова»; but: назвал закон «ошибкой»."""
    before = max(0, place.quoted.outer.start - 40)
    if _SO_CALLED.search(place.text, before, place.quoted.outer.start):
        return True
    noun = _LAST_WORD.search(place.text, before, place.quoted.outer.start)
    kinds = word_set(place.reading.language.code, "titled_kinds")
    inner = place.quoted.inner.of(place.text).split()
    named = len(inner) < DIRECT_WORDS and any(word[0].isupper() for word in inner)
    if named and any(parse.lemma in kinds for parse in parses(fold(inner[0]))):
        return True
    if noun is None or not any(parse.lemma in kinds for parse in parses(fold(noun.group(1)))):
        return False
    return len(inner[0]) == 1 or not any(parse.case == "ablt" for parse in parses(fold(inner[0])))


def _resumed(place: _Place) -> _Brought | None:
    """«…», — сказал он. — «…»"""
    start = place.quoted.outer.start
    if place.last is None or place.last[0].paragraph != place.quoted.paragraph:
        return None
    between = place.text[place.last[0].outer.stop : start]
    if not (_RESUMES.search(between) and _DASH_AFTER.match(between)):
        return None
    return _Brought(place.last[1], Span(start, start), whole=True)


def _told_next(place: _Place) -> _Brought | None:
    """Мост «почти готов». Об этом сказал он."""
    start = place.quoted.inner.start
    told = _OF_THIS.match(place.text, place.sentence(start).stop, place.quoted.paragraph.stop)
    if told is None or place.capital or not place.words:
        return None
    clause = place.sentence(told.end())
    cue = next(place.cast.cues(clause), None)
    spoken = place.cast.speaker(cue, clause) if cue else NOBODY
    return _Brought(spoken, clause, whole=False, cue=cue) if spoken.speaker and not spoken.by_organization else None


SHAPES: list[tuple[str, Callable[[_Place], _Brought | None]]] = [
    ("inside", _author_inside),
    ("after", _author_after),
    ("resumed", _resumed),
    ("before", _author_before),
    ("alone", _standing_alone),
    ("fragment", _within_sentence),
    ("told-next", _told_next),
]


def _is_title(reading: Reading, one: Quoted) -> bool:
    words = one.inner.of(reading.text)
    return words[0].isupper() and len(_WORD.findall(words)) < DIRECT_WORDS and words[-1] not in ".!?…"


def _own_words(reading: Reading, one: Quoted) -> list[Span]:
    """The quoted stretch without the author's words that stand inside it."""
    insert = _insert(reading, one.inner)
    return [Span(one.outer.start, insert.start), Span(insert.stop, one.outer.stop)] if insert else [one.outer]


def _insert(reading: Reading, inner: Span) -> Span | None:
    """«…, — сказал он, — …»: the words between the dashes, where they begin with a verb of speech."""
    for found in _INSERTED.finditer(reading.text, inner.start, inner.stop):
        if fold(found.group(2)) in speech_verbs(reading.language.code):
            return Span(*found.span(1))
    return None


def _last_sign(text: str, stop: int) -> int:
    """Of the last code point before `stop` that is no white space; -1 where there is none."""
    place = stop - 1
    while place >= 0 and text[place].isspace():
        place -= 1
    return place
