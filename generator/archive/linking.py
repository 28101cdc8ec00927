"""Who is meant: `Name` becomes `MentionOf`, and curated names are found where the machine saw none.

Three passes over the articles, each linear. `claim` settles which words are names at all: a person's correction beats a curated
name, which beats the machine's. Then the whole archive shows who is known by a full name. `decide` settles who each name means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.annotators.spans import clear_of, holders, overlapping
from generator.archive.gazetteer import Gazetteer, Match, spellings
from generator.archive.identity import Key, Target, fold, is_broken, key_of
from generator.archive.people import Circle, Person, PersonName, Plain, Sought, namesakes, who
from generator.archive.synonyms import canonical
from generator.archive.twins import Said, Twins, followed, in_archive, in_article
from generator.archive.variants import Called, merged
from generator.archive.variants import in_archive as variants_in_archive
from generator.archive.variants import in_article as variants_in_article
from generator.languages import language
from generator.model import (
    AnnotatedArticle,
    Annotation,
    EntityKind,
    EntityRecord,
    MentionOf,
    Name,
    NoMeaning,
    Origin,
    Span,
)

WELL_KNOWN = 3
"""A surname alone means one of several persons of the archive whom so many articles name in full, and so many times as many as
name the next."""

CaseForms = Callable[[str, EntityKind], tuple[str, ...]]


CURATED = "linking.curated"
"""The rule of a mention whose words are a form of a name that one entity file gives, and no other."""
NAMESAKE = "of the same surname and named in full here"
"""How the evidence of such a mention ends where a surname alone may be another's."""


