"""Quote threads: one utterance as several articles have it, in other words, other translations, in parts, retold.

Only words of one speaker are compared, and only those that share a word: an index by speaker and word, of which each look-up sees
the latest entries alone, keeps the cost in proportion to the number of quotes.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.archive.identity import short_hash
from generator.archive.order import published_from
from generator.archive.spoken import Speeches, Spoken, quoted, retold
from generator.archive.wording import Weights, Words, holds, likeness, of_lemmas, retells
from generator.model import AnnotatedArticle, Entity, QuoteThread, Wording

WINDOW = 40
"""Of the quotes of one speaker that have a word, so many of the latest are compared with the next."""

FORGETTING = Speeches()


class _Said(NamedTuple):
    """Somebody's words, as they are compared."""

    spoken: Spoken
    speaker: str
    words: Words


def threads(
    articles: Iterable[AnnotatedArticle], entities: Mapping[str, Entity], kept: Speeches = FORGETTING
) -> tuple[QuoteThread, ...]:
    """Newest first: by the publication of the first variant, then by id. The order of the articles decides nothing."""
    ordered = sorted(articles, key=lambda one: (published_from(one.article), one.article.id))
    spoken = (one for article in ordered for one in quoted(article, kept) if one.speaker in entities)
    said = [_Said(one, one.speaker, of_lemmas(one.lemmas)) for one in sorted(spoken, key=lambda one: one.order)]
    weights = Weights(one.words.kinds for one in said)
    groups = _Groups(len(said))
    whole = [place for place, one in enumerate(said) if one.spoken.wording is Wording.DIRECT]
    index = _Index()
    for place in whole:
        one = said[place]
        for other in index.near(one.speaker, one.words.kinds):
            if likeness(one.words, said[other].words, weights) > 0:
                groups.join(other, place)
        index.enter(one.speaker, one.words.kinds, place)
    for place, one in enumerate(said):
        if one.spoken.wording is Wording.FRAGMENT:
            for other in index.near(one.speaker, one.words.kinds):
                if _is_part(one.words, said[other].words, weights):
                    groups.join(other, place)
            index.enter(one.speaker, one.words.kinds, place)
    together = groups.members()
    paraphrased = _paraphrased(ordered, entities, said, together, kept)
    found = []
    taken: set[str] = set()
    for first, places in together.items():
        quotes = [said[place].spoken for place in places]
        members = [*quotes, *paraphrased.get(first, ())]
        if len({one.article.article.id for one in members}) > 1:
            ids = _ids(quotes, entities, taken)
            taken.add(ids[0])
            found.append(_thread(members, ids))
    return tuple(thread for _, thread in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].id)))


def _is_part(fragment: Words, other: Words, weights: Weights) -> bool:
    """A fragment belongs to the longer quote that has its words, or to another that is as good as the same."""
    return holds(other, fragment) or likeness(fragment, other, weights) > 0


def _paraphrased(
    ordered: Iterable[AnnotatedArticle],
    entities: Mapping[str, Entity],
    said: list[_Said],
    together: Mapping[int, list[int]],
    kept: Speeches,
) -> dict[int, list[Spoken]]:
    """By the first quote of each group, the sentences of other articles that retell one of its quotes."""
    weights = Weights(one.words.stems for one in said)
    group_of = {place: first for first, places in together.items() for place in places}
    quoting = {first: {said[place].spoken.article.article.id for place in places} for first, places in together.items()}
    index = _Index()
    for place, one in enumerate(said):
        index.enter(one.speaker, one.words.stems, place)
    speakers = {one.speaker for one in said}
    found: dict[int, list[Spoken]] = defaultdict(list)
    for article in ordered:
        for speech in retold(article, entities, kept):
            if speech.speaker not in speakers:
                continue
            words = of_lemmas(speech.lemmas)
            near = index.near(speech.speaker, words.stems)
            for first in sorted({group_of[place] for place in near if retells(words, said[place].words, weights)}):
                # Whoever quotes the words does not retell them as well.
                if article.article.id not in quoting[first]:
                    found[first].append(speech)
    return found


def _thread(members: list[Spoken], ids: Sequence[str]) -> tuple[date, QuoteThread]:
    ordered = sorted(members, key=lambda one: one.order)
    first = ordered[0]
    return first.order[0], QuoteThread(ids[0], first.speaker, tuple(one.variant for one in ordered), tuple(ids[1:]))


def _ids(quotes: Sequence[Spoken], entities: Mapping[str, Entity], taken: Collection[str]) -> list[str]:
    """Hashes of speaker, article and words: first that of the first quote, which is the thread's own; then those of the others and
    those with the speaker's former ids. A sentence that retells gives none, as it may retell several quotes."""
    speakers = (quotes[0].speaker, *entities[quotes[0].speaker].same_as)
    found = [
        short_hash(speaker, one.article.article.first_id, " ".join(one.span.of(one.article.article.text).split()))
        for speaker in speakers
        for one in quotes
    ]
    while found[0] in taken:
        found.insert(0, short_hash(found[0]))
    return list(dict.fromkeys(found))


class _Index:
    """Which quotes of a speaker have a word: of each word the latest."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], deque[int]] = {}

    def enter(self, speaker: str, words: Iterable[str], place: int) -> None:
        """`words`: none twice."""
        for word in words:
            places = self._places.get((speaker, word))
            if places is None:
                places = self._places[speaker, word] = deque(maxlen=WINDOW)
            places.append(place)

    def near(self, speaker: str, words: Iterable[str]) -> list[int]:
        """Those that share two words or more with these, in order."""
        shared: Counter[int] = Counter()
        for word in words:
            if places := self._places.get((speaker, word)):
                shared.update(places)
        return sorted(place for place, count in shared.items() if count > 1)


class _Groups:
    """Union–find: what belongs together, directly or through others."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._top(one), self._top(other)))
        self._above[high] = low

    def members(self) -> dict[int, list[int]]:
        """By the first of each group, all of it in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._above)):
            found[self._top(place)].append(place)
        return dict(found)

    def _top(self, place: int) -> int:
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place
