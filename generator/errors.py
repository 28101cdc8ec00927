"""The error tree. Everything that Letopis raises on purpose is a LetopisError.

    LetopisError                 message: what is wrong and what to do next
    ├── UsageError               the command's words are off                      exit 2
    ├── ConfigError              mkdocs.yml is wrong, with its line               exit 1
    ├── ImportRefused            one document cannot be imported; the others go on
    ├── NotEDTF                  a string is no date; chronology.py               exit 1
    ├── SiteBusy                 another build is at work; publish.py             exit 1
    ├── ToolError                MkDocs or Pagefind failed: its last words        exit 1
    └── ProblemsError            carries every problem found
        ├── ContentError         content/ has problems                            exit 1
        └── VerifyError          the built site has broken links or anchors       exit 1

A Problem is not an exception: checks collect every one of them and go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def printable(text: str) -> str:
    """Text of others as a terminal and a log may show it: on one line, with escapes for what would move the cursor, hide, or begin a
    workflow's command."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file. Sorts by file, then line."""

    path: str
    """As the user would type it."""
    line: int
    """From 1; 0 where the whole file is meant."""
    column: int
    """From 1; 0 where the whole line is meant."""
    found: str
    """What stands there, and why it is wrong."""
    mend: str
    """What would be right."""
    severity: str = "error"
    """`error` stops a build; `warning` does not."""

    def __str__(self) -> str:
        where = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return printable(f"{where}: {self.severity}: {self.found}. {self.mend}")


class LetopisError(Exception):
    """Base of the tree."""

    exit_code = 1


class UsageError(LetopisError):
    exit_code = 2


class ConfigError(LetopisError):
    pass


class ProblemsError(LetopisError):
    """Carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(ProblemsError):
    pass


class ImportRefused(LetopisError):
    pass


class ToolError(LetopisError):
    pass


class VerifyError(ProblemsError):
    """The problems' path is the page's file in the site."""
