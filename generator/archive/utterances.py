"""Which of somebody's words are one utterance: quotes, and sentences that retell them.

Only words that share a word are compared: an index by word, of which each look-up sees the latest entries alone, keeps the cost in
proportion to the number of quotes. What may be one utterance depends on one speaker's words; how rare they are, on everybody's.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.spoken import Lemmas, Spoken
from generator.archive.wording import (
    Weights,
    Words,
    comparable,
    holds,
    likeness_of_comparable,
    may_retell,
    of_lemmas,
    retells,
    stems_of,
)
from generator.model import Wording

WINDOW = 40
"""Of the quotes of one speaker that have a word, so many of the latest are compared with the next."""


class Near(NamedTuple):
    """Which of one speaker's quotes may be one utterance, whatever their words weigh: pairs of places, one behind the other."""

    sure: array[int]
    """Their words say so."""
    alike: array[int]
    """If they weigh enough."""
    retold: array[int]
    """The place of a sentence that retells, and of a quote."""


class Weighing(NamedTuple):
    """How rare words are among everybody's quotes: whole ones, and their stems."""

    words: Weights
    stems: Weights

    @classmethod
    def of_nothing(cls) -> Weighing:
        return cls(Weights(()), Weights(()))

    def update(self, went: Counter[Lemmas], came: Counter[Lemmas]) -> bool:
        """Quotes of these words are there no more, and of these from now on. Whether anything weighs otherwise than it did."""
        gone, new = went - came, came - went
        if gone or new:
            self.words.update(gone.elements(), new.elements())
            self.stems.update(map(stems_of, gone.elements()), map(stems_of, new.elements()))
        return bool(gone or new)


class Utterance(NamedTuple):
    quotes: tuple[int, ...]
    """Places among the speaker's quotes."""
    retold: tuple[int, ...]
    """Places among the sentences that retell them: those of other articles."""


def utterances(
    near: Near, quotes: Sequence[Spoken], speeches: Sequence[Spoken], weighing: Weighing
) -> tuple[Utterance, ...]:
    """Those of one speaker that several articles have, in order of their first quotes. `near`: as of these quotes and sentences."""
    words: dict[int, Words] = {}

    def said(place: int) -> Words:
        if place not in words:
            words[place] = of_lemmas(quotes[place].lemmas)
        return words[place]

    groups = _Groups(len(quotes))
    for one, other in _pairs(near.sure):
        groups.join(one, other)
    for one, other in _pairs(near.alike):
        if not groups.together(one, other) and likeness_of_comparable(said(one), said(other), weighing.words) > 0:
            groups.join(one, other)
    together = groups.members()
    retold = _retold(
        near, quotes, speeches, together, lambda speech, place: retells(speech, said(place), weighing.stems)
    )
    found = (Utterance(tuple(places), tuple(retold.get(first, ()))) for first, places in together.items())
    return tuple(
        one
        for one in found
        if len(one.quotes) + len(one.retold) > 1
        and len(
            {quotes[place].article.article.id for place in one.quotes}
            | {speeches[place].article.article.id for place in one.retold}
        )
        > 1
    )


def _retold(
    near: Near,
    quotes: Sequence[Spoken],
    speeches: Sequence[Spoken],
    together: Mapping[int, list[int]],
    retelling: Callable[[Words, int], bool],
) -> dict[int, list[int]]:
    """By the first quote of each group, the sentences of other articles that retell one of its quotes."""
    if not near.retold:
        return {}
    group_of = {place: first for first, places in together.items() for place in places}
    retold: dict[int, set[int]] = defaultdict(set)
    for speech, place in _pairs(near.retold):
        if retelling(of_lemmas(speeches[speech].lemmas), place):
            retold[speech].add(group_of[place])
    found: dict[int, list[int]] = defaultdict(list)
    for speech, firsts in retold.items():
        article = speeches[speech].article.article.id
        for first in sorted(firsts):
            # Whoever quotes the words does not retell them as well.
            if all(quotes[place].article.article.id != article for place in together[first]):
                found[first].append(speech)
    return found


def nearness(quotes: Sequence[Spoken], speeches: Sequence[Spoken]) -> Near:
    """`quotes` of one speaker, in the order of publication, and sentences that may retell them."""
    words = [of_lemmas(one.lemmas) for one in quotes]
    found = Near(array("L"), array("L"), array("L"))
    index = _Index()
    for wording in (Wording.DIRECT, Wording.FRAGMENT):
        for place, one in enumerate(quotes):
            if one.wording is not wording:
                continue
            for other in index.near(words[place].kinds):
                # A fragment belongs to the longer quote that has its words, or to another that is as good as the same.
                if wording is Wording.FRAGMENT and holds(words[other], words[place]):
                    found.sure.extend((place, other))
                elif comparable(words[place], words[other]):
                    found.alike.extend((place, other))
            index.enter(words[place].kinds, place)
    index = _Index()
    for place, said in enumerate(words):
        index.enter(said.stems, place)
    for number, speech in enumerate(speeches):
        for place in index.near(stems_of(speech.lemmas)):
            if may_retell(of_lemmas(speech.lemmas), words[place]):
                found.retold.extend((number, place))
    return found


def _pairs(places: array[int]) -> Iterator[tuple[int, int]]:
    return zip(places[::2], places[1::2], strict=True)


class _Index:
    """Which quotes have a word: of each word the latest."""

    def __init__(self) -> None:
        self._places: dict[str, deque[int]] = {}

    def enter(self, words: Iterable[str], place: int) -> None:
        """`words`: none twice."""
        for word in words:
            places = self._places.get(word)
            if places is None:
                places = self._places[word] = deque(maxlen=WINDOW)
            places.append(place)

    def near(self, words: Iterable[str]) -> list[int]:
        """Those that share two words or more with these, in order."""
        shared: Counter[int] = Counter()
        for word in words:
            if places := self._places.get(word):
                shared.update(places)
        return sorted(place for place, count in shared.items() if count > 1)


class _Groups:
    """What belongs together, directly or through others."""

    def __init__(self, size: int) -> None:
        self._of = [[place] for place in range(size)]
        """Of each place the group, one list for all of it."""

    def join(self, one: int, other: int) -> None:
        small, large = sorted((self._of[one], self._of[other]), key=len)
        if small is not large:
            large += small
            for place in small:
                self._of[place] = large

    def together(self, one: int, other: int) -> bool:
        return self._of[one] is self._of[other]

    def members(self) -> dict[int, list[int]]:
        """By the first of each group, all of it in order."""
        groups = (sorted(group) for group in {id(group): group for group in self._of}.values())
        return {group[0]: group for group in groups}
