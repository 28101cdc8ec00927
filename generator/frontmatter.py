"""Front matter: the YAML between two `---` lines, read as plain strings, lists and mappings, each with its line; and written.

Only plain data is accepted. Anchors, aliases and tags are refused where they stand (an alias can grow without bound, a tag can name a
type to build), and so is a key written twice. Every scalar is a string: `2025-11-07` stays what the contributor typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from generator.errors import Problem
from generator.rawtext import hidden_characters

_FENCE = re.compile(r"-{3}[ \t]*(?:\r\n?|\n)")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MAX_DEPTH = 8
"""Levels of nesting; contributors need two."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    data: dict[str, Any]
    """Strings, None, lists and dicts only."""
    lines: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Where each value stands in the file: line and column, from 1."""
    body: str = ""
    body_line: int = 1
    """The file's line on which the body begins."""
    problems: tuple[Problem, ...] = ()
    """With an empty path."""

    def at(self, path: Path) -> tuple[int, int]:
        """Line and column of a value, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, (1, 0))


def read(text: str) -> FrontMatter:
    """Takes a file apart. Never raises: what is wrong is in `problems`, and `data` holds what could be read."""
    opening = _FENCE.match(text)
    closing = None
    if opening:
        closing = re.compile(r"^-{3}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not opening or not closing:
        mend = "Begin the file with a line ---, the title and the date, and a line ---"
        return FrontMatter({}, body=text, problems=(Problem("", 1, 0, "there is no front matter", mend),))
    source = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    body_line = 1 + len(re.findall(r"\r\n?|\n", text[: closing.end()]))
    # libyaml takes off a byte order mark and does not count it.
    starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source.removeprefix("\ufeff")))]
    problems = list(_refused(source, starts))
    if problems:
        return FrontMatter({}, {}, body, body_line, tuple(problems))
    try:
        node = yaml.compose(source, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        return FrontMatter({}, {}, body, body_line, (_syntax(error, starts),))
    if node is None or not isinstance(node, yaml.MappingNode):
        mend = "Write «key: value» lines, such as «title: …»"
        return FrontMatter({}, {}, body, body_line, (Problem("", 2, 0, "the front matter holds no keys", mend),))
    lines: dict[Path, tuple[int, int]] = {}
    data = _plain(node, (), lines, problems, starts)
    return FrontMatter(data, lines, body, body_line, tuple(problems))


def _place(mark: Any, starts: Sequence[int]) -> tuple[int, int]:
    """Line and column in the file. YAML's own lines end at U+0085, U+2028 and U+2029 too, where no editor sees an end."""
    line = bisect_right(starts, mark.index)
    return line + 1, mark.index - starts[line - 1] + 1


def _refused(source: str, starts: Sequence[int]) -> Iterator[Problem]:
    """Anchors, aliases, tags and deep nesting, before anything is built from them."""
    depth = 0
    try:
        event: Any
        for event in yaml.parse(source, Loader=_LOADER):
            line, column = _place(event.start_mark, starts)
            if isinstance(event, yaml.AliasEvent):
                yield Problem("", line, column, f"a YAML alias «*{event.anchor}»", "Write the value itself")
            elif getattr(event, "anchor", None):
                yield Problem("", line, column, f"a YAML anchor «&{event.anchor}»", "Leave the anchor out")
            elif tag := getattr(event, "tag", None):
                yield Problem("", line, column, f"a YAML tag «{tag}»", "Leave the tag out; values are plain text")
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    yield Problem("", line, column, f"more than {MAX_DEPTH} levels of nesting", "Two are enough")
                    return
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
    except (yaml.YAMLError, RecursionError) as error:
        yield _syntax(error, starts)


def _syntax(error: Exception, starts: Sequence[int]) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = _place(mark, starts) if mark else (1, 0)
    what = getattr(error, "problem", None) or str(error).split("\n")[0]
    mend = "Values with «: », «#» or quotation marks in them stand in single quotes: title: 'Саммит: итоги'"
    return Problem("", line, column, f"the front matter is no YAML ({what})", mend)


def _plain(
    node: Any, path: Path, lines: dict[Path, tuple[int, int]], problems: list[Problem], starts: Sequence[int]
) -> Any:
    lines[path] = _place(node.start_mark, starts)
    if isinstance(node, yaml.ScalarNode):
        if hidden := hidden_characters(node.value):
            # Written as they are, they are found before this; an escape in double quotes ("\u202e") would bring them in.
            problems.append(replace(hidden[0], line=lines[path][0], column=lines[path][1], mend="Delete it"))
        # Only an unquoted null is one: '' and "~" are what was typed.
        return None if not node.style and node.value in _NULLS else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, number), lines, problems, starts) for number, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        at = _place(key_node.start_mark, starts)
        if not isinstance(key, str) or len(key.splitlines()) != 1 or hidden_characters(key):
            problems.append(Problem("", *at, "a key that is no word", "Keys are plain words"))
            continue
        if key in result:
            problems.append(Problem("", *at, f"«{key}» stands here twice", "Keep one of the two"))
            continue
        result[key] = _plain(value_node, (*path, key), lines, problems, starts)
        lines[(*path, key)] = at
    return result


# ------------------------------------------------------------------------------------------------------ writing


class _Dumper(yaml.SafeDumper):
    """Without anchors and aliases, which `read` refuses, and with list items set in."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def written(fields: Mapping[str, Any], body: str) -> str:
    """A whole file. What is empty is left out; strings are quoted only where YAML would read them as something else."""
    given = {key: value for key, value in fields.items() if value}
    matter = yaml.dump(given, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{matter}---\n{body}"


def plain_date(edtf: str) -> date | int | str:
    """A date to be written without quotation marks where YAML allows it, as a contributor would: of a day, and of a year."""
    if _YEAR.fullmatch(edtf):
        return int(edtf)
    try:
        return date.fromisoformat(edtf) if _DAY.fullmatch(edtf) else edtf
    except ValueError:
        return edtf
