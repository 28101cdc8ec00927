"""Front matter changed in place: a value, an item of a list, a key. Comments, order, quotation marks and line ends stay.

Every function gives the edits that are needed and makes none. Where a value is written in a way that no exact edit is known for (a
block scalar, a front matter in braces), EditRefused says what to do by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator import frontmatter
from generator.editing.edit import Edit
from generator.errors import EditRefused

Path = frontmatter.Path
_LINE_END = re.compile(r"\r\n?|\n")


class Matter:
    """The front matter of one file, with the place of every value."""

    def __init__(self, path: str, text: str) -> None:
        """Raises EditRefused for a front matter that cannot be read."""
        places, read = frontmatter.fences(text), frontmatter.read(text)
        if places is None or read.problems:
            problem = read.problems[0]
            raise EditRefused(f"{path}:{problem.line}: {problem.found}. {problem.mend}")
        self.path, self.text, self.data = path, text, read.data
        self.begins, self.ends, self.body = places
        end = _LINE_END.search(text)
        self.newline = end[0] if end else "\n"
        self._root: Any = frontmatter.compose(text[self.begins : self.ends])

    # ------------------------------------------------------------------------------------------- what is asked for

    def replaced(self, path: Path, value: str) -> Edit:
        """The one scalar at `path` with another value, in its own kind of quotation marks where it has some."""
        node = self._node(path)
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            raise self._by_hand(path)
        start, end = self._place(node)
        return Edit(self.path, start, end, _written(value, self._in_flow(path), node.style))

    def with_value(self, key: str, value: str) -> Edit:
        """A key of the front matter itself, with this value; a new line where there is none."""
        if key in self.data and self.data[key] is not None:
            return self.replaced((key,), value)
        return self._filled(key, _written(value, self._flow), _written(value, self._flow))

    def listed(self, key: str, values: Sequence[str]) -> list[Edit]:
        """A list of the front matter itself that holds these: items that are not among them go, others come last, and each that
        stays stays where and as it is. A list of nothing loses its key."""
        have = [] if self.data.get(key) is None else self.data[key]
        if isinstance(have, str):
            return self._from_one(key, have, values)
        gone = [index for index, value in enumerate(have) if value not in values or value in have[:index]]
        new = [value for value in dict.fromkeys(values) if value not in have]
        if not gone and not new:
            return []
        if not values:
            return [self._without(key)]
        node = self._node((key,)) if key in self.data else None
        if node is None or not isinstance(node, yaml.SequenceNode):
            flow = f"[{', '.join(_written(value, True) for value in new)}]"
            return [self._filled(key, flow, flow)]
        return list(self._flow_list(node, gone, new) if node.flow_style else self._block_list(key, node, gone, new))

    def mapped(self, key: str, values: Mapping[str, str]) -> list[Edit]:
        """A group of the front matter itself, with these keys added to it."""
        if not values:
            return []
        pairs = [f"{name}: {_written(value, True)}" for name, value in values.items()]
        node = self._node((key,)) if key in self.data else None
        if node is None or not isinstance(node, yaml.MappingNode):
            flow = f"{{{', '.join(pairs)}}}"
            return [self._filled(key, flow, flow)]
        if node.flow_style:
            place = self._place(node.value[-1][1])[1] if node.value else self._place(node)[0] + 1
            return [Edit(self.path, place, place, (", " if node.value else "") + ", ".join(pairs))]
        last = node.value[-1][1]
        if getattr(last, "style", None) in ("|", ">"):
            raise self._by_hand((key,))
        place = self._line_end(self._place(last)[1])
        indent = " " * node.value[0][0].start_mark.column
        plain = [f"{name}: {_written(value, False)}" for name, value in values.items()]
        return [Edit(self.path, place, place, "".join(self.newline + indent + pair for pair in plain))]

    def items(self, key: str) -> list[str]:
        """A list of the front matter itself; a single value is a list of one."""
        value = self.data.get(key)
        return [value] if isinstance(value, str) else list(value or ())

    # ------------------------------------------------------------------------------------------- lists

    def _from_one(self, key: str, have: str, values: Sequence[str]) -> list[Edit]:
        """A single value that stands for a list of one."""
        if list(dict.fromkeys(values)) == [have]:
            return []
        if not values:
            return [self._without(key)]
        node = self._node((key,))
        if node.style in ("|", ">"):
            raise self._by_hand((key,))
        start, end = self._place(node)
        own = self.text[start:end]
        items = [
            own if value == have and (node.style or _plain(value, True)) else _written(value, True) for value in values
        ]
        return [Edit(self.path, start, end, f"[{', '.join(items)}]")]

    def _flow_list(self, node: Any, gone: Sequence[int], new: Sequence[str]) -> Iterator[Edit]:
        places = [self._place(item) for item in node.value]
        added = [_written(value, True) for value in new]
        kept = [index for index in range(len(places)) if index not in set(gone)]
        if not kept:
            # Whatever stood inside goes, its commas too.
            start, end = self._place(node)
            yield Edit(self.path, start + 1, end - 1, ", ".join(added))
            return
        for index in gone:
            if index < kept[-1]:
                yield Edit(self.path, places[index][0], places[index + 1][0], "")
        yield Edit(self.path, places[kept[-1]][1], places[-1][1], "".join(f", {value}" for value in added))

    def _block_list(self, key: str, node: Any, gone: Sequence[int], new: Sequence[str]) -> Iterator[Edit]:
        if any(getattr(item, "style", None) in ("|", ">") for item in node.value):
            raise self._by_hand((key,))
        places = [self._place(item) for item in node.value]
        left = list(new)
        last = len(places) - 1
        for index in gone:
            if left:
                # A new item in the place of an old one: its line stays, with its comment.
                yield Edit(self.path, *places[index], _written(left.pop(0), False))
                continue
            dash = self.text.rindex("-", self.begins, places[index][0])
            start = self.text.rfind("\n", 0, dash) + 1 if self.newline != "\r" else self.text.rfind("\r", 0, dash) + 1
            end = self._line_end(places[index][1])
            found = _LINE_END.match(self.text, end)
            yield Edit(self.path, start, found.end() if found else end, "")
        if left:
            place = self._line_end(places[last][1])
            indent = " " * node.start_mark.column
            yield Edit(
                self.path, place, place, "".join(f"{self.newline}{indent}- {_written(one, False)}" for one in left)
            )

    # ------------------------------------------------------------------------------------------- keys

    @property
    def _flow(self) -> bool:
        return bool(self._root.flow_style)

    def _filled(self, key: str, value: str, new: str) -> Edit:
        """The key with a value: where it stands without one, behind its colon; else as the last line of the front matter."""
        for key_node, node in self._root.value:
            if key_node.value == key:
                start, end = self._place(node)
                if isinstance(node, yaml.ScalarNode) and start == end:
                    colon = self.text.index(":", self._place(key_node)[1]) + 1
                    return Edit(self.path, colon, colon, f" {value}")
                return Edit(self.path, start, end, value)
        if self._flow:
            raise self._by_hand((key,))
        indent = " " * self._root.value[0][0].start_mark.column
        return Edit(self.path, self.ends, self.ends, f"{indent}{key}: {new}{self.newline}")

    def _without(self, key: str) -> Edit:
        """The key's lines go."""
        if self._flow:
            raise self._by_hand((key,))
        keys = [self._place(key_node)[0] for key_node, _ in self._root.value]
        index = next(number for number, (key_node, _) in enumerate(self._root.value) if key_node.value == key)
        node = self._root.value[index][1]
        while isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        if getattr(node, "style", None) in ("|", ">"):
            raise self._by_hand((key,))
        indent = self._root.value[0][0].start_mark.column
        end = self._line_end(max(self._place(node)[1], keys[index]))
        found = _LINE_END.match(self.text, end)
        return Edit(self.path, keys[index] - indent, found.end() if found else end, "")

    # ------------------------------------------------------------------------------------------- places

    def _node(self, path: Path) -> Any:
        node = self._root
        for part in path:
            if isinstance(part, int):
                node = node.value[part]
            else:
                node = next(value for key, value in node.value if key.value == part)
        return node

    def _in_flow(self, path: Path) -> bool:
        return any(bool(getattr(self._node(path[:length]), "flow_style", False)) for length in range(len(path)))

    def _place(self, node: Any) -> tuple[int, int]:
        return self.begins + node.start_mark.index, self.begins + node.end_mark.index

    def _line_end(self, place: int) -> int:
        found = _LINE_END.search(self.text, place)
        return found.start() if found else len(self.text)

    def _by_hand(self, path: Path) -> EditRefused:
        line = self.text.count("\n", 0, self.begins) + 1
        key = ".".join(map(str, path))
        return EditRefused(
            f"{self.path}:{line}: «{key}» is written in a way that cannot be changed exactly. "
            f"Write it as «{path[0]}: …», one key a line, lists in brackets or as «- …» lines, and run it again."
        )


def scalar(value: str) -> str:
    """The value as YAML writes it behind a key: plain where that says the same, else in single quotation marks."""
    return _written(value, False)


def _written(value: str, flow: bool, style: str | None = None) -> str:
    if not style and _plain(value, flow):
        return value
    if style == '"' and "\\" not in value and '"' not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _plain(value: str, flow: bool) -> bool:
    """Whether the value without quotation marks is read as itself."""
    try:
        node = frontmatter.compose(f"[{value}]" if flow else f"k: {value}")
    except (yaml.YAMLError, RecursionError):
        return False
    found: Iterable[Any] = node.value if flow else [pair[1] for pair in node.value]
    match list(found):
        case [yaml.ScalarNode() as only]:
            return not only.style and only.value == value and value not in frontmatter.NULLS
    return False
