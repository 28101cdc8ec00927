"""What a figure is the size of: «река … длиной более 2 тысяч километров», «штраф в 5 тысяч рублей», «90 тонн руды».

Only where the grammar shows it: a noun of measuring or «в» between the thing and the number, a verb of amounting with its subject,
or a genitive right after the unit. Else nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotators.reading import Reading, Token
from generator.languages.russian_morphology import Parse, inflected, parses
from generator.languages.tables import fold, word_set
from generator.late import late
from generator.model import FigureKind, Span

_SIZE = late(
    r"\b(?:длин|высот|глубин|ширин|площадь|масс|мощность|численность|вместимость|стоимость|цен|ценность|протяж[её]нность|[её]мкость)"
    r"(?:ой|ою|ю)(?:[ \u00a0](?:в|до|свыше))?[ \u00a0]$"
    r"|\b(?:весом|объ[её]мом|размером|номиналом|тиражом|населением|возрастом)(?:[ \u00a0](?:в|до))?[ \u00a0]$"
    r"|\bна[ \u00a0](?:общую[ \u00a0])?сумму(?:[ \u00a0]в)?[ \u00a0]$|\bв[ \u00a0](?:размере|объ[её]ме|сумме)[ \u00a0]$"
)
_AS_MUCH_AS = late(r"(?P<noun>[а-яё]{3,})[ \u00a0]в[ \u00a0]$")
_AMOUNTS = late(
    r"\b(?:состав(?:ил[аои]?|ляет|ляют|ит|ят)|достиг(?:ла|ло|ли|ает|ают|нет)?|превы(?:сил[аои]?|шает|шают|сит)|равен|равн[ао]"
    r"|насчитыва(?:ет|ют|ло|ла|л)|оценива(?:ется|ются|лся|лась|лись)[ \u00a0]в|приближа(?:ется|ются)[ \u00a0]к)[ \u00a0]$"
)
_NEXT = late(r"[ \u00a0]([а-яё]+)")
_STOPS = frozenset('.,;:!?—–()«»"„“')
_CLAUSE = 12
_FINITE = ("VERB", "PRTS", "PRED")


def measured_thing(reading: Reading, span: Span, kind: FigureKind) -> str:
    """The head noun, in the nominative, of what the figure over `span` measures; or ""."""
    text = reading.text
    before = text[max(0, span.start - 80) : span.start]
    at = span.start
    if size := _SIZE.search(before):
        words = _clause(reading, at - len(before) + size.start())
        return _head(words, nominative=False) or _beside(words)
    if amounts := _AMOUNTS.search(before):
        return _head(_clause(reading, at - len(before) + amounts.start()), nominative=True)
    if kind is not FigureKind.COUNT and (as_much := _AS_MUCH_AS.search(before)):
        return _noun(as_much["noun"], ("nomn", "accs", "gent", "ablt", "datv", "loct"))
    if kind in (FigureKind.MEASURE, FigureKind.PERCENT) and (following := _NEXT.match(text, span.stop)):
        return _noun(following[1], ("gent",), living=kind is FigureKind.PERCENT)
    return ""


def _beside(words: list[Token]) -> str:
    """«Рядом с общей стеной протяжённостью …»: a noun under a preposition, and no attribute of another, right before the size."""
    last = words[-1].text if words else ""
    return (
        _noun(last, ("nomn", "accs", "ablt", "datv", "loct")) if last.islower() and not _may_be_genitive(last) else ""
    )


def _may_be_genitive(word: str) -> bool:
    return any(each.case == "gent" for each in parses(word))


def _clause(reading: Reading, stop: int) -> list[Token]:
    """The words before the offset, back to a sign that parts clauses."""
    sentence = reading.sentence_at(stop - 1)
    if sentence is None:
        return []
    words: list[Token] = []
    for token in reversed(reading.tokens_in(Span(sentence.start, stop))):
        if token.text in _STOPS or len(words) == _CLAUSE:
            break
        words.append(token)
    return words[::-1]


def _head(words: list[Token], *, nominative: bool) -> str:
    """The first noun of the clause that no preposition governs, after its last finite verb if it is an object."""
    if not nominative:
        verbs = [place for place, word in enumerate(words) if _is(word.text, _FINITE)]
        words = words[verbs[-1] + 1 :] if verbs else words
    cases = ("nomn",) if nominative else ("nomn", "accs", "gent", "ablt", "datv", "loct")
    for word in _ungoverned(words):
        if word.islower() or word == words[0].text:
            found = _noun(word.lower(), cases)
            if found:
                return found
    return ""


def _ungoverned(words: list[Token]) -> Iterator[str]:
    """The words without those from a preposition to its noun."""
    governed = False
    for word in words:
        if _is(word.text, ("PREP",)):
            governed = True
        elif governed:
            governed = not _is(word.text, ("NOUN", "NPRO"))
        else:
            yield word.text


def _is(word: str, parts: tuple[str, ...]) -> bool:
    return parses(word.lower())[0].part in parts


def _noun(word: str, cases: tuple[str, ...], *, living: bool = False) -> str:
    """The noun in the nominative of its own number, where the word is one in one of the cases, and no unit or time.

    Living beings have no length or price, but «80 % жителей» are a share of them.
    """
    best: Parse = parses(word)[0]
    if (
        best.part != "NOUN"
        or (best.animate and not living)
        or not best.known
        or fold(best.lemma) in word_set("ru", "uncounted")
    ):
        return ""
    fitting = next((each for each in parses(word) if each.part == "NOUN" and each.case in cases), None)
    return inflected(word, fitting, "nomn", fitting.number) if fitting else ""
