"""Who reports a text and whom it passes on: «передаёт Inform.kz со ссылкой на газету «Время»», «пишет NY Times».

A name is read as an outlet's only where the words beside it, and the look of the name, both say so: «сообщает Минфин» is
nobody's journalism.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators import names
from generator.annotators.reading import KEPT, Reading, read
from generator.annotators.stems import has_stem
from generator.languages.tables import fold, folded_map, word_set
from generator.late import late
from generator.model import Annotation, Article, Attribution, EntityKind, Name, Origin, Rights, Source, Span

_MARKS = "«»„“”\"'"
_DOMAIN = late(r"(?:[\w-]+\.)+[a-zа-я]{2,}", re.IGNORECASE)
_LATIN = late(r"[A-Za-z]")
_WORD_AND_GAP = late(r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0]+")
_WORDS_AFTER = late(rf"[{_MARKS}]?((?:[ \u00a0]+[^\W\d_]+){{1,3}})")
_OPENING = late(rf"[{_MARKS}]?$")
_BETWEEN = late(rf"[{_MARKS}\s,]*")
_PAST = ("л", "ла", "ло", "ли")
_LOOK = 90
_WORDS = 5

REPORT, NOTE, WRITE, DATA, LINK, OWN = "report", "note", "write", "data", "link", "own"
"""Roles of the language's attribution cues, explained in their table; an outlet's own earlier texts are told apart here."""


@dataclass(frozen=True, slots=True)
class _Cue:
    role: str
    words: str
    span: Span
    """Of the words and the name beside them."""


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet with what the words beside its name say."""

    outlet: str
    cue: _Cue
    lead: bool
    """In the first paragraph."""

    @property
    def reports(self) -> bool:
        """It published this very text: its name ends the lead, or it speaks of what it wrote before."""
        return self.cue.role == OWN or (self.cue.role == REPORT and self.lead)


@lru_cache(maxsize=KEPT)
def annotate(reading: Reading) -> tuple[Annotation, ...]:
    """In the order of the text. A chain («X со ссылкой на Y») is one attribution."""
    return tuple(_attributions(reading))


def _attributions(reading: Reading) -> Iterator[Annotation]:
    chain: list[_Credit] = []
    for credit in _credits(reading):
        if chain and not _passes_on(reading.text, chain[-1], credit):
            yield _attribution(chain)
            chain = []
        chain.append(credit)
    if chain:
        yield _attribution(chain)


def read_source(text: str, language: str = "ru") -> Source:
    """What a document says of its own source: the outlet that reports it (None where it does not say), and whom it passes on,
    the nearest first. `text` is plain, its paragraphs parted by empty lines."""
    article = Article("", language, "", "", Source(None), Rights.FULL, "", text, (), (), "")
    found = [(a.rule, a.value) for a in annotate(read(article)) if isinstance(a.value, Attribution)]
    # A chain says most: its outlet is the nearest, and so are those whom it cites.
    found.sort(key=lambda said: not (said[1].outlet and said[1].cites))
    name = next((value.outlet for _, value in found if value.outlet), None)
    cited: dict[str, None] = {}
    for rule, value in found:
        cited |= dict.fromkeys(value.cites)
        if value.outlet and rule != f"attributions.{OWN}":
            cited[value.outlet] = None
    return Source(name, None, tuple(outlet for outlet in cited if outlet != name))


def _attribution(chain: list[_Credit]) -> Annotation:
    first = chain[0]
    outlets = tuple(dict.fromkeys(credit.outlet for credit in chain))
    value = Attribution(outlets[0], outlets[1:]) if first.reports else Attribution("", outlets)
    cues = ", ".join(f"«{credit.cue.words}»" for credit in chain)
    span = Span(first.cue.span.start, chain[-1].cue.span.stop)
    return Annotation(span, value, f"attributions.{first.cue.role}", Origin.RULE, f"beside {cues}")


def _passes_on(text: str, before: _Credit, credit: _Credit) -> bool:
    gap = text[before.cue.span.stop : credit.cue.span.start]
    return credit.cue.role == LINK and _BETWEEN.fullmatch(gap) is not None and "\n" not in gap


