"""Quote threads: one utterance as several articles have it, in other words, other translations, in parts, retold.

Only words of one speaker are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.archive.identity import short_hash
from generator.archive.kept import unlike
from generator.archive.order import published_from
from generator.archive.spoken import Lemmas, Speeches, Spoken
from generator.archive.utterances import Near, Utterance, Weighing, nearness, utterances
from generator.model import AnnotatedArticle, Entity, QuoteThread


class _Made(NamedTuple):
    """A thread, as it is if no other has its id."""

    quote: Spoken
    """The first."""
    published: date
    """Of the first variant."""
    ids: tuple[str, ...]
    thread: QuoteThread


class _Speaker(NamedTuple):
    """What somebody says."""

    quotes: tuple[Spoken, ...]
    """In the order of publication."""
    speeches: tuple[Spoken, ...]
    """Sentences that report somebody's words."""
    same_as: tuple[str, ...]
    near: Near
    utterances: tuple[Utterance, ...]
    threads: tuple[_Made, ...]
    """Of the utterances."""


class Threading:
    """What was said when the archive was gathered last."""

    def __init__(self) -> None:
        self.speeches = Speeches()
        self.speakers: dict[str, _Speaker] = {}
        self.weighing = Weighing.of_nothing()


def threads(
    articles: Iterable[AnnotatedArticle], entities: Mapping[str, Entity], last: Threading | None = None
) -> tuple[QuoteThread, ...]:
    """Newest first: by the publication of the first variant, then by id. The order of the articles decides
    nothing. `last` learns of what changed."""
    last = last or Threading()
    ordered = sorted(articles, key=lambda one: (published_from(one.article), one.article.id))
    spoken = last.speeches.of(ordered, entities)
    quotes: dict[str, list[Spoken]] = defaultdict(list)
    for article in spoken:
        for one in article.quotes:
            if one.speaker in entities:
                quotes[one.speaker].append(one)
    speeches: dict[str, list[Spoken]] = {speaker: [] for speaker in quotes}
    for article in spoken:
        for one in article.retold:
            if one.speaker in speeches:
                speeches[one.speaker].append(one)
    now = {speaker: (tuple(said), tuple(speeches[speaker])) for speaker, said in quotes.items()}
    before = {speaker: (one.quotes, one.speeches) for speaker, one in last.speakers.items()}
    changed = unlike(now, before)
    went, came = (
        Counter(one.lemmas for speaker in changed if speaker in each for one in each[speaker][0])
        for each in (before, now)
    )
    reweighed = last.weighing.update(went, came)
    speakers: dict[str, _Speaker] = {}
    for speaker, (own, retelling) in now.items():
        same_as = entities[speaker].same_as
        former = last.speakers.get(speaker)
        if former is None or speaker in changed or reweighed or former.same_as != same_as:
            former = _speaker(own, retelling, same_as, last.weighing, former)
        speakers[speaker] = former
    last.speakers = speakers
    found = []
    taken: set[str] = set()
    made = (made for speaker in speakers.values() for made in speaker.threads)
    for _, published, ids, thread in sorted(made, key=lambda made: (made.quote.order, made.quote.speaker)):
        if thread.id in taken:
            id, *was = _free(ids, taken)
            thread = replace(thread, id=id, was=tuple(was))
        taken.add(thread.id)
        found.append((-published.toordinal(), thread.id, thread))
    return tuple(thread for *_, thread in sorted(found, key=lambda one: one[:2]))


def _speaker(
    quotes: tuple[Spoken, ...],
    speeches: tuple[Spoken, ...],
    same_as: tuple[str, ...],
    weighing: Weighing,
    former: _Speaker | None,
) -> _Speaker:
    if former is not None and _words(quotes, speeches) == _words(former.quotes, former.speeches):
        near = former.near
    else:
        near = nearness(quotes, speeches)
    found = utterances(near, quotes, speeches, weighing)
    if former == (quotes, speeches, same_as, near, found, former and former.threads):
        return former
    made = (
        _thread([quotes[place] for place in one.quotes], [speeches[place] for place in one.retold], same_as)
        for one in found
    )
    return _Speaker(quotes, speeches, same_as, near, found, tuple(made))


def _words(quotes: Iterable[Spoken], speeches: Iterable[Spoken]) -> tuple[list[object], list[Lemmas]]:
    """All that nearness depends on."""
    return [(one.wording, one.lemmas) for one in quotes], [one.lemmas for one in speeches]


def _thread(quotes: Sequence[Spoken], retold: Sequence[Spoken], same_as: Iterable[str]) -> _Made:
    ids = tuple(_ids(quotes, same_as))
    ordered = sorted([*quotes, *retold], key=lambda one: one.order)
    thread = QuoteThread(ids[0], quotes[0].speaker, tuple(one.variant for one in ordered), ids[1:])
    return _Made(quotes[0], ordered[0].order[0], ids, thread)


def _ids(quotes: Sequence[Spoken], same_as: Iterable[str]) -> list[str]:
    """Hashes of speaker, article and words: first that of the first quote, which is the thread's own; then those of the others and
    those with the speaker's former ids. A sentence that retells gives none, as it may retell several quotes."""
    return list(
        dict.fromkeys(
            short_hash(speaker, one.article.article.first_id, " ".join(one.span.of(one.article.article.text).split()))
            for speaker in (quotes[0].speaker, *same_as)
            for one in quotes
        )
    )


def _free(ids: Iterable[str], taken: Collection[str]) -> list[str]:
    """With one in front that no thread has yet."""
    found = [*ids]
    while found[0] in taken:
        found.insert(0, short_hash(found[0]))
    return list(dict.fromkeys(found))
