"""The error tree. Everything that Letopis raises on purpose is a LetopisError.

    LetopisError                 message: what is wrong and what to do next
    ├── UsageError               the command's words are off                      exit 2
    ├── ConfigError              mkdocs.yml is wrong, with its line               exit 1
    ├── EditRefused              a file of content/ cannot be changed so; nothing was written   exit 1
    ├── ImportRefused            one document cannot be imported; the others go on
    ├── NotEDTF                  a string is no date; chronology.py               exit 1
    ├── SiteBusy                 another build is at work; publish.py             exit 1
    ├── ToolError                MkDocs or Pagefind failed: its last words        exit 1
    ├── Stopped                  by Ctrl-C, where something was kept              exit 130
    └── ProblemsError            carries every problem found
        ├── ContentError         content/ has problems                            exit 1
        └── VerifyError          the built site has broken links or anchors       exit 1

A Problem is not an exception: checks collect every one of them and go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

VALUE_LIMIT = 300
"""Characters of a contributed value that a message shows."""


def printable(text: str) -> str:
    """Text of others as a terminal and a log may show it: on one line, with escapes for what would move the cursor, hide, or begin a
    workflow's command."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Words for people: in English, with what is filled in. Translated when they are printed, not when they are made (`wording.py`)."""

    msgid: str
    """English, with `%(name)s` where a value goes."""
    values: tuple[tuple[str, Value], ...]

    def __init__(self, msgid: str, /, **values: Value) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        return filled(self.msgid, {name: shortened(str(value)) for name, value in self.values})


@dataclass(frozen=True, slots=True, init=False)
class Plural(Message):
    """A Message that counts: one form for one, another for several; other languages have forms of their own."""

    many: str
    number: int

    def __init__(self, one: str, many: str, number: int, /) -> None:
        Message.__init__(self, one, number=number)
        object.__setattr__(self, "many", many)
        object.__setattr__(self, "number", number)

    @property
    def template(self) -> str:
        """The English form."""
        return self.msgid if self.number == 1 else self.many

    def __str__(self) -> str:
        return filled(self.template, {"number": str(self.number)})


Value = str | int | Message


def filled(template: str, values: dict[str, str]) -> str:
    """The template with its `%(name)s` replaced. Unlike `%`, takes a stray per cent sign for what it is."""
    return re.sub(r"%\((\w+)\)s", lambda slot: values[slot[1]], template)


def shortened(value: str) -> str:
    return value if len(value) <= VALUE_LIMIT else value[: VALUE_LIMIT - 1] + "…"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a file replaced."""

    start: int
    """In code points of the file as `rawtext.read_text` gives it: line ends as they are, without a byte order mark."""
    old: str
    """What stands there. What no longer does is not replaced."""
    text: str
    """What will stand there."""

    @property
    def end(self) -> int:
        return self.start + len(self.old)


@dataclass(frozen=True, slots=True)
class Fix:
    """The one answer to a problem, as `check --fix` writes it. A problem with two answers has none."""

    edits: tuple[Edit, ...] = ()
    path: str = ""
    """Where the file moves to; "" where it stays."""


def edit(start: int, old: str, text: str) -> Fix:
    return Fix((Edit(start, old, text),))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file. Sorts by how bad it is, then by file, line and column."""

    path: str
    """As the user would type it."""
    line: int
    """From 1, as `column` is; what is wrong with a whole file stands at its beginning."""
    column: int
    """In code points. 0 where only the line is known: in a page of the site."""
    found: Message
    """What stands there, and why it is wrong."""
    mend: Message
    """What would be right."""
    severity: str = "error"
    """`error` stops a build; `warning` does not."""
    fix: Fix | None = None

    def __str__(self) -> str:
        where = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return printable(f"{where}: {self.severity}: {self.found}. {self.mend}")

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[bool, str, int, int, str, str]:
        return self.severity != "error", self.path, self.line, self.column, str(self.found), str(self.mend)


class LetopisError(Exception):
    """Base of the tree."""

    exit_code = 1


class UsageError(LetopisError):
    exit_code = 2


class ConfigError(LetopisError):
    pass


class ProblemsError(LetopisError):
    """Carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem], language: str = "en") -> None:
        self.problems = tuple(sorted(problems))
        self.language = language
        """In which the command that was given speaks of them."""
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(ProblemsError):
    pass


class EditRefused(LetopisError):
    pass


class ImportRefused(LetopisError):
    pass


class ToolError(LetopisError):
    pass


class Stopped(LetopisError):
    exit_code = 130


class VerifyError(ProblemsError):
    """The problems' path is the page's file in the site."""
