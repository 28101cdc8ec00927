"""Entities of the finished archive: one for each file, and one for each name without a file that some article mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from generator.archive.claims import Link
from generator.archive.full_names import CaseForms
from generator.archive.gazetteer import spellings
from generator.archive.identity import Key, Target, fold, ids_of, key_of, preferred
from generator.archive.kept import Forgetting, exchanged, unlike
from generator.archive.linking import LinkedArticle
from generator.archive.records import Records
from generator.archive.senses import SENSIBLE, sense_of
from generator.languages.russian_persons import with_yo
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Description,
    DescriptionOf,
    Entity,
    EntityKind,
    EntityRecord,
    MentionOf,
    Name,
    Quote,
    Sense,
    Turn,
)

_PLACE = EntityKind.PLACE
_OWN = Sense.OWN
_SPEAKING = (Quote, Turn)
_NAMES = (Name, MentionOf)
_ORDER = attrgetter("span.start", "span.stop", "rule")


@dataclass(frozen=True, slots=True)
class Census:
    """Everybody and everything that the archive knows."""

    entities: Mapping[str, Entity]
    """In order of id."""
    ids: Mapping[Target, str]
    """The id of everything that a link means."""


class Counted:
    """What the articles called everything when the archive was gathered last, and how often."""

    def __init__(self) -> None:
        self._articles: tuple[LinkedArticle, ...] = ()
        self.names: dict[Target, Counter[str]] = {}
        """By what the names mean. A count that changes is another object."""

    def update(self, articles: Iterable[LinkedArticle]) -> None:
        last, self._articles = self._articles, tuple(articles)
        went, came = exchanged(last, self._articles)
        more = Counter((link.target, link.normal) for article in came for link in article.links)
        more.subtract((link.target, link.normal) for article in went for link in article.links)
        others: dict[Target, Counter[str]] = {}
        for (target, normal), number in more.items():
            if number:
                if target not in others:
                    others[target] = Counter(self.names.get(target))
                others[target][normal] += number
        # Without those that are called so no more.
        self.names |= {target: +names for target, names in others.items()}
        for target in others:
            if not self.names[target]:
                del self.names[target]


Entities = Forgetting[tuple[object, ...], Entity]
"""By what each is made of."""

FORGETTING = Entities()


def census(
    records: Records,
    articles: Iterable[LinkedArticle],
    case_forms: CaseForms,
    kept: Entities = FORGETTING,
    last: Counted | None = None,
) -> Census:
    """Gives every target an id, and every id an entity. `last` learns of what changed."""
    last = last or Counted()
    last.update(articles)
    counted = last.names
    keys = [target for target in counted if not isinstance(target, str)]
    ids: dict[Target, str] = {id: id for id in records.by_id}
    ids |= ids_of(keys, {*records.by_id, *records.moved})
    made = {
        # Equal mappings may lie in another order, which pages show.
        record.id: kept.of((record.id, *record.names), (record, case_forms), partial(_curated, record, case_forms))
        for record in records.by_id.values()
    }
    for key in keys:
        names = counted[key]
        made[ids[key]] = kept.of(
            (key,), (ids[key], names, case_forms), partial(_named, ids[key], key, names, case_forms)
        )
    for target in counted:
        # A correction may give an id that no file has: of an entity that the machine found, or of one of its own.
        if isinstance(target, str) and target not in made:
            names = counted[target]
            work = partial(_uncurated, target, EntityKind.TOPIC, names, names, case_forms)
            made[target] = kept.of((target,), (names, case_forms), work)
        if isinstance(target, str):
            ids[target] = target
    return Census({id: made[id] for id in sorted(made)}, ids)


class Settling:
    """The articles with mentions in place of names, and the speakers of their quotes and turns by id where the archive knows them.

    What is said alike of many places is one object.
    """

    def __init__(self, ids: Mapping[Target, str], records: Records, last: Settling | None = None) -> None:
        """`last` is how the articles were settled when the archive was gathered last."""
        self._ids = ids
        self._records = records
        self._values: dict[Sense, dict[Target, MentionOf]] = {sense: {} for sense in Sense}
        self._evidence: dict[str, str] = {}
        self._done: dict[str, tuple[LinkedArticle, AnnotatedArticle]] = {}
        self._before = last._done if last else {}
        self._moved = self._unlike(last) if last else frozenset()

    def all(self, articles: Iterable[LinkedArticle]) -> tuple[AnnotatedArticle, ...]:
        """What a settled article was made of may have stayed as it was: then it is the former object."""
        found = []
        for linked in articles:
            before = self._before.get(linked.annotated.article.id)
            if before is not None and before[0] is linked and self._stayed(linked):
                article = before[1]
            else:
                article = self.settled(linked)
                if before is not None and before[1] == article:
                    article = before[1]
            found.append(article)
            self._done[article.article.id] = linked, article
        self._before = {}
        return tuple(found)

    def _stayed(self, linked: LinkedArticle) -> bool:
        if not self._moved:
            return True
        asked = {link.target for link in linked.links}
        for name, targets in linked.meant.items():
            asked.update((name, self._records.current(name), *targets))
        return self._moved.isdisjoint(asked)

    def _unlike(self, other: Settling) -> frozenset[Target]:
        """The names and targets of which the other may say something else."""
        merged: set[str] = unlike(self._records.moved, other._records.moved)
        return frozenset(unlike(self._ids, other._ids).union(unlike(self._records.kinds, other._records.kinds), merged))

    def settled(self, linked: LinkedArticle) -> AnnotatedArticle:
        article = linked.annotated.article
        sensible = article.language in SENSIBLE
        found = [self._mention(link, article.text, sensible) for link in linked.links]
        for annotation in linked.annotated.annotations:
            value = annotation.value
            if isinstance(value, _SPEAKING):
                speaker = self._speaker(value.speaker, linked)
                found.append(
                    annotation
                    if speaker == value.speaker
                    else replace(annotation, value=replace(value, speaker=speaker))
                )
            elif isinstance(value, Description):
                # The descriptions of persons whom the archive knows.
                target = linked.meant[value.person][0]
                if target in self._ids:
                    found.append(replace(annotation, value=DescriptionOf(self._ids[target])))
            elif not isinstance(value, _NAMES):
                found.append(annotation)
        return AnnotatedArticle(article, linked.annotated.sentences, tuple(sorted(found, key=_ORDER)))

    def _mention(self, link: Link, text: str, sensible: bool) -> Annotation:
        """A place's name with its sense, where the rules for senses know the language."""
        span, target, normal, rule, origin, evidence = link
        sense = _OWN
        if sensible and (target[0] if isinstance(target, tuple) else self._records.kinds.get(target)) is _PLACE:
            sense, why = sense_of(text, span, normal)
            evidence = f"{evidence}; {why}" if evidence and why else evidence or why
        value = self._values[sense].get(target)
        if value is None:
            value = self._values[sense][target] = MentionOf(self._ids[target], sense)
        return Annotation(span, value, rule, origin, self._evidence.setdefault(evidence, evidence))

    def _speaker(self, name: str, linked: LinkedArticle) -> str:
        """The id of whom the quote's speaker names, or the name itself."""
        targets = (self._records.current(name), *linked.meant[name])
        return next((self._ids[target] for target in targets if target in self._ids), name)


