"""Who stands behind a mark in the text, and what of it a person has confirmed.

A person has confirmed a mark in two ways only:
- by a correction in the text itself, `[Фокус](entity:fokus)`, `[летом](date:2025-22)`, `[«…»](speaker:anna-li)`;
- by an entity's file, for a name that the file gives: whoever wrote it there said that this name, in any of its case forms, means
  this entity, wherever it stands. The mention counts as confirmed if the words are such a form and no other file claims them.

Everything else is the machine's, however sure it is of it: a surname that it takes for somebody named in full elsewhere, a name that
several files claim, a name without a file, every date, figure, speaker and disagreement that nobody has corrected or entered. A
disagreement that has a file of its own is a person's.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from generator.archive.claims import CURATED
from generator.i18n import Catalogue
from generator.model import Annotation, Origin


class Standing(StrEnum):
    """The value stands in `data-o`, which `FILE`, the most frequent of a tended archive, leaves out."""

    PERSON = "person"
    FILE = ""
    RULE = "rule"
    MODEL = "model"

    @property
    def confirmed(self) -> bool:
        return self in (Standing.PERSON, Standing.FILE)

    @property
    def mark(self) -> str:
        """The class of the sign: ● ◐ ○."""
        return {Standing.RULE: "o-r", Standing.MODEL: ""}.get(self, "o-h")


def standing(annotation: Annotation) -> Standing:
    if annotation.origin is Origin.HUMAN:
        return Standing.PERSON
    if annotation.rule == CURATED:
        return Standing.FILE
    return Standing.RULE if annotation.origin is Origin.RULE else Standing.MODEL


@lru_cache
def standing_words(words: Catalogue) -> Mapping[Standing, str]:
    """Beside the sign, on a card."""
    return {
        Standing.PERSON: words.gettext("checked by a person"),
        Standing.FILE: words.gettext("named so by a person"),
        Standing.RULE: words.gettext("found by a rule"),
        Standing.MODEL: words.gettext("proposed by a model"),
    }


def counted(words: Catalogue, standing: Standing, number: int) -> str:
    """«30 проверил человек»."""
    phrase = {
        Standing.PERSON: words.ngettext("%(num)s checked by a person", "%(num)s checked by a person", number),
        Standing.FILE: words.ngettext("%(num)s named so by a person", "%(num)s named so by a person", number),
        Standing.RULE: words.ngettext("%(num)s found by a rule", "%(num)s found by rules", number),
        Standing.MODEL: words.ngettext("%(num)s proposed by a model", "%(num)s proposed by a model", number),
    }[standing]
    return phrase % {"num": number}
