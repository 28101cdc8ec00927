"""Two names of one thing: «Следственный комитет» and СК, «Агата Кристи» and Agatha Christie.

`in_article` finds what one article says or shows; `in_archive` keeps of that what holds in every other article too. Each rule
decides only where exactly one name fits, and says on what evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.archive.identity import Target, fold
from generator.languages.russian_morphology import parses
from generator.languages.russian_phrases import case_forms
from generator.languages.tables import folded_map
from generator.model import EntityKind, Span

_BRACKET = re.compile(r"[»\"”]?\s*\(\s*(?:[а-яё]{2,6}\.\s*)?[«\"“]?")
"""What stands between a name and its other name: «Агата Кристи (англ. Agatha Christie)»."""
_ACRONYM = re.compile(r"[А-ЯЁA-Z]{2,7}")
_PART = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("и в во на по с со о об за при для к от из у под".split())
"""Words that an acronym may leave out."""
_HERE_ALONE = ("linking.owner", "linking.state-in-context")
"""Rules by which a name means something in the one article that says so."""
_SURE_LETTERS = 3
"""An acronym of two letters means many things; one of so many letters is the same in the next article."""
_HOPS = 4


class Said(NamedTuple):
    """A name in one article."""

    span: Span
    kind: EntityKind
    target: Target
    """The id of a file, or the key of the name."""
    name: str
    """In the nominative."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Whom a name means that is another name of somebody."""

    target: Target
    rule: str
    evidence: str


Twins = Mapping[Target, Twin]


def followed(target: Target, *sources: Twins) -> Twin | None:
    """What the name means in the end: СБ is Совбез, which is the Совет Безопасности. Earlier sources win."""
    found: list[Twin] = []
    while len(found) < _HOPS:
        twin = next((source[target] for source in sources if target in source), None)
        if twin is None or any(twin.target == before.target for before in found):
            break
        found.append(twin)
        target = twin.target
    return Twin(found[-1].target, found[0].rule, found[0].evidence) if found else None


def in_article(text: str, names: Sequence[Said]) -> dict[Target, Twin]:
    """By the shorter or foreign name, what it means. `names` are in the order of the text and do not overlap."""
    found: dict[Target, Twin] = {}
    bodies, places = _of_kind(names, EntityKind.ORGANIZATION), _of_kind(names, EntityKind.PLACE)
    rules = (
        _bracketed(text, names),
        _acronyms(bodies),
        _case_forms(bodies, EntityKind.ORGANIZATION),
        _case_forms(places, EntityKind.PLACE),
        _owned(bodies),
        _states(places),
    )
    for rule in rules:
        for target, twin in rule:
            if target != twin.target:
                found.setdefault(target, twin)
    return found


def in_archive(articles: Iterable[Mapping[Target, Twin]]) -> dict[Target, Twin]:
    """What holds everywhere: a foreign spelling, and an acronym of several letters, where all articles that explain it agree."""
    seen: dict[Target, dict[Target, Twin]] = defaultdict(dict)
    for article in articles:
        for target, twin in article.items():
            if twin.rule not in _HERE_ALONE and not isinstance(target, str) and len(target[1]) >= _SURE_LETTERS:
                seen[target].setdefault(twin.target, twin)
    return {target: next(iter(twins.values())) for target, twins in seen.items() if len(twins) == 1}


def _of_kind(names: Sequence[Said], kind: EntityKind) -> list[Said]:
    """Of each target the last."""
    return list({said.target: said for said in names if said.kind is kind}.values())


def _bracketed(text: str, names: Sequence[Said]) -> Iterator[tuple[Target, Twin]]:
    """«Агата Кристи (Agatha Christie)», «Союз писателей (СП)»: what stands in brackets after a name is its other name."""
    for before, after in pairwise(names) if "(" in text else ():
        between = text[before.span.stop : after.span.start]
        if before.kind is not after.kind or not _BRACKET.fullmatch(between):
            continue
        if text[after.span.stop : after.span.stop + 1] not in (")", "»", '"', ",", ";"):
            continue
        if _ACRONYM.fullmatch(before.name) and _stands_for(before, after):
            yield before.target, Twin(after.target, "linking.brackets", _why(before, after))
        elif _is_foreign(after.name) or (_ACRONYM.fullmatch(after.name) and after.kind is EntityKind.ORGANIZATION):
            yield after.target, Twin(before.target, "linking.brackets", _why(before, after))


def _why(before: Said, after: Said) -> str:
    return f"«{after.name}» stands in brackets after «{before.name}»"


def _is_foreign(name: str) -> bool:
    """Written in letters that are not Cyrillic."""
    return not any("а" <= letter <= "я" for letter in name.lower())


