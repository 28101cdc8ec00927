"""Verbs that bring somebody's words, in every form that a text may have them in."""

from __future__ import annotations

from functools import lru_cache

from generator.languages.tables import fold, table

_VERB_ENDINGS = {"л": ("ла", "ло", "ли"), "лся": ("лась", "лось", "лись"), "ен": ("ена", "ены")}


@lru_cache
def speech_verbs(code: str) -> frozenset[str]:
    """Every form of the language's verbs of speech."""
    forms: set[str] = set()
    for verb in table(code, "speech_verbs"):
        forms.add(fold(verb))
        for ending, others in _VERB_ENDINGS.items():
            if verb.endswith(ending):
                forms.update(fold(verb.removesuffix(ending) + other) for other in others)
    return frozenset(forms)
