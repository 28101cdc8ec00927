"""What the rules over names changed of what the model saw: the evidence of the names that stand, and the names that were refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.annotators.names_found import MODEL_RULE, Found
from generator.annotators.reading import Reading
from generator.annotators.spans import overlapping

Item = TypeVar("Item")

_REASONS = {
    "trimmed": "nothing but signs",
    "of_another_language": "a sentence in another language than the article's",
    "without_verbs": "a finite verb",
    "common_words": "a word of the common vocabulary, and the name of nothing here",
    "not_names": "capitals that name nobody: a listed word, a title alone, or an adjective before what it describes",
}
"""By rule, why it refuses a name and puts none in its place."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A name that no other took the place of."""

    found: Found
    rule: str
    why: str


class Trace:
    """Filled by one run of the rules over one article. Only what a rule changes costs anything."""

    def __init__(self) -> None:
        self._past: dict[Found, tuple[Found, ...]] = {}
        self._changed_by: dict[Found, tuple[str, ...]] = {}
        self.dropped: list[Dropped] = []

    def changed(self, rule: str, before: Sequence[Found], after: Sequence[Found]) -> None:
        """Both in order, neither with names that overlap."""
        stood, stands = set(before), set(after)
        for new in after:
            if new not in stood:
                again = [one for one in self.dropped if one.found.span.overlaps(new.span)]
                self.dropped = [one for one in self.dropped if one not in again]
                sources = [*(one.found for one in again), *overlapping(before, new.span)]
                self._past[new] = _without_repeats(past for one in sources for past in self._past.get(one, (one,)))
                earlier = (name for one in sources for name in self._changed_by.get(one, ()))
                self._changed_by[new] = _without_repeats((*earlier, rule))
        for old in before:
            if old not in stands and not overlapping(after, old.span):
                seen = next(iter(self._past.get(old, ())), old)
                self.dropped.append(Dropped(seen, rule, _REASONS.get(rule, "no name is left of it")))

    def evidence(self, reading: Reading, found: Found) -> str:
        """ "" for a name that stands as the model saw it."""
        if found not in self._past:
            return ""
        seen = [past for past in self._past[found] if past.rule == MODEL_RULE]
        rules = ", ".join(self._changed_by[found])
        if not seen:
            return f"the model saw no name here; found by {rules}"
        if len(seen) == 1 and (seen[0].span, seen[0].kind) == (found.span, found.kind):
            return f"the model saw the same; confirmed by {rules}"
        words = " and ".join(f"{past.kind.value} «{past.words(reading)}»" for past in seen)
        kind = f"; refused: {seen[0].kind.value}" if len(seen) == 1 and seen[0].kind is not found.kind else ""
        return f"the model saw {words}; changed by {rules}{kind}"


def _without_repeats(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
