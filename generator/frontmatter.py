"""Front matter: the YAML between two `---` lines, read as plain strings, lists and mappings, each with its place; and written.

Only plain data is accepted. Anchors, aliases and tags are refused where they stand (an alias can grow without bound, a tag can name a
type to build), and so is a key written twice. Every scalar is a string: `2025-11-07` stays what the contributor typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.errors import Edit, Fix, Message, Problem, edit
from generator.lines import Lines
from generator.rawtext import hidden

_FENCE = re.compile(r"-{3}[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^-{3}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
# What word processors make of `---`, and blank lines above it.
_NEARLY = re.compile(r"(\s*)([-–—―−]{1,6})[ \t]*(?=\r|\n)")
_NEARLY_CLOSING = re.compile(r"^([-–—―−]{1,6})[ \t]*(?=\r|\n|\Z)", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MAX_DEPTH = 8
"""Levels of nesting; contributors need two."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    data: dict[str, Any]
    """Strings, None, lists and dicts only."""
    text: str = ""
    """The file as read."""
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Where each key stands in the file: its first code point and the one after its last."""
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Where each value stands, its quotation marks or brackets included."""
    body: str = ""
    problems: tuple[Problem, ...] = ()
    """With an empty path."""
    lines: Lines = field(default_factory=lambda: Lines(""))

    @property
    def body_start(self) -> int:
        """The body's first code point in the file."""
        return len(self.text) - len(self.body)

    def at(self, path: Path) -> tuple[int, int]:
        """Line and column of a key's first letter, of an item of a list, or of the nearest thing that holds it."""
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        start, _ = self.keys.get(path) or self.values.get(path, (0, 0))
        return self.lines.place(start)

    def instead(self, path: Path, text: str) -> Fix | None:
        """The value at `path` replaced, in the quotation marks that it has. None where it stands in several lines or not at all."""
        if path not in self.values and path[-1:] == (0,):
            path = path[:-1]  # one value where a list may stand
        start, end = self.values.get(path, (0, 0))
        old = self.text[start:end]
        if not old or "\n" in old or "\r" in old or old[0] in "|>":
            return None
        quoted = old[0] if old[0] in "'\"" and old[-1] == old[0] and len(old) > 1 else ""
        return edit(start, old, f"{quoted}{text}{quoted}")


def fences(text: str) -> tuple[int, int, int] | None:
    """Where the YAML begins and ends, and where the body begins, in code points of the text; None without both `---` lines."""
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start(), closing.end()) if opening and closing else None


def compose(source: str) -> Any:
    """PyYAML's tree of nodes, whose marks count code points of `source`. Raises yaml.YAMLError, RecursionError."""
    return yaml.compose(source, Loader=_LOADER)


def read(text: str) -> FrontMatter:
    """Takes a file apart. Never raises: what is wrong is in `problems`, and `data` holds what could be read."""
    lines = Lines(text)
    places = fences(text)
    if places is None:
        return FrontMatter({}, text, body=text, problems=(_unfenced(text, lines),), lines=lines)
    start, ends, after = places
    start += text.startswith("\ufeff", start)  # libyaml takes off a byte order mark, and does not count it
    source, body = text[start:ends], text[after:]
    problems: list[Problem] = []
    changed = _Changed(source, start)
    node = _composed_at_once(source)
    for _ in range(_ERRORS if node is None else 0):
        refused, error = _scanned(changed, lines)
        problems += refused
        if not refused and not error:
            try:
                node = compose(changed.source)
                break
            except yaml.YAMLError as second:
                error = second  # two documents in one
        if error:
            problems.append(_syntax(error, changed, lines))
        fix = problems[-1].fix
        if refused or not fix or not changed.mended(fix.edits[0]):
            break
    if node is None and problems:
        return FrontMatter({}, text, body=body, problems=tuple(problems), lines=lines)
    if not isinstance(node, yaml.MappingNode):
        mend = Message("Write «key: value» lines, such as «title: …»")
        problem = Problem("", *lines.place(start), Message("the front matter holds no keys"), mend)
        return FrontMatter({}, text, body=body, problems=(problem,), lines=lines)
    reader = _Reader(changed, lines)
    data = reader.plain(node, ())
    return FrontMatter(data, text, reader.keys, reader.values, body, (*problems, *reader.problems), lines)


_REFUSED = re.compile(r"[&*!]")
_NESTING = re.compile(r"[\[{:?-]")
_NESTINGS = 300
"""Signs that may each begin a level, with which it is still safe to find out by going down how many levels there are."""