@dataclass(frozen=True, slots=True)
class Link:
    """One name in one article, and what it means."""

    span: Span
    target: Target
    normal: str
    """The name in the nominative: the machine's, or the curated one that was found."""
    rule: str
    origin: Origin
    evidence: str


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known where a name is looked up."""

    circles: Mapping[str, Circle]
    """The persons among whom this article's shorter names are looked up."""
    twins: tuple[Twins, ...]
    """Names that are other names of something: of the article, then of the archive."""
    barred: frozenset[Target] = frozenset()
    """Ids of the curated entities whose names mean somebody else in this article."""


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    annotated: AnnotatedArticle
    links: tuple[Link, ...]
    """Sorted by span; none overlaps another."""
    known: Known


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that the machine saw."""

    annotation: Annotation
    name: Name
    inside: tuple[str, ...] = ()
    """Ids of curated entities whose names stand in its words, and which it goes beyond."""

    @property
    def span(self) -> Span:
        return self.annotation.span


@dataclass(frozen=True, slots=True)
class _Claims:
    """The words of one article that are names: each span has one claimant."""

    annotated: AnnotatedArticle
    settled: tuple[Link, ...]
    open: tuple[_Found, ...]
    """Names of the machine that no file and no person decides."""


class Records:
    """The curated entities, by everything that leads to one."""

    def __init__(self, records: Iterable[EntityRecord]) -> None:
        self.by_id = {record.id: record for record in sorted(records, key=lambda record: record.id)}
        self.kinds: dict[Target, EntityKind] = {id: record.kind for id, record in self.by_id.items()}
        self.moved = {old: record.id for record in self.by_id.values() for old in record.same_as}
        self._limited = [record for record in self.by_id.values() if record.only_in or record.not_in]
        self._keys: dict[Key, set[str]] = defaultdict(set)
        for record in self.by_id.values():
            for name in (record.id, *record.same_as, *spellings(record)):
                self._keys[key_of(record.kind, name)].add(record.id)
        self._gazetteers: dict[str, Gazetteer] = {}

    def current(self, id: str) -> str:
        """The id itself, or the one into which it was merged."""
        return self.moved.get(id, id)

    def barred(self, article: str) -> frozenset[Target]:
        """The entities whose files say that their names mean somebody else in this article."""
        return frozenset(
            record.id
            for record in self._limited
            if article in record.not_in or (record.only_in and article not in record.only_in)
        )

    def named(self, kind: EntityKind, name: str, barred: Collection[Target] = ()) -> str | None:
        """The one entity of this kind that has the name or id; None where there is none, or several."""
        ids = self._keys.get(key_of(kind, name), set()).difference(barred)
        return next(iter(ids)) if len(ids) == 1 else None

    def gazetteer(self, code: str) -> Gazetteer:
        if code not in self._gazetteers:
            self._gazetteers[code] = Gazetteer(self.by_id.values(), language(code))
        return self._gazetteers[code]

    def persons(self, case_forms: CaseForms) -> list[Person]:
        people = [record for record in self.by_id.values() if record.kind is EntityKind.PERSON]
        return [person for record in people if (person := _person(record.id, record.name, case_forms))]


def link(records: Records, articles: Iterable[AnnotatedArticle], case_forms: CaseForms) -> list[LinkedArticle]:
    """Every name of every article, linked. The order of the articles is kept and decides nothing."""
    claims = [claim(annotated, records) for annotated in articles]
    curated = {person.id: person for person in records.persons(case_forms)}
    local = [_persons_of(claimed, curated, case_forms) for claimed in claims]
    called = [_called(claimed, persons, case_forms) for claimed, persons in zip(claims, local, strict=True)]
    variants = [variants_in_article(persons) for persons in called]
    local = [merged(persons, own) for persons, own in zip(local, variants, strict=True)]
    counts = Counter(person.id for persons in local for person in persons)
    everybody = {person.id: person for persons in local for person in persons}
    common = variants_in_archive(everybody, counts)
    # A curated person comes last and so wins a name that somebody else has too.
    plain = Plain([*(person for persons in local for person in persons), *curated.values()])
    barred = [records.barred(claimed.annotated.article.id) for claimed in claims]
    local = [
        plain.of(merged(persons, _allowed(common, limits)), limits)
        for persons, limits in zip(local, barred, strict=True)
    ]
    everywhere_named = Counter(person.id for persons in local for person in persons)
    archive = Circle((person for persons in local for person in persons), everywhere_named, WELL_KNOWN)
    everywhere = Circle(curated.values())
    twins = [in_article(claimed.annotated.article.text, _said(claimed, records)) for claimed in claims]
    shared = in_archive(twins)
    linked = []
    for claimed, persons, own, names, named, limits in zip(claims, local, twins, variants, called, barred, strict=True):
        counts = Counter({one.person.id: one.count for one in named})
        circles = {"article": Circle(persons, counts), "archive": archive, "curated": everywhere}
        known = Known(circles, (own, names, shared, common), limits)
        text = claimed.annotated.article.text
        decided = [decide(found, text, records, known) for found in claimed.open]
        settled = _doubted(claimed.settled, decided, persons, text)
        links = tuple(sorted((*settled, *decided), key=lambda one: one.span))
        linked.append(LinkedArticle(claimed.annotated, links, known))
    return linked


def _doubted(settled: Sequence[Link], decided: Sequence[Link], persons: Sequence[Person], text: str) -> list[Link]:
    """With those named in evidence who share a surname that stands for somebody whom the article never names in full: «Лебедев»
    in an article about one Пётр Лебедев, where a file gives «Лебедев» to another."""
    in_full = {one.target for one in (*settled, *decided) if len(one.span.of(text).split()) > 1}
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for form in person.surnames:
            by_surname[form].append(person)
    doubted = []
    for one in settled:
        if one.rule == CURATED and one.target not in in_full:
            sharing = by_surname[fold(one.span.of(text))]
            others = ", ".join(sorted({person.display for person in sharing if person.id != one.target}))
            if others and any(person.id == one.target for person in sharing):
                one = replace(one, evidence=f"{one.evidence}; refused: {others}, {NAMESAKE}")
        doubted.append(one)
    return doubted


def _allowed(twins: Twins, barred: Collection[Target]) -> Twins:
    return {one: twin for one, twin in twins.items() if twin.target not in barred} if barred else twins


def claim(annotated: AnnotatedArticle, records: Records) -> _Claims:
    """Which words of the article are names, and who claims them."""
    text = annotated.article.text
    corrected = [
        _corrected(a, a.value.entity, text, records) for a in annotated.annotations if isinstance(a.value, MentionOf)
    ]
    forbidden = [a.span for a in annotated.annotations if isinstance(a.value, NoMeaning) and a.value.scheme == "entity"]
    decided = [one.span for one in corrected] + forbidden
    names = clear_of(_names(annotated), decided)
    barred = records.barred(annotated.article.id)
    matches = clear_of(records.gazetteer(annotated.article.language).matches(text, barred), decided)
    # A name that goes beyond the curated one inside it is another name: «МИД Казахстана», «Кемель Токаев».
    wider = [(name.span, inner) for name, inner in holders(names, matches) if _has_more_words(text, name.span, inner)]
    inside: dict[Span, list[str]] = defaultdict(list)
    for outer, inner in wider:
        inside[outer] += (id for match in overlapping(matches, inner) for id in match.entities)
    matches = clear_of(matches, [outer for outer, _ in wider])
    curated = [
        _told(link, names, text, records.kinds)
        for link in _matched(matches, {n.span: n.name.kind for n in names}, records)
    ]
    still_open = clear_of(names, [one.span for one in curated])
    open_ = tuple(
        replace(name, inside=tuple(inside[name.span])) if name.span in inside else name for name in still_open
    )
    return _Claims(annotated, (*corrected, *curated), open_)


def _told(link: Link, names: Sequence[_Found], text: str, kinds: Mapping[Target, EntityKind]) -> Link:
    """With what the machine saw in its place, where that was something else."""
    other = [
        one for one in overlapping(names, link.span) if one.span != link.span or one.name.kind is not kinds[link.target]
    ]
    lost = " and ".join(f"{one.name.kind.value} «{one.span.of(text)}»" for one in other)
    return replace(link, evidence=f"{link.evidence}; refused: the machine's {lost}") if lost else link


def decide(found: _Found, text: str, records: Records, known: Known) -> Link:
    """Who a machine's name means: a curated entity of that name, a person known by a fuller name, or somebody new."""
    target, rule, evidence = identify(found.name, found.span.of(text), records, known)
    inside = f"refused: {', '.join(found.inside)}, a shorter curated name in these words" if found.inside else ""
    evidence = "; ".join(part for part in (found.annotation.evidence, evidence, inside) if part)
    return Link(found.span, target, found.name.normal, rule or found.annotation.rule, found.annotation.origin, evidence)


