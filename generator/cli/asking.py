"""Questions put in a terminal, and what stands for them where there is none: options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import typer

from generator.cli.options import complain
from generator.editing.answers import Refused
from generator.errors import UsageError
from generator.i18n import Catalogue

Value = TypeVar("Value")
_END = "."


@dataclass(slots=True)
class Asking:
    words: Catalogue
    interactive: bool
    missing: list[str] = field(default_factory=list)
    """Options that were needed and not given, where nobody can be asked."""

    def needed(self, option: str, given: str | None, question: str, read: Callable[[str], Value]) -> Value | None:
        """None where it is missing; `complete` then says so, of all at once."""
        if given is not None:
            return answered(option, given, read)
        self.expected(option)
        return self._asked(question, read) if self.interactive else None

    def expected(self, option: str) -> None:
        """Of one that was not given."""
        if not self.interactive:
            self.missing.append(option)

    def wanted(
        self, option: str, given: str | None, question: str, read: Callable[[str], Value], default: str = ""
    ) -> Value | None:
        """May be left out: by an empty answer, or by not giving the option. `default` is then taken, "" for none."""
        if given is not None:
            return answered(option, given, read)
        if self.interactive:
            return self._asked(question, read, default, may_be_empty=True)
        return read(default) if default else None

    def several(
        self, option: str, given: Iterable[str], question: str, read: Callable[[str], Value], *, ask: bool = True
    ) -> tuple[Value, ...]:
        """Of the option, repeated; at a prompt parted by commas."""
        values = tuple(answered(option, each, read) for each in given)
        if values or not self.interactive or not ask:
            return values

        def all_of(line: str) -> tuple[Value, ...]:
            return tuple(read(part) for part in line.split(",") if part.strip())

        return self._asked(question, all_of, may_be_empty=True) or ()

    def text(self, question: str, read: Callable[[str], str]) -> str:
        """Lines to the end of the input, or to one with a single dot."""
        end = self.words.gettext("a line with a dot alone ends it")
        complain(f"{question} ({end}):")
        lines: list[str] = []
        for line in sys.stdin:
            if line.rstrip("\r\n") == _END:
                break
            lines.append(line)
        return read("".join(lines))

    def agreed(self, question: str) -> bool:
        """Where nobody can be asked, whoever gave the options has decided."""
        if not self.interactive:
            return True
        letters = self.words.pgettext("answer", "y/n")
        yes = letters.partition("/")[0]
        return self._typed(f"{question} [{letters}]").lower().startswith(yes)

    def complete(self) -> None:
        """Raises UsageError where options are missing."""
        if self.missing:
            options = ", ".join(self.missing)
            wrong = self.words.gettext(
                "Not given: %(options)s. Add what is missing, or run the command in a terminal: it asks."
            )
            raise UsageError(wrong % {"options": options})

    def _asked(
        self, question: str, read: Callable[[str], Value], default: str = "", *, may_be_empty: bool = False
    ) -> Value | None:
        while True:
            answer = self._typed(f"{question} [{default}]" if default else question) or default
            if not answer and may_be_empty:
                return None
            try:
                return read(answer)
            except Refused as error:
                told = _sentence(str(error))
                complain(f"  {told[:1].upper()}{told[1:]}")

    def _typed(self, question: str) -> str:
        """One line, without white space at its ends. The question goes to stderr: stdout is for the path of what was written.

        Raises typer.Exit where nobody goes on: at the end of the input, and at Ctrl+C.
        """
        typer.echo(f"{question}: ", nl=False, err=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            complain("")
            complain(self.words.gettext("Nothing was written."))
            raise typer.Exit(1)
        return line.strip()


def answered(option: str, given: str, read: Callable[[str], Value]) -> Value:
    """Raises UsageError, which names the option."""
    try:
        return read(given)
    except Refused as error:
        raise UsageError(f"{option}: {_sentence(str(error))}") from error


def _sentence(refusal: str) -> str:
    return refusal if refusal.endswith("?") else f"{refusal}."