def _curated(record: EntityRecord, case_forms: CaseForms) -> Entity:
    written = spellings(record)
    inflected = [form for name in (record.name, *record.aliases) for form in case_forms(name, record.kind)]
    return Entity(
        id=record.id,
        kind=record.kind,
        name=record.name,
        names=record.names,
        aliases=record.aliases,
        case_forms=tuple(sorted({*written, *inflected})),
        wikidata=record.wikidata,
        markdown=record.markdown,
        curated=True,
        path=record.path,
        same_as=record.same_as,
    )


def _named(id: str, key: Key, names: Counter[str], case_forms: CaseForms) -> Entity:
    own = Counter({name: count for name, count in names.items() if key_of(key[0], name) == key})
    return _uncurated(id, key[0], own or names, names, case_forms)


def _uncurated(id: str, kind: EntityKind, own: Counter[str], names: Counter[str], case_forms: CaseForms) -> Entity:
    """`own` are the spellings that may title it, `names` everything the articles call it, both counted."""
    name = preferred(own)
    if kind is EntityKind.PERSON:
        name = with_yo(name)
    forms = {form for spelling in own for form in (spelling, *case_forms(spelling, kind))}
    # A part of the name, or another case of one, is no other name: «Маск» and «Маска» of «Илон Маск».
    parts = {fold(word) for form in forms for word in form.split()}
    aliases = [other for other in names if other != name and not parts.issuperset(map(fold, other.split()))]
    return Entity(id, kind, name, aliases=tuple(sorted(aliases)), case_forms=tuple(sorted(forms)))