def _acronyms(bodies: Sequence[Said]) -> Iterator[tuple[Target, Twin]]:
    """«Союз писателей» and «СП» in one article, where no other name of it has these initials."""
    long = [said for said in bodies if " " in said.name or "-" in said.name]
    for said in bodies:
        if _ACRONYM.fullmatch(said.name):
            fitting = [other for other in long if _stands_for(said, other)]
            if len(fitting) == 1:
                evidence = f"{said.name} are the initials of «{fitting[0].name}», of no other name of the article"
                yield said.target, Twin(fitting[0].target, "linking.acronym", evidence)


def _stands_for(short: Said, long: Said) -> bool:
    return fold(short.name) in _initials(long.name)


def _initials(name: str) -> set[str]:
    """With the small words and without them, with the last word (whose the body is, perhaps) and without it."""
    words = _PART.findall(name)
    telling = [word for word in words if word.lower() not in _SMALL]
    made = {"".join(word[0] for word in some) for some in (words, telling)}
    if len(telling) > 2 and telling[-1][0].isupper():
        made.add("".join(word[0] for word in telling[:-1]))
    return {fold(initials) for initials in made}


def _owned(bodies: Sequence[Said]) -> Iterator[tuple[Target, Twin]]:
    """«Верховный суд» in an article that names one «Верховный суд Индии»; «Dow» of «Dow Chemical»."""
    longer: dict[str, list[Said]] = defaultdict(list)
    for said in bodies:
        for owned in _without_owner(said.name):
            longer[owned].append(said)
    for said in bodies:
        fitting = longer.get(fold(said.name), [])
        if len(fitting) == 1:
            evidence = f"the article names one longer body that begins so: «{fitting[0].name}»"
            yield said.target, Twin(fitting[0].target, "linking.owner", evidence)


@lru_cache(maxsize=1 << 16)
def _without_owner(name: str) -> tuple[str, ...]:
    """What the name may begin with that is the body, folded."""
    words = name.split()
    return tuple(fold(" ".join(words[:length])) for length in range(1, len(words)) if _is_owner(words[length:]))


def _states(places: Sequence[Said]) -> Iterator[tuple[Target, Twin]]:
    """«РК» in an article that names Казахстан, and neither Карелия nor Коми; «Америка» in one that names США."""
    table = folded_map("ru", "states_in_context")
    by_name = {fold(said.name): said for said in places}
    for said in places:
        if fold(said.name) not in table:
            continue
        meant = [name.strip() for name in table[fold(said.name)].split(",")]
        fitting = [by_name[fold(name)] for name in meant if fold(name) in by_name]
        if len(fitting) == 1 and not isinstance(said.target, str):
            evidence = f"of those whom «{said.name}» may mean the article names «{fitting[0].name}» alone"
            yield said.target, Twin(fitting[0].target, "linking.state-in-context", evidence)


def _case_forms(names: Sequence[Said], kind: EntityKind) -> Iterator[tuple[Target, Twin]]:
    """«Степьинформа» in an article that has «Степьинформ»: what looked like a nominative is another name's case form."""
    if not _forms_meet(names):
        return
    by_form: dict[str, list[Said]] = defaultdict(list)
    for one in names:
        for form in case_forms(one.name, kind):
            by_form[fold(form)].append(one)
    for one in names:
        fitting = [other for other in by_form[fold(one.name)] if other.target != one.target]
        back = {fold(form) for form in case_forms(one.name, kind)}
        if len(fitting) == 1 and fold(fitting[0].name) not in back and not isinstance(one.target, str):
            evidence = f"«{one.name}» is a case form of «{fitting[0].name}», named in this article"
            yield one.target, Twin(fitting[0].target, "linking.case-form", evidence)


def _forms_meet(said: Collection[Said]) -> bool:
    """Whether one of these names is the case form of another, as hardly any is."""
    if len(said) < 2:
        return False
    spelt = {fold(one.name) for one in said}
    return len(spelt) < len(said) or any(len(_folded_forms(one.name, one.kind) & spelt) > 1 for one in said)


@lru_cache(maxsize=1 << 16)
def _folded_forms(name: str, kind: EntityKind) -> frozenset[str]:
    return frozenset(map(fold, (name, *case_forms(name, kind))))


def _is_owner(words: Sequence[str]) -> bool:
    """Names in the genitive, or the rest of a Latin name."""
    if all(word.isascii() for word in words):
        return True
    last = words[-1]
    return words[0][:1].isupper() and (last.isupper() or any(parse.case == "gent" for parse in parses(last.lower())))
