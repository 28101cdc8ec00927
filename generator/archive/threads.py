"""Quote threads: one utterance as several articles have it, in other words, other translations, in parts, retold.

Only words of one speaker are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.archive.identity import short_hash
from generator.archive.kept import Forgetting
from generator.archive.order import published_from
from generator.archive.spoken import Speeches, Spoken, quoted, retold
from generator.archive.utterances import Nearness, Weighing, utterances
from generator.model import AnnotatedArticle, Entity, QuoteThread


class Threading(NamedTuple):
    """What was found when the archive was gathered last."""

    speeches: Speeches = Speeches()
    near: Nearness = Forgetting()

    def end(self) -> None:
        self.speeches.end()
        self.near.end()


FORGETTING = Threading()


def threads(
    articles: Iterable[AnnotatedArticle], entities: Mapping[str, Entity], kept: Threading = FORGETTING
) -> tuple[QuoteThread, ...]:
    """Newest first: by the publication of the first variant, then by id. The order of the articles decides nothing."""
    ordered = sorted(articles, key=lambda one: (published_from(one.article), one.article.id))
    spoken = (one for article in ordered for one in quoted(article, kept.speeches) if one.speaker in entities)
    quotes = sorted(spoken, key=lambda one: one.order)
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(quotes):
        by_speaker[one.speaker].append(place)
    retelling: dict[str, list[Spoken]] = {speaker: [] for speaker in by_speaker}
    for article in ordered:
        for one in retold(article, entities, kept.speeches):
            if one.speaker in retelling:
                retelling[one.speaker].append(one)
    weighing = Weighing.of(quotes)
    made: list[tuple[int, list[Spoken], list[Spoken]]] = []
    for speaker, places in by_speaker.items():
        own = [quotes[place] for place in places]
        for utterance in utterances(speaker, own, retelling[speaker], weighing, kept.near):
            said = [own[place] for place in utterance.quotes]
            if len({one.article.article.id for one in (*said, *utterance.retold)}) > 1:
                made.append((places[utterance.quotes[0]], said, utterance.retold))
    found = []
    taken: set[str] = set()
    for _, said, others in sorted(made, key=lambda one: one[0]):
        ids = _ids(said, entities, taken)
        taken.add(ids[0])
        found.append(_thread([*said, *others], ids))
    return tuple(thread for _, thread in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].id)))


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
