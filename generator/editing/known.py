"""What content/ has already, as far as new files must know: entities by their names, ids that are taken, addresses of former files.

Read lightly: of each file the front matter alone, of articles only what names former addresses. A file that cannot be read is passed over;
`check` reports it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import frontmatter
from generator.model import EntityKind
from generator.rawtext import read_text
from generator.urls import slug

_UNCUT = 10_000
_NEAR = 0.85
"""Of difflib's ratio: one letter in seven may differ."""
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Curated:
    """An entity that has a file."""

    id: str
    kind: EntityKind
    path: Path
    name: str
    names: tuple[str, ...]
    """All of them, the first one too."""


def key(name: str) -> str:
    """Names that differ in capitals, quotation marks, ё or the alphabet alone have one key."""
    return slug(name, _UNCUT) or name.casefold()


class Known:
    def __init__(self, content: Path) -> None:
        self.content = content
        self.entities: list[Curated] = []
        self.entity_ids: dict[str, Path] = {}
        """Of files, and of those that were merged into them."""
        for path, data in _files(content / "entities"):
            for id in (path.stem, *_texts(data.get("same_as"))):
                self.entity_ids.setdefault(id, path)
            kind = next((kind for kind in EntityKind if kind.folder == path.parent.name), None)
            name = data.get("name")
            if kind and isinstance(name, str):
                others = data.get("names")
                translated = _texts(list(others.values())) if isinstance(others, dict) else ()
                names = (name, *_texts(data.get("aliases")), *translated)
                self.entities.append(Curated(path.stem, kind, path, name, names))

    def named(self, names: Iterable[str]) -> list[tuple[Curated, str]]:
        """Entities that have one of these names already, each with the name that it shares."""
        wanted = {key(name) for name in names}
        found = [(entity, next((name for name in entity.names if key(name) in wanted), "")) for entity in self.entities]
        return [(entity, name) for entity, name in found if name]

    def near(self, name: str, kind: EntityKind | None = None) -> list[Curated]:
        """Entities with nearly this name: a letter more or less, or of a person some of the words."""
        mine = key(name)
        words = set(mine.split("-"))
        closest = _closest(mine, [key(each) for entity in self.entities for each in entity.names])
        found = []
        for entity in self.entities:
            keys = [key(each) for each in entity.names]
            theirs = [set(each.split("-")) for each in keys]
            person = kind is EntityKind.PERSON is entity.kind
            if any(each in closest for each in keys) or (
                person and any(words < each or each < words for each in theirs)
            ):
                found.append(entity)
        return found[:_SUGGESTED]

    def meant(self, given: str) -> list[str]:
        """The ids that it may mean: itself, or those of all who have the name."""
        return [given] if given in self.entity_ids else sorted({entity.id for entity, _ in self.named([given])})

    def near_ids(self, given: str) -> list[str]:
        ids = difflib.get_close_matches(given, sorted(self.entity_ids), _SUGGESTED)
        return list(dict.fromkeys([*ids, *(entity.id for entity in self.near(given))]))[:_SUGGESTED]

    def event_ids(self) -> dict[str, Path]:
        """Of files, and of those that were merged into them."""
        found: dict[str, Path] = {}
        for path, data in _files(self.content / "events"):
            for id in (path.stem, *_texts(data.get("same_as"))):
                found.setdefault(id, path)
        return found

    def article(self, id: str) -> Path | None:
        """The article that is called so, or was."""
        folder = self.content / "articles"
        own = next((path for path in sorted(folder.rglob(f"{id}.md"))), None)
        if own:
            return own
        for path in sorted(folder.rglob("*.md")):
            # Few files have a former name; the others need not be taken apart.
            if path.is_file() and b"was:" in path.read_bytes():
                was = _texts(frontmatter.read(read_text(path)[0]).data.get("was"))
                if any(name.rpartition("/")[2] == id for name in was):
                    return path
        return None


def _files(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.rglob("*.md")):
        if not path.is_symlink():
            yield path, frontmatter.read(read_text(path)[0]).data


def _texts(value: Any) -> tuple[str, ...]:
    """Of a list, or of the one value that stands for a list."""
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str))


def _closest(wanted: str, keys: Sequence[str]) -> set[str]:
    return set(difflib.get_close_matches(wanted, sorted(set(keys)), _SUGGESTED, _NEAR))
