"""A headline for a text that has none: from its first sentence, cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.ingest.words import CIRCUMSTANCES
from generator.languages import language as tongue
from generator.languages.russian_morphology import Parse, parses

LIMIT = 90
"""Characters."""
_READ = 2000
"""Characters of a paragraph that are looked at: a longer first sentence is no sentence."""
_SHORT = 3
"""Words: a shorter first sentence («Астана, 5 мая.») is no headline; the next one is taken."""

_CUT = re.compile(r",\s+|\s+[—–-]\s+|[:;]\s+|\s+\(")
_OPENS_CLAUSE = frozenset({"VERB", "INFN", "PRTF", "PRTS", "GRND", "CONJ", "PRCL"})
_COMPLETES = frozenset({"что", "чтобы", "будто", "как"})
"""What follows such a word is what the verb before it is about: «сообщила, | что …» is not cut."""
_RELATIVE = frozenset({"который", "где", "куда", "откуда", "когда", "чей", "чем"})
_HANGING = frozenset({"PREP", "CONJ", "PRCL", "ADJF", "PRTF", "NUMR", "ADVB", "COMP"})
"""Parts of speech that wait for the next word: a headline does not end with one."""
_PAIRS = ("«»", "()", "[]", "„“")
_TRAILING = " \t\u00a0.,;:!?…—–-"


def headline(paragraphs: tuple[str, ...], language: str) -> str:
    """At most LIMIT characters, no sign at the end, never cut inside a word that is not longer than all that.

    The words are the text's own, in its order. Left out, where the sentence is too long, is a clause inserted after the subject, then
    the circumstance before the verb, then whatever follows the last clause that fits.
    """
    lead = _without_preface(_lead(paragraphs, language))
    shapes = list(dict.fromkeys(shape(lead) for shape in _SHAPES))
    for text in shapes:
        for end in _ends(text):
            words = _bare(text[:end])
            if len(words) <= LIMIT and _balanced(words) and (end == len(text) or _has_verb(words)):
                return words
    cuts = [_cut_at_word(text) for text in shapes]
    return next((cut for cut in cuts if _has_verb(cut)), cuts[0])


def _lead(paragraphs: tuple[str, ...], language: str) -> str:
    """The first sentence of some length, without the dash or the quotation marks that open it."""
    sentences = [
        _bare(span.of(opening))
        for opening in (paragraph[:_READ] for paragraph in paragraphs[:3])
        for span in tongue(language).sentences(opening)
    ]
    return next((words for words in sentences if len(words.split()) >= _SHORT), next(filter(None, sentences), ""))


def _bare(text: str) -> str:
    """Without what hangs at either end. Quotation marks around the whole of it go; around a part of it they stay."""
    text = text.strip(_TRAILING)
    for pair in ("«»", '""', "“”"):
        if len(text) > 2 and text[0] == pair[0] and text[-1] == pair[1] and not set(pair) & set(text[1:-1]):
            text = text[1:-1].strip(_TRAILING)
    return text


# ---------------------------------------------------------------------------------- shapes of the sentence


def _without_preface(sentence: str) -> str:
    """«Как сообщает «Почта», мост открыт» → «Мост открыт»."""
    found = re.match(r"[Кк]ак (\w+)[^,]*,\s+", sentence)
    rest = sentence[found.end() :] if found else ""
    if not found or _part(found[1]) != "VERB" or not _has_verb(rest):
        return sentence
    return rest[0].upper() + rest[1:]


def _whole(sentence: str) -> str:
    return sentence


def _without_insertion(sentence: str) -> str:
    """«Министр, прибывший в Женеву, открыл встречу» → «Министр открыл встречу»."""
    parts = re.split(r",\s+", sentence, maxsplit=2)
    if len(parts) < 3 or _has_verb(parts[0]) or not _has_verb(parts[2].split(",")[0]):
        return sentence
    opening = _first_word(parts[1])
    return f"{parts[0]} {parts[2]}" if _is_relative(opening) or _part(opening) in ("PRTF", "GRND") else sentence


def _without_circumstance(sentence: str) -> str:
    """«Министр в ходе встречи в Женеве 5 мая открыл …» → «Министр открыл …»."""
    found = re.search(rf"\s(?:{'|'.join(CIRCUMSTANCES)})\s", sentence, re.IGNORECASE)
    if not found or _has_verb(sentence[: found.start()]):
        return sentence
    for word in re.finditer(r"\w+", sentence[found.end() :]):
        if _part(word[0]) == "VERB":
            return f"{sentence[: found.start()]} {sentence[found.end() + word.start() :]}"
    return sentence


_SHAPES: list[Callable[[str], str]] = [
    _whole,
    _without_insertion,
    _without_circumstance,
    lambda sentence: _without_circumstance(_without_insertion(sentence)),
]


# -------------------------------------------------------------------------------------------- where to cut


def _ends(text: str) -> Iterator[int]:
    """Where a clause ends: the whole first, then the longest."""
    yield len(text)
    for cut in reversed(list(_CUT.finditer(text))):
        following = text[cut.end() :]
        if not cut[0].startswith(",") or _opens_clause(following):
            yield cut.start()


def _opens_clause(text: str) -> bool:
    """A new clause follows the comma, and not the next member of a list («торговых, дипломатических»)."""
    words = re.findall(r"\w[\w-]*", text)[:4]
    if not words or words[0].lower() in _COMPLETES:
        return False
    # «…, в результате которой»
    if _part(words[0]) in _OPENS_CLAUSE or any(_is_relative(word) for word in words):
        return True
    reading = _reading(words[0])
    is_subject = reading is not None and reading.part in ("NOUN", "NPRO") and reading.case == "nomn"
    return is_subject and _has_verb(_CUT.split(text)[0])


def _cut_at_word(text: str) -> str:
    """The longest beginning that fits and does not leave a word waiting for the next."""
    if len(text) <= LIMIT:
        return _bare(text)
    words = text.split()
    kept = min(len(words), LIMIT)
    while kept > 1 and len(_bare(" ".join(words[:kept]))) > LIMIT:
        kept -= 1
    if kept == len(words):
        return _bare(" ".join(words))[:LIMIT]  # A run of no-break spaces alone made it too long.
    longest = kept
    while kept > _SHORT and (_hangs(words[kept - 1], words[kept]) or not _balanced(" ".join(words[:kept]))):
        kept -= 1
    if kept == _SHORT and not _balanced(" ".join(words[:kept])):
        # The quotation is longer than a headline: its opening mark goes, its words stay.
        return _bare("".join(char for char in " ".join(words[:longest]) if char not in '«»„“”"()[]'))[:LIMIT]
    return _bare(" ".join(words[:kept]))[:LIMIT]


def _hangs(word: str, following: str) -> bool:
    """The word wants the one that was cut off: «в», «крупного», «37», «Анна» before «Белова», «New» before «York»."""
    if word.endswith((",", ";", ":")) or not _first_word(following):
        return word.endswith(":")
    reading = _reading(_first_word(word))
    if word[-1:].isdigit() or word in ("—", "–", "-"):
        return True
    if word.isascii() and following.isascii() and word[:1].isupper() and following[:1].isupper():
        return True
    if reading is None:
        return False
    return reading.part in _HANGING or (bool(reading.grammemes & {"Name", "Patr"}) and following[:1].isupper())


# --------------------------------------------------------------------------------------------------- words


def _first_word(text: str) -> str:
    found = re.search(r"\w[\w-]*", text)
    return found[0] if found else ""


def _reading(word: str) -> Parse | None:
    return parses(word.lower())[0] if word else None


def _part(word: str) -> str:
    reading = _reading(word)
    return reading.part if reading else ""


def _is_relative(word: str) -> bool:
    reading = _reading(word)
    return reading is not None and reading.lemma in _RELATIVE


def _has_verb(text: str) -> bool:
    return any(_part(word) in ("VERB", "PRTS", "PRED") for word in re.findall(r"\w+", text))


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