def identify(name: Name, words: str, records: Records, known: Known) -> tuple[Target, str, str]:
    """(whom the name means, the rule that says so, why). The rule is "" where the name only means itself.

    `words` are the name as the text has it.
    """
    curated = records.named(name.kind, name.normal, known.barred)
    if curated is not None:
        return curated, "linking.curated-name", f"the nominative «{name.normal}» is a name of {curated}"
    own = key_of(name.kind, name.normal)
    synonym = _synonymous(name, records, known.barred)
    twin = followed(synonym[0] if synonym else own, *known.twins)
    if twin is not None and twin.target not in known.barred:
        return twin.target, twin.rule, twin.evidence
    if name.kind is not EntityKind.PERSON:
        return synonym or (own, "", "")
    last = words.split()[-1:] or [""]
    verdict = who(Sought(PersonName.of(name.normal), fold(last[0])), known.circles, known.barred)
    if not verdict.rule and not verdict.evidence:
        return own, "", namesakes(own, PersonName.of(name.normal), known.circles)
    return (own if verdict.target is None else verdict.target), verdict.rule, verdict.evidence


def _synonymous(name: Name, records: Records, barred: Collection[Target]) -> tuple[Target, str, str] | None:
    """What the tables know by another name."""
    meant = canonical(name.kind, name.normal)
    if meant == name.normal:
        return None
    target = records.named(name.kind, meant, barred) or key_of(name.kind, meant)
    return target, "linking.synonym", f"«{name.normal}» is another name of «{meant}»"


def _said(claims: _Claims, records: Records) -> list[Said]:
    """Every name of the article with what it means by itself, in the order of the text."""
    settled = [
        Said(link.span, records.by_id[link.target].kind, link.target, link.normal)
        for link in claims.settled
        if isinstance(link.target, str) and link.target in records.by_id
    ]
    found = []
    barred = records.barred(claims.annotated.article.id)
    for one in claims.open:
        name = canonical(one.name.kind, one.name.normal)
        target = records.named(one.name.kind, name, barred) or key_of(one.name.kind, name)
        found.append(Said(one.span, one.name.kind, target, name))
    return sorted([*settled, *found], key=lambda said: said.span)