def _composed_at_once(source: str) -> Any:
    """The tree of what surely holds nothing that is refused, parsed once; None where it must be looked at event by event."""
    if _REFUSED.search(source) or len(_NESTING.findall(source)) > _NESTINGS:
        return None
    try:
        node = compose(source)
    except (yaml.YAMLError, RecursionError):
        return None
    return None if _deeper(node, MAX_DEPTH) else node


def _deeper(node: Any, levels: int) -> bool:
    if isinstance(node, yaml.MappingNode):
        return not levels or any(_deeper(part, levels - 1) for pair in node.value for part in pair)
    return isinstance(node, yaml.SequenceNode) and (not levels or any(_deeper(it, levels - 1) for it in node.value))


_ERRORS = 20
"""Errors of syntax in one file that are told at once."""


class _Changed:
    """The YAML as its fixes would make it, so that what else is wrong is found too; with the way back to the file."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.start = start
        self._edits: list[Edit] = []

    def mended(self, made: Edit) -> bool:
        """`made` counts in the file. Returns whether it lies behind those before it."""
        if self._edits and made.start < self._edits[-1].end:
            return False
        at = made.start - self.start + sum(len(other.text) - len(other.old) for other in self._edits)
        self.source = self.source[:at] + made.text + self.source[at + len(made.old) :]
        self._edits.append(made)
        return True

    def in_file(self, offset: int) -> int:
        """An offset into `source`, in the file. What a fix writes stands where what it replaces does."""
        offset += self.start
        for made in self._edits:
            if offset <= made.start:
                return offset
            if offset < made.start + len(made.text):
                return min(offset, made.end)
            offset += len(made.old) - len(made.text)
        return offset


def _unfenced(text: str, lines: Lines) -> Problem:
    """No front matter, or none that ends. Where a line is a fence but for its dashes, what it was meant to be is no question."""
    if opening := _FENCE.match(text):
        found = Message("the front matter does not end")
        near = list(_NEARLY_CLOSING.finditer(text, opening.end()))
        place, fix = (1, 1), None
        if len(near) == 1:
            place = lines.place(near[0].start())
            fix = edit(near[0].start(), near[0][0], "---")
        return Problem("", *place, found, Message("End it with a line ---, and write the text below it"), fix=fix)
    nearly = _NEARLY.match(text)
    found = Message("there is no front matter")
    mend = Message("Begin the file with a line ---, the title and the date, and a line ---")
    # A row of dashes alone is a rule of Markdown; keys below it make it the beginning of front matter.
    if nearly and re.compile(r"[ \t]*[\r\n]+[a-z_]+[ \t]*:").match(text, nearly.end(2)):
        return Problem("", *lines.place(nearly.start(2)), found, mend, fix=edit(0, nearly[0], "---"))
    return Problem("", 1, 1, found, mend)


def _scanned(changed: _Changed, lines: Lines) -> tuple[list[Problem], Exception | None]:
    """Anchors, aliases, tags and deep nesting, before anything is built from them; and what stopped the parser."""
    problems: list[Problem] = []
    depth = 0
    try:
        event: Any
        for event in yaml.parse(changed.source, Loader=_LOADER):
            at = lines.place(changed.in_file(event.start_mark.index))
            if isinstance(event, yaml.AliasEvent):
                found = Message("a YAML alias «*%(name)s»", name=str(event.anchor))
                problems.append(Problem("", *at, found, Message("Write the value itself")))
            elif getattr(event, "anchor", None):
                found = Message("a YAML anchor «&%(name)s»", name=event.anchor)
                problems.append(Problem("", *at, found, Message("Leave the anchor out")))
            elif tag := getattr(event, "tag", None):
                found = Message("a YAML tag «%(name)s»", name=tag)
                problems.append(Problem("", *at, found, Message("Leave the tag out; values are plain text")))
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    found = Message("more than %(number)s levels of nesting", number=MAX_DEPTH)
                    problems.append(Problem("", *at, found, Message("Two are enough")))
                    break
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
    except (yaml.YAMLError, RecursionError) as error:
        return problems, error
    return problems, None


_ENTRY = re.compile(r"^(?P<key>[ \t]*(?:-[ \t]+)?[a-z_]+:[ \t]+)(?P<value>\S[^\r\n]*?)[ \t]*$", re.MULTILINE)
_INDENT = re.compile(r"^(?= *\t)[ \t]+", re.MULTILINE)


# What libyaml says most often of files that people write; anything else stays in its own words.
_OF_YAML = (
    Message("mapping values are not allowed in this context"),
    Message("did not find expected key"),
    Message("did not find expected ',' or ']'"),
    Message("did not find expected ',' or '}'"),
    Message("did not find expected alphabetic or numeric character"),
    Message("did not find expected '-' indicator"),
    Message("found character that cannot start any token"),
    Message("found unexpected end of stream"),
    Message("found unknown escape character"),
    Message("could not find expected ':'"),
    Message("block sequence entries are not allowed in this context"),
    Message("found a tab character that violates indentation"),
)


def _syntax(error: Exception, changed: _Changed, lines: Lines) -> Problem:
    mark = getattr(error, "problem_mark", None)
    offset = min(mark.index, len(changed.source)) if mark else 0
    said = getattr(error, "problem", None) or str(error).split("\n")[0]
    what = next((message for message in _OF_YAML if message.msgid == said), said)
    mend = Message("Values with «: », «#» or quotation marks in them stand in single quotes: title: 'Саммит: итоги'")
    found = Message("the front matter is no YAML (%(what)s)", what=what)
    return Problem("", *lines.place(changed.in_file(offset)), found, mend, fix=_sound(changed, offset))


def _sound(changed: _Changed, offset: int) -> Fix | None:
    """What makes the YAML sound, where it is one thing: tabs as indentation, or a value that wants quotes. Tried out before it is said."""
    source = changed.source
    tab = next((tab for tab in _INDENT.finditer(source) if tab.start() <= offset <= tab.end() + 1), None)
    if tab:
        return _tried(changed, tab.start(), tab[0], tab[0].replace("\t", "  "))
    begins = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
    entry = _ENTRY.match(source, begins)
    if not entry or entry["value"][0] in "[{|>":
        return None
    value = entry["value"]
    if value[0] in "'\"" and value[-1] == value[0]:
        return None  # Quoted already, with such marks inside: do they belong to the words? Two answers.
    return _tried(changed, entry.start("value"), value, quoted(value))


def _tried(changed: _Changed, at: int, old: str, new: str) -> Fix | None:
    try:
        # The parser's events alone: building what it reads could go as deep as somebody has nested it.
        for _ in yaml.parse(changed.source[:at] + new + changed.source[at + len(old) :], Loader=_LOADER):
            pass
    except yaml.YAMLError as error:
        # What is wrong further down is another problem.
        mark = getattr(error, "problem_mark", None)
        if not mark or mark.index <= at + len(new) + 1:
            return None
    except RecursionError:
        return None
    return edit(changed.in_file(at), old, new)


def quoted(value: str) -> str:
    """In single quotes, in which YAML takes everything as it stands."""
    return "'" + value.replace("'", "''") + "'"


class _Reader:
    """YAML's nodes as plain data, with the places of keys and values, and what is wrong with the keys."""

    def __init__(self, changed: _Changed, lines: Lines) -> None:
        self.changed = changed
        self.lines = lines
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def plain(self, node: Any, path: Path) -> Any:
        self.values[path] = self.where(node)
        if isinstance(node, yaml.ScalarNode):
            # Written as an escape («\\u202e») it is nowhere in the file's own text.
            if code := self.escaped(node):
                found = Message("a character that does not show, %(code)s, as an escape", code=code)
                mend = Message("Write the text without it")
                self.problems.append(Problem("", *self.lines.place(self.where(node)[0]), found, mend))
            # Only an unquoted null is one: '' and "~" are what was typed.
            return None if not node.style and node.value in NULLS else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, number)) for number, item in enumerate(node.value)]
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            wrong: tuple[Message, Message] | None = None
            if not isinstance(key, str) or len(key.splitlines()) != 1:
                wrong = Message("a key that is no word"), Message("Keys are plain words")
            elif code := self.escaped(key_node):
                found = Message("a character that does not show, %(code)s, in a key", code=code)
                wrong = found, Message("Keys are plain words")
            elif key in result:
                wrong = Message("«%(key)s» stands here twice", key=key), Message("Keep one of the two")
            else:
                result[key] = self.plain(value_node, (*path, key))
                self.keys[(*path, key)] = self.where(key_node)
            if wrong:
                self.problems.append(Problem("", *self.lines.place(self.where(key_node)[0]), *wrong))
        return result

    def escaped(self, node: Any) -> str:
        """The first character that does not show and is written as an escape; one that stands in the file is the file's own problem."""
        code = hidden(node.value)
        return code if code and not hidden(self.changed.source[node.start_mark.index : node.end_mark.index]) else ""

    def where(self, node: Any) -> tuple[int, int]:
        return self.changed.in_file(node.start_mark.index), self.changed.in_file(node.end_mark.index)


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