def _credits(reading: Reading) -> Iterator[_Credit]:
    text, code = reading.text, reading.language.code
    lead_stop = text.find("\n\n") if "\n\n" in text else len(text)
    for annotation in names.annotate(reading):
        if not isinstance(annotation.value, Name):
            continue
        cue = _cue_before(text, annotation.span, code) or _cue_after(text, annotation.span, code)
        outlet = cue and _outlet(text, annotation.span, annotation.value, cue.role, code)
        if not cue or not outlet:
            continue
        lead = cue.span.start < lead_stop
        if not lead and _is_own(text, cue, outlet, code):
            cue = _Cue(OWN, cue.words, cue.span)
        yield _Credit(outlet, cue, lead)


def _cue_before(text: str, name: Span, code: str) -> _Cue | None:
    """«со ссылкой на агентство «…»»: the cue ends before the name, its quotation mark and the word for its kind."""
    words = _words_before(text, _opening(text, name))
    if words and has_stem(code, "press_kinds", words[-1].group(1)):
        words.pop()
    cues = folded_map(code, "attribution_cues")
    for length in (3, 2, 1):
        if len(words) >= length:
            start, stop = words[-length].start(1), words[-1].end(1)
            if role := cues.get(fold(text[start:stop])):
                return _Cue(role, text[start:stop], Span(start, name.stop))
    return None


def _cue_after(text: str, name: Span, code: str) -> _Cue | None:
    """«NYT отмечает», «The Guardian в пятницу опубликовала». Only a verb may stand after its outlet; an outlet that comes
    first in the sentence is passed on: the reporting one signs at its end."""
    found = _WORDS_AFTER.match(text, name.stop)
    cues = folded_map(code, "attribution_cues")
    for word in re.finditer(r"\S+", found.group(1)) if found else ():
        if (role := cues.get(fold(word.group()))) in (REPORT, NOTE, WRITE) and found:
            return _Cue(WRITE if role == WRITE else NOTE, word.group(), Span(name.start, found.start(1) + word.end()))
    return None


def _outlet(text: str, span: Span, name: Name, role: str, code: str) -> str | None:
    """The name under which the outlet is listed; None where the look of the name does not bear out what the cue says."""
    known = folded_map(code, "known_outlets")
    surface = " ".join(span.of(text).split()).strip(_MARKS)
    for spelling in (surface, name.normal):
        if fold(spelling) in known:
            return known[fold(spelling)]
    if name.kind is EntityKind.PERSON:
        return None
    opening = _opening(text, span)
    before = _words_before(text, opening)
    quoted = opening < span.start
    if _DOMAIN.fullmatch(surface):
        return surface
    if (
        (before and has_stem(code, "press_kinds", before[-1].group(1)))
        or (quoted and role != DATA)
        or (role == WRITE and name.kind is EntityKind.ORGANIZATION)
        or (role == LINK and _LATIN.search(surface))
    ):
        return name.normal
    return None


def _is_own(text: str, cue: _Cue, outlet: str, code: str) -> bool:
    """«Также … писал»: an outlet brings up its earlier texts. Foreign ones are brought up by others."""
    if not fold(cue.words).endswith(_PAST) or (_LATIN.search(outlet) and not _DOMAIN.fullmatch(outlet)):
        return False
    before = _words_before(text, _opening(text, cue.span))
    return bool(before) and fold(before[-1].group(1)) in word_set(code, "self_reference")


def _opening(text: str, span: Span) -> int:
    """Where the span begins, with the quotation mark before it."""
    found = _OPENING.search(text, max(0, span.start - 1), span.start)
    return found.start() if found else span.start


def _words_before(text: str, stop: int) -> list[re.Match[str]]:
    """The words that stand directly before, at most five; each is group 1 of its match."""
    words: list[re.Match[str]] = []
    for word in reversed(list(_WORD_AND_GAP.finditer(text, max(0, stop - _LOOK), stop))):
        if len(words) == _WORDS or word.end() != (words[-1].start() if words else stop):
            break
        words.append(word)
    return words[::-1]
