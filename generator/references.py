"""What one file of content/ says of another: corrections, events, claims and limits may only speak of what is there.

What points to an id that has moved has one right answer, which `check --fix` writes. What points to nothing has none: a name one letter
away may be somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import frontmatter, meant
from generator.chronology import is_edtf
from generator.errors import Edit, Fix, Message, Problem
from generator.frontmatter import FrontMatter, Path
from generator.model import Correction, EntityRecord, EventRecord, Span


@dataclass(frozen=True, slots=True)
class Body:
    """What an article's text says of others, though its front matter may be unsound."""

    text: str
    corrections: tuple[Correction, ...]
    targets: tuple[Span, ...]
    """Of each correction its `scheme:target`, in code points of the file; empty, at the link, where it stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the files, by their paths: where a thing was read is found out when something is to be said of it."""

    sources: dict[str, Callable[[], str]] = field(default_factory=dict)
    """What gives their texts."""
    bodies: dict[str, Body] = field(default_factory=dict)
    """Of articles with corrections."""
    _matters: dict[str, FrontMatter] = field(default_factory=dict)

    def matter(self, path: str) -> FrontMatter:
        if path not in self._matters:
            self._matters[path] = frontmatter.read(self.sources[path]())
        return self._matters[path]


LISTED = 100
"""Problems of one kind in one file that are told one by one: a file that is wrong a hundred thousand times is told no slower."""


def listed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of them, and how many more there are."""
    number, last = 0, None
    for number, last in enumerate(problems, 1):
        if number <= LISTED:
            yield last
    if last and number > LISTED:
        found = Message("further problems like these: %(number)s", number=number - LISTED)
        yield Problem(last.path, last.line, last.column, found, Message("Mend the others first"), last.severity)


LOOKED_FOR = 100
"""Ids that are nowhere, for which a similar one is looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What may be pointed to."""

    ids: Collection[str]
    """Of files, though one may itself have a problem: one mistake, one message."""
    moved: Mapping[str, str]
    """Former id → the present one."""
    _near: dict[str, str] = field(default_factory=dict)
    """What was looked for, and what is like it."""

    def now(self, id: str) -> str | None:
        """The id that is surely meant by one that is not there: it moved, or differs in its looks alone."""
        plain = meant.id(id)
        return self.moved.get(plain, plain if plain in self.ids else None)

    def like(self, id: str) -> str:
        """The id that is like it, or "". Only so many are looked for: each is compared with a whole archive."""
        if id not in self._near and len(self._near) < LOOKED_FOR:
            self._near[id] = meant.near(id, self.ids)[0]
        return self._near.get(id, "")

    def nearest(self, id: str, otherwise: Message) -> Message:
        """«Did you mean …?», or `otherwise` where no id is like it."""
        near = self.like(id)
        return Message("Did you mean «%(near)s»?", near=near) if near else otherwise


def moved(files: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """(id, its former ids) → the present id of each former one."""
    return {old: id for id, former in files for old in former}


Claim = tuple[str, str, Path]
"""An id or address, the file that claims it, and where in its front matter; () where its name does."""


def same_ids(claims: Iterable[Claim], what: Message, written: Written, problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for id, path, key in sorted(claims, key=lambda claim: claim[:2]):
        if first.setdefault(id, path) != path:
            at = written.matter(path).at(key) if key else (1, 1)
            found = Message("the %(what)s id «%(id)s» is taken by %(other)s", what=what, id=id, other=first[id])
            problems.append(Problem(path, *at, found, Message("Give one of the two another name")))


def check_former(claims: Iterable[Claim], what: Message, written: Written, problems: list[Problem]) -> None:
    """Of every file its own address (with no key), and those it had, which may be nobody else's.

    Of two files of one id `same_ids` speaks.
    """
    every = list(claims)
    own = {address: path for address, path, key in every if not key}
    taken = dict(own)
    for address, path, key in every:
        if key and (taken.setdefault(address, path) != path or address in own):
            found = Message(
                "was: the %(what)s «%(address)s» is %(other)s", what=what, address=address, other=taken[address]
            )
            mend = Message("Name only what no file is called any more, and only once")
            problems.append(Problem(path, *written.matter(path).at(key), found, mend))


def check_targets(events: Iterable[EventRecord], known: Known, written: Written, problems: list[Problem]) -> None:
    """Corrections and events may only speak of what is there."""
    for path, body in written.bodies.items():
        problems.extend(listed(_of_corrections(path, body, known, written)))
    for event in events:
        problems.extend(listed(_of_event(event, known, written)))


def check_limits(entities: Iterable[EntityRecord], articles: Known, written: Written, problems: list[Problem]) -> None:
    """An entity's names may only be limited to articles that are there, and not both to one and from it."""
    for entity in entities:
        for key, ids in (("only_in", entity.only_in), ("not_in", entity.not_in)):
            for number, id in enumerate(ids):
                if id in articles.ids and (key == "only_in" or id not in entity.only_in):
                    continue
                matter = written.matter(entity.path)
                at = matter.at((key, number))
                if id not in articles.ids:
                    found = Message("%(key)s: there is no article «%(id)s»", key=key, id=id)
                    now = articles.now(id)
                    fix = matter.instead((key, number), now) if now else None
                    mend = Message("Write the name of an article's file without .md")
                    mend = _now(now) if now else articles.nearest(id, mend)
                    problems.append(Problem(entity.path, *at, found, mend, fix=fix))
                else:
                    found = Message("not_in: «%(id)s» stands in only_in too", id=id)
                    problems.append(Problem(entity.path, *at, found, Message("Leave it in one of the two")))