def _names(annotated: AnnotatedArticle) -> list[_Found]:
    """The machine's names that could name somebody, left to right, none overlapping another."""
    found: list[_Found] = []
    for annotation in sorted(annotated.annotations, key=lambda a: (a.span.start, -a.span.stop)):
        value = annotation.value
        if (
            isinstance(value, Name)
            and not (is_broken(value.normal) and value.kind is not EntityKind.TOPIC)
            and (not found or found[-1].span.stop <= annotation.span.start)
        ):
            found.append(_Found(annotation, value))
    return found


def _corrected(annotation: Annotation, entity: str, text: str, records: Records) -> Link:
    words = " ".join(annotation.span.of(text).split())
    target = records.current(entity)
    return Link(annotation.span, target, words, annotation.rule, annotation.origin, annotation.evidence)


def _matched(matches: Iterable[Match], kinds: Mapping[Span, EntityKind], records: Records) -> list[Link]:
    """Curated names in the text. Words that several files claim mean the one that the article names elsewhere without doubt,
    else the one of the kind that the machine saw there (`kinds`), else none of them."""
    matches = list(matches)
    certain = {match.entities[0] for match in matches if len(match.entities) == 1}
    links = []
    for match in matches:
        form, rivals = f"a form of «{match.name}»", ", ".join(match.entities)
        if len(match.entities) == 1:
            links.append(Link(match.span, match.entities[0], match.name, CURATED, Origin.RULE, form))
            continue
        for why, fitting in (
            ("named elsewhere in this article", [id for id in match.entities if id in certain]),
            ("of the kind seen here", [id for id in match.entities if records.by_id[id].kind is kinds.get(match.span)]),
        ):
            if len(fitting) == 1:
                evidence = f"{form}; of {rivals} the only one {why}"
                links.append(Link(match.span, fitting[0], match.name, "linking.curated-rival", Origin.RULE, evidence))
                break
    return links


def _called(claims: _Claims, persons: Iterable[Person], case_forms: CaseForms) -> list[Called]:
    """The persons with the words by which the article calls them in full."""
    text = claims.annotated.article.text
    words: dict[Target, Counter[str]] = defaultdict(Counter)
    for found in claims.open:
        if found.name.kind is EntityKind.PERSON:
            words[key_of(EntityKind.PERSON, found.name.normal)][fold(" ".join(found.span.of(text).split()))] += 1
    for link in claims.settled:
        words[link.target][fold(" ".join(link.span.of(text).split()))] += 1
    return [
        Called(one, frozenset(map(fold, case_forms(one.display, EntityKind.PERSON))), words[one.id]) for one in persons
    ]


def _persons_of(claims: _Claims, curated: Mapping[Target, Person], case_forms: CaseForms) -> list[Person]:
    """Everybody whom the article calls by a full name, and the curated persons whom it names in any way."""
    persons = {one.target: curated[one.target] for one in claims.settled if one.target in curated}
    partial: list[tuple[str, PersonName]] = []
    for normal in [found.name.normal for found in claims.open if found.name.kind is EntityKind.PERSON]:
        person = _person(key_of(EntityKind.PERSON, normal), normal, case_forms)
        if person:
            persons.setdefault(person.id, person)
        else:
            partial.append((normal, PersonName.of(normal)))
    circle = Circle(persons.values())
    for normal, name in partial:
        # «Роман Абрамович» is a full name, unless the article has another Роман whom it could be speaking to.
        if name.patronymic and not circle.by_given(name.given):
            key = key_of(EntityKind.PERSON, normal)
            persons.setdefault(key, _known(key, normal, name.with_surname(), case_forms))
    return list(persons.values())


def _person(target: Target, normal: str, case_forms: CaseForms) -> Person | None:
    name = PersonName.of(normal)
    return _known(target, normal, name, case_forms) if name.full else None


def _known(target: Target, normal: str, name: PersonName, case_forms: CaseForms) -> Person:
    forms = case_forms(normal, EntityKind.PERSON)
    # «Полетаев Эдуард Эдуардович»: the surname stands first, in every form.
    place = 0 if fold(normal.split()[0]) == name.surname else -1
    surnames = {fold(form.split()[place]) for form in forms if form.split()} | {name.surname.split()[-1]}
    return Person(target, normal, name, frozenset(surnames))


def _has_more_words(text: str, outer: Span, inner: Span) -> bool:
    """Quotation marks alone make no other name."""
    return any(char.isalnum() for char in text[outer.start : inner.start] + text[inner.stop : outer.stop])
