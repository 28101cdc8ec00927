"""Pagefind as a service: pages go in over its standard input, one by one and in our order, and so are numbered alike on every disk.

Its command line numbers pages as the disk lists them. The plain binary: for Russian the extended one makes the same index and
fragments, byte for byte, and is six times as large.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, cast

from pagefind_bin import get_executable

from generator.errors import ToolError
from generator.forking import go_on
from generator.search.shown import ROOT
from generator.tool import LAST_WORDS

TEXT_LANGUAGE = "ru"
"""Whose stemmer reads the texts. Not the interface's language: an English interface leaves a Russian archive Russian. One language
makes one index, and one index is searched at once, whatever language a page says it is in."""

HEADLINE = "h1"
"""Searched as the page's title, which Pagefind takes from it all the same; in the text it would stand in every excerpt again."""

SETTINGS = {"root_selector": ROOT, "exclude_selectors": [HEADLINE], "force_language": TEXT_LANGUAGE}

CHUNK = 2500
"""Places of words in one file of the index, at least: what a question fetches for each of its words, from every part. Pagefind's own is
20,000; with an eighth of it a question asks eight parts for as much as it asked one."""

_CHUNK_VARIABLE = "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"
_PIECE = 1 << 20


def write(pages: Iterable[tuple[str, str]], folder: Path, pause: Callable[[], None] = go_on) -> None:
    """Makes a bundle of pages (path in the site, HTML) in a folder; fragments that are there already are kept as they are. `pause` is
    called at every page, and may raise what ends the work.

    Raises ToolError.
    """
    try:
        program = get_executable()
    except FileNotFoundError as error:
        raise ToolError(
            f"Pagefind is not where its package should be ({error}). Install the locked dependencies."
        ) from error
    asked: list[dict[str, object]] = [
        {"type": "NewIndex", "config": SETTINGS},
        *({"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": html} for path, html in pages),
        {"type": "WriteFiles", "index_id": 0, "output_path": str(folder.absolute())},
    ]
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(
                [str(program), "--service"],
                env=os.environ | {_CHUNK_VARIABLE: str(CHUNK)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                # What is left in a buffer would be written once more when it is closed, to a program that may be gone.
                bufsize=0,
            )
        except OSError as error:
            raise ToolError(f"Pagefind cannot be started ({error}). Install the locked dependencies again.") from error
        with process, ExitStack() as end:
            into, out = cast("tuple[IO[bytes], IO[bytes]]", (process.stdin, process.stdout))
            asking = threading.Thread(target=_ask, args=(into, asked), daemon=True)
            asking.start()
            end.callback(asking.join)
            # Done or not, it would wait for more.
            end.callback(process.kill)
            answers = _Answers(out)
            for place, answer in enumerate(answers, start=1):
                kind, words = _read(answer)
                if kind in {"", "Error"}:
                    raise ToolError(f"Pagefind was not able to go on. Its last words:\n{_last(words)}")
                if place == len(asked):
                    return
                pause()
            code = process.wait()
        said.seek(0)
        words = (answers.rest + said.read()).decode(errors="replace")
    raise ToolError(f"Pagefind failed (exit {code}). Its last words:\n{_last(words)}")


def _last(words: str) -> str:
    return "\n".join(words.strip().splitlines()[-LAST_WORDS:])


def _ask(channel: IO[bytes], asked: Iterable[dict[str, object]]) -> None:
    """In a thread of its own, so that neither side waits for the other with a full pipe. Where Pagefind ends, the reader says so."""
    with suppress(OSError, ValueError):
        for number, payload in enumerate(asked):
            message = json.dumps({"message_id": number, "payload": payload}).encode()
            left = memoryview(base64.b64encode(message) + b",")
            while left:
                left = left[channel.write(left) :]


class _Answers:
    """What is printed before each comma."""

    def __init__(self, channel: IO[bytes]) -> None:
        self._channel = channel
        self.rest = b""
        """What was printed behind the last one; of much, the end."""

    def __iter__(self) -> Iterator[bytes]:
        while piece := os.read(self._channel.fileno(), _PIECE):
            *answers, self.rest = (self.rest + piece).split(b",")
            yield from answers
            if len(self.rest) > 4 * _PIECE:
                self.rest = self.rest[-_PIECE:]


def _read(answer: bytes) -> tuple[str, str]:
    """What an answer is, and in words; "" for something else that was printed."""
    with suppress(ValueError, KeyError, TypeError):
        payload = json.loads(base64.b64decode(answer, validate=True))["payload"]
        return str(payload["type"]), str(payload.get("message", ""))
    return "", answer.decode(errors="replace")
