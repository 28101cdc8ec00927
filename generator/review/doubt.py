"""How unsure the machine is of an annotation, from what the archive knows of how it was found.

Each ground for doubt has a weight between 0 and 1, and several go together as independent ones do: doubt = 1 − Π (1 − weight). It is an
order, not a probability: the weights say which of two things a person should look at first. What a person decided is not doubted; nor
a name that one entity file gives, unless it is a surname that the article gives to somebody else; nor are words that need nothing else to
be understood («2 марта 1992 года»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from generator.annotators.dates_explicit import CENTURY_LEFT_OUT
from generator.archive.claims import CURATED
from generator.archive.linking import NAMESAKE
from generator.model import AnnotatedArticle, Annotation, DateOf, Entity, EntityKind, MentionOf, Origin, Quote


class Ground(StrEnum):
    LIKE = "like-a-file"
    """The name has no file, and is nearly one that has."""
    SEVERAL = "several-fit"
    MOST_NAMED = "most-named"
    """Of several that fit, the one named most often."""
    RIVAL = "files-claim-it"
    """Several files give the name."""
    NAMESAKE = "namesake-in-article"
    """A surname that a file gives, of somebody whom the article never names in full; it does so name another of that surname."""
    ELSEWHERE = "full-name-elsewhere"
    """A surname alone, whose full name only other articles have."""
    NEARBY = "full-name-in-article"
    GIVEN = "given-name"
    ONE_WORD = "one-word"
    """A person's name of one word, without anybody who is known by it."""
    OTHER_NAME = "other-name"
    """Taken for another name of somebody: an acronym, a spelling."""
    NOMINATIVE = "nominative"
    """The machine's nominative, not the words themselves, is a name of the file."""
    MODEL = "model-alone"
    REFUSED = "reading-refused"
    UNRESOLVED = "unresolved"
    UNDATED = "from-bounds"
    """Counted from a publication date of which only bounds are known."""
    SCENE = "from-another-date"
    COUNTED = "from-publication"
    CENTURY = "century-left-out"
    COARSER = "coarser-join"
    """Brought together with an event of a more exact date."""
    WITNESS = "single-witness"
    """No other article tells of the event; it adds to other grounds and is none by itself."""
    NOBODY = "no-speaker"
    STRANGER = "speaker-unknown"
    CARRIED = "speaker-carried-over"
    TAKEN_UP = "speaker-taken-up"
    """«он», «президент»."""
    GRAMMAR = "speaker-by-grammar"


WEIGHTS: Mapping[Ground, float] = {
    Ground.UNRESOLVED: 0.80,
    Ground.LIKE: 0.60,
    Ground.SEVERAL: 0.60,
    Ground.NOBODY: 0.60,
    Ground.NAMESAKE: 0.50,
    Ground.MOST_NAMED: 0.45,
    Ground.RIVAL: 0.40,
    Ground.CARRIED: 0.40,
    Ground.ELSEWHERE: 0.35,
    Ground.UNDATED: 0.35,
    Ground.STRANGER: 0.35,
    Ground.TAKEN_UP: 0.35,
    Ground.GIVEN: 0.30,
    Ground.MODEL: 0.30,
    Ground.SCENE: 0.30,
    Ground.COARSER: 0.30,
    Ground.CENTURY: 0.25,
    Ground.ONE_WORD: 0.25,
    Ground.REFUSED: 0.25,
    Ground.OTHER_NAME: 0.20,
    Ground.COUNTED: 0.12,
    Ground.NEARBY: 0.10,
    Ground.NOMINATIVE: 0.10,
    Ground.WITNESS: 0.10,
    Ground.GRAMMAR: 0.10,
}

_REFUSED = re.compile(r"\brefused: ")
_SEVERAL = re.compile(r"\d+ persons in the \w+ fit")


def doubt(grounds: Iterable[Ground]) -> float:
    sure = 1.0
    for ground in grounds:
        sure *= 1 - WEIGHTS[ground]
    return round(1 - sure, 3)


def of_mention(annotation: Annotation, value: MentionOf, entity: Entity, words: str, like: bool) -> list[Ground]:
    """`like`: the entity has no file, and its name is nearly that of one that has."""
    if annotation.origin is Origin.HUMAN:
        return []
    if annotation.rule == CURATED:
        return [Ground.NAMESAKE] if annotation.evidence.endswith(NAMESAKE) else []
    rule = annotation.rule.removeprefix("linking.")
    found: list[Ground] = []
    if rule == "curated-rival":
        found.append(Ground.RIVAL)
    elif rule == "curated-name":
        found.append(Ground.NOMINATIVE)
    elif "-most-named-" in rule:
        found.append(Ground.MOST_NAMED)
    elif rule.endswith("-in-article"):
        found.append(Ground.NEARBY)
    elif rule.endswith(("-in-archive", "-in-curated")):
        found.append(Ground.ELSEWHERE)
    elif rule != annotation.rule:
        found.append(Ground.OTHER_NAME)
    elif entity.kind is EntityKind.PERSON and len(words.split()) == 1:
        found.append(Ground.ONE_WORD)
    if rule.startswith("given-name"):
        found.append(Ground.GIVEN)
    if annotation.origin is Origin.MODEL and rule == annotation.rule:
        found.append(Ground.MODEL)
    if like:
        found.append(Ground.LIKE)
    return found + _refusals(annotation)


def of_date(
    annotation: Annotation, value: DateOf, article: AnnotatedArticle, coarser: bool, alone: bool
) -> list[Ground]:
    """`coarser`: it was joined to an event of a more exact date. `alone`: nobody else tells of its event."""
    if annotation.origin is Origin.HUMAN:
        return []
    if not value.edtf:
        return [Ground.UNRESOLVED]
    found: list[Ground] = []
    if CENTURY_LEFT_OUT in annotation.evidence:
        found.append(Ground.CENTURY)
    if value.anchor:
        published = article.article.published
        if value.anchor not in published:
            found.append(Ground.SCENE)
        else:
            first, _, last = published.partition("/")
            # Between the bounds of one month «в ноябре» is the same month whichever day it was.
            vague = bool(last) and (first[:7] != last[:7] or "/" in value.edtf)
            found.append(Ground.UNDATED if vague else Ground.COUNTED)
    if coarser:
        found.append(Ground.COARSER)
    found += _refusals(annotation)
    return [*found, Ground.WITNESS] if found and alone else found


def of_quote(annotation: Annotation, value: Quote, known: bool) -> list[Ground]:
    """`known`: the speaker has a page."""
    if annotation.origin is Origin.HUMAN:
        return []
    if not value.speaker:
        return [Ground.NOBODY, *_refusals(annotation)]
    found = [] if known else [Ground.STRANGER]
    if "takes up" in annotation.evidence:
        found.append(Ground.TAKEN_UP)
    elif annotation.rule in ("quotes.alone", "quotes.resumed"):
        found.append(Ground.CARRIED)
    else:
        found.append(Ground.GRAMMAR)
    return found + _refusals(annotation)


def _refusals(annotation: Annotation) -> list[Ground]:
    if _SEVERAL.search(annotation.evidence):
        return [Ground.SEVERAL]
    return [Ground.REFUSED] if _REFUSED.search(annotation.evidence) else []