def _of_corrections(path: str, body: Body, known: Known, written: Written) -> Iterator[Problem]:
    for correction, target in zip(body.corrections, body.targets, strict=True):
        yield from _judged(path, correction.span.of(body.text)[:40], correction, target, known, written)


def _of_event(event: EventRecord, known: Known, written: Written) -> Iterator[Problem]:
    for number, id in enumerate(event.entities):
        if id in known.ids:
            continue
        matter = written.matter(event.path)
        at = matter.at(("entities", number))
        now = known.now(id)
        fix = matter.instead(("entities", number), now) if now else None
        if id in known.moved:
            yield Problem(event.path, *at, _moved(id, known), _now(known.moved[id]), "warning", fix)
        else:
            found = Message("the entity «%(id)s» has no file", id=id)
            yield Problem(event.path, *at, found, _no_entity(known, id), fix=fix)


def _judged(
    path: str, words: str, correction: Correction, target: Span, known: Known, written: Written
) -> Iterator[Problem]:
    """What is wrong with where a correction points."""
    scheme, id = correction.scheme, correction.target
    if id == "none" or (is_edtf(id) if scheme == "date" else id in known.ids):
        return
    severity = "error"
    if scheme == "date":
        now = meant.date(id)
        wrong = Message("gives no date: «%(target)s»", target=id)
        mend = Message("Write date:2025-11-06, date:2025-11, date:2025 or date:none")
    else:
        now = known.now(id)
        wrong = Message("points to «%(target)s», which has no file", target=id)
        mend = _no_entity(known, id)
        if id in known.moved:
            wrong, mend, severity = _moved(id, known), _now(known.moved[id]), "warning"
    found = Message("the correction of «%(words)s» %(wrong)s", words=words, wrong=wrong)
    matter = written.matter(path)
    fix = None
    if now and target.start != target.stop:
        fix = Fix((Edit(target.start, target.of(matter.text), f"{scheme}:{now}"),))
    yield Problem(path, *matter.lines.place(target.start), found, mend, severity, fix)


def _moved(id: str, known: Known) -> Message:
    return Message("points to «%(target)s», which is now «%(now)s»", target=id, now=known.moved[id])


def _now(id: str) -> Message:
    return Message("Write «%(id)s»", id=id)


def _no_entity(known: Known, id: str) -> Message:
    """What is like it may be somebody else: «marat-tokaev» is not «kasym-zhomart-tokaev»."""
    near = known.like(id)
    if near:
        return Message("Did you mean «%(near)s»? If it is another, make a file for it: letopis new entity", near=near)
    return Message("Make a file for it in entities/ (letopis new entity), or take the id of one that is there")


def place_of(words: str, text: str) -> Span | None:
    """Where the words first stand, whatever white space parts them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(*found.span()) if found else None
