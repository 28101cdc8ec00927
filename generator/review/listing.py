"""The list of a review: for people as blocks of lines, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import frontmatter, markdown
from generator.editing.tree import Tree
from generator.i18n import catalogue
from generator.model import Archive
from generator.review import words as wording
from generator.review.items import NONE, Item
from generator.sharing.cleartext import one_line

_SHOWN = 80
"""Code points of the words, at most, in what an answer says that it wrote."""


@dataclass(frozen=True, slots=True)
class Answer:
    key: str
    """What is typed: `y`, `n`, `1`…"""
    target: str
    """As a correction says it."""
    meaning: str


class Listing:
    """Items in words. Places in files are worked out for the items that are asked for alone."""

    def __init__(self, tree: Tree, archive: Archive, language: str) -> None:
        self.tree = tree
        self.archive = archive
        self.language = language
        self.words = catalogue(language)
        self._texts = {one.article.id: one.article.text for one in archive.articles}
        self._offsets = lru_cache(maxsize=64)(self._read)

    def place(self, item: Item) -> str:
        """`file:line:column`, the column in code points from 1."""
        text, offsets = self._offsets(item.path)
        at = offsets[item.span.start] if item.span.start < len(offsets) else 0
        line = text.count("\n", 0, at) + 1
        return f"{self.tree.root / item.path}:{line}:{at - text.rfind(chr(10), 0, at)}"

    def answers(self, item: Item) -> list[Answer]:
        """The machine's own first, if it has one that a correction can say; then that there is nothing; then others."""
        sayable = item.target and (item.scheme == "date" or item.target in self.archive.entities)
        keyed = [("y", item.target)] if sayable else []
        keyed += [("n", NONE), *((str(number), other) for number, other in enumerate(item.others, 1))]
        return [Answer(key, target, self.meaning(item, target)) for key, target in keyed]

    def meaning(self, item: Item, target: str) -> str:
        return wording.meaning(item, target, self.archive, self.language, self.words)

    def block(self, item: Item) -> Iterator[str]:
        """Four lines and a line an answer."""
        more = wording.repeated(item, self.words)
        yield f"{self.place(item)}  {item.id}"
        yield f"    {wording.shown(self._texts[item.article], item)}" + (f" — {more}" if more else "")
        taken = self.meaning(item, item.target)
        yield "    " + self.words.gettext("Taken for: %(meaning)s") % {"meaning": taken}
        yield "    " + self.words.gettext("In doubt because: %(grounds)s") % {"grounds": wording.why(item, self.words)}
        evidence = f" — {item.evidence}" if item.evidence else ""
        yield f"    [{item.rule}]{evidence}"
        for answer in self.answers(item):
            yield f"      {answer.key}  {answer.meaning}"

    def forget(self, item: Item) -> None:
        """The item's file is read anew: it was written, or may have been by others."""
        self.tree.forget(item.path)
        self._offsets.cache_clear()

    def settled(self, item: Item, target: str, added: Iterable[str] = ()) -> list[str]:
        """What an answer writes: the correction as it will stand, and files that are new."""
        words = item.words if len(item.words) <= _SHOWN else item.words[: _SHOWN - 1] + "…"
        lines = [f"{self.place(item)}: [{one_line(words)}]({item.scheme}:{target})"]
        return [*lines, *(f"{self.tree.root / path}: new" for path in added)]

    def json(self, items: Iterable[Item]) -> str:
        return json.dumps([self._record(item) for item in items], ensure_ascii=False, indent=1)

    def _record(self, item: Item) -> dict[str, object]:
        path, line, column = self.place(item).rsplit(":", 2)
        answers: Sequence[Answer] = self.answers(item)
        return {
            "id": item.id,
            "path": path,
            "line": int(line),
            "column": int(column),
            "article": item.article,
            "words": item.words,
            "sentence": item.sentence.of(self._texts[item.article]),
            "scheme": item.scheme,
            "target": item.target or None,
            "doubt": item.doubt,
            "grounds": [ground.value for ground in item.grounds],
            "rule": item.rule,
            "evidence": item.evidence,
            "more": item.more,
            "answers": [{"key": one.key, "target": one.target, "meaning": one.meaning} for one in answers],
        }

    def _read(self, path: str) -> tuple[str, tuple[int, ...]]:
        """A file's text, and for each code point of its article's plain text the place in it."""
        text = self.tree.text(path)
        places = frontmatter.fences(text)
        before = places[2] if places else 0
        return text, tuple(before + offset for offset in markdown.parse(text[before:]).offsets)
