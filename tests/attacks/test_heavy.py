"""Inputs that are large or twisted for their own sake: each is refused or read, in bounded time and memory.

Every command runs in a process of its own, whose processor time and memory the kernel limits: it is killed where it goes beyond, so
that what hangs fails. Growth is compared within one process, by processor time, never by the clock.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import frontmatter, markdown
from generator.annotators.annotating import ANNOTATORS
from generator.annotators.reading import read
from generator.chronology import is_edtf, is_publication_date
from tests.archives import ROOT, SMALL, project
from tests.readings import plain

SECONDS, MEGABYTES = 60, 1500
"""Of one command; a build under them takes 15 and 600."""

HEAD = "---\ntitle: Статья\ndate: 2025-11-10\n---\n"
NESTED = 100_000


def article(body: str) -> str:
    return f"{HEAD}{body}\n"


def matter(lines: str) -> str:
    return f"---\ntitle: Статья\ndate: 2025-11-10\n{lines}\n---\nСлова.\n"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED: dict[str, Callable[[], str]] = {
    "a line of 50 MB": lambda: article("а" * 25_000_000),
    "lines of 50 MB": lambda: article("а\n" * 17_000_000),
    "front matter of 50 MB": lambda: matter(f"description: {'а' * 25_000_000}"),
    "front matter of 1.9 MB": lambda: matter(f"description: {'x' * 1_900_000}"),
    "billion laughs": lambda: matter(BOMB),
    "aliases": lambda: matter("a: &a x\nb: [" + "*a, " * 200_000 + "]"),
    "merge keys": lambda: matter("a: &a {x: y}\n" + "<<: *a\n" * 50_000),
    "duplicate keys": lambda: matter("title: x\n" * 100_000),
    "keys": lambda: matter("".join(f"k{number}: x\n" for number in range(100_000))),
    "deep lists in YAML": lambda: matter("a: " + "[" * NESTED),
    "deep keys in YAML": lambda: matter("".join(" " * level + "a:\n" for level in range(1_500))),
    "tags": lambda: matter("a: !!python/object/apply:os.system [x]\n" * 50_000),
    "a huge year": lambda: HEAD.replace("2025-11-10", "999999999-01-01") + "Слова.",
    "a year to count out": lambda: HEAD.replace("2025-11-10", "Y1E99999999999") + "Слова.",
    "a date of a megabyte": lambda: HEAD.replace("2025-11-10", "9" * 1_000_000) + "Слова.",
    "corrections": lambda: article("[а](entity:nobody) " * 40_000),
    "dates corrected": lambda: article("[а](date:Y9E999999999) " * 30_000),
    "links": lambda: article("[а](javascript:x) " * 30_000),
    "links on lines of their own": lambda: article("[а](javascript:x)\n" * 30_000),
    "quotations in quotations": lambda: article("> " * NESTED + "дно"),
    "lists in lists": lambda: article("- " * NESTED + "дно"),
    "hidden characters": lambda: article("а\u202e" * 300_000),
    "hidden by references": lambda: article("&#x202e;" * 50_000),
    "names of entities": lambda: matter(f"source: {{cites: [{', '.join(['x' * 301] * 5_000)}]}}"),
    "former names": lambda: matter(f"was: [{', '.join(['X'] * 100_000)}]"),
}
"""As one file of content/: `check` refuses it, in few lines."""


def limited(seconds: int = SECONDS) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

    return limit


def letopis(*words: str | Path, seconds: int = SECONDS) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=limited(seconds),
        check=False,
    )


@pytest.mark.parametrize("name", REFUSED)
def test_check_refuses_it_in_few_lines(tmp_path: Path, name: str) -> None:
    config = project(tmp_path, {**SMALL, "articles/2025/2025-11-10-heavy.md": REFUSED[name]()})
    done = letopis("check", "--config", config, seconds=30)
    assert done.returncode == 1, done.stderr[-2000:]
    told = done.stdout.splitlines()
    assert 1 <= len(told) <= 300
    assert all("2025-11-10-heavy.md" in line and len(line) < 900 for line in told)
    assert re.search("[34] стать[ия]", done.stderr), "the sound ones are read"


READ: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "brackets closed": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "images begun": lambda n: "![" * (n // 2),
    "links": lambda n: "[а](https://x.example) " * (n // 23),
    "addresses": lambda n: "<https://x.example> " * (n // 20),
    "emphasis": lambda n: "*а" * (n // 2),
    "emphasis of two kinds": lambda n: "**а_" * (n // 4),
    "stars": lambda n: "*" * (n // 2) + "а" + "*" * (n // 2),
    "code": lambda n: "".join("`" * (number % 300 + 1) + "а" for number in range(n // 150)),
    "backslashes": lambda n: "\\" * n,
    "references": lambda n: "&amp;" * (n // 5),
    "tags": lambda n: "<a " * (n // 3),
    "comments": lambda n: "<!--" * (n // 4),
    "character data": lambda n: "<![CDATA[" * (n // 9),
    "parentheses": lambda n: "[а](" + "(" * n,
    "titles": lambda n: '[а](x "' * (n // 7),
    "definitions": lambda n: "\n".join(f"[{number}]: https://x.example" for number in range(n // 25)),
    "uses of a definition": lambda n: "[a]: https://x.example\n\n" + "[a] " * (n // 4),
    "paragraphs": lambda n: "а\n\n" * (n // 3),
    "headings": lambda n: "# а\n" * (n // 4),
    "underlined headings": lambda n: "а\n-\n" * (n // 4),
    "rules": lambda n: "***\n" * (n // 4),
    "lines": lambda n: "а\n" * (n // 2),
    "spaces": lambda n: "а" + " " * n + "б",
    "lists and quotations": lambda n: "\n".join("> " * (number % 9) + "- а" for number in range(n // 12)),
    "all at once": lambda n: "*[_`" * (n // 4),
}
"""Markdown bodies of some n letters."""

RUNS: dict[str, str] = {
    "guillemets": "«",
    "guillemets closed": "«а» ",
    "straight quotes": '"',
    "low quotes": "„",
    "quoted words": '"а" ',
    "dashes": "—",
    "hyphens": "-",
    "hyphened": "а-",
    "digits": "1",
    "digits apart": "1 ",
    "digits with dots": "1.",
    "digits with commas": "1,",
    "days": "1.1. ",
    "dates": "6 ноября, ",
    "years": "2025, ",
    "ranges": "2025–",
    "capitals": "А",
    "names": "Аб ",
    "initials": "А. ",
    "initials close": "А.",
    "double names": "Аб-",
    "letters apart": "а ",
    "no-break spaces": "а\u00a0",
    "parentheses": "(",
    "full stops": ".",
    "commas": ",",
    "said": "сказал Петров, ",
    "said of said": "«Да», — сказал он. ",
    "offices": "президент Казахстана ",
    "accents": "а\u0301",
    "percents": "5 % ",
    "money": "5 млрд долларов ",
    "apostrophes": "'",
    "slashes": "1/",
    "Latin": "Abc ",
    "emoji": "👨‍👩‍👧",
    "years ago": "5 лет назад ",
}
"""Texts of one thing over and over, for whoever looks for it with a pattern."""

BODY, TEXT = 2_500, 800


def cost(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def assert_grows_evenly(of: Callable[[int], Callable[[], object]], size: int) -> None:
    """Four times the input is at most some ten times the work: a square would be sixteen. What takes no time at all is let be.

    Work next door makes the same work dearer at times, never cheaper: so the least of a few measurements counts.
    """
    cost(of(size))
    small = max(min(cost(of(size)) for _ in range(3)), 0.03)
    large = [cost(of(4 * size))]
    while large[-1] >= 10 * small and len(large) < 3:
        large.append(cost(of(4 * size)))
    assert min(large) < 10 * small, f"{small:.3f} s of {size}, {min(large):.3f} s of {4 * size}"


@pytest.mark.parametrize("name", READ)
def test_a_body_costs_what_its_length_says(name: str) -> None:
    def of(size: int) -> Callable[[], object]:
        body = READ[name](size)
        return lambda: (markdown.parse(body), markdown.render(body), frontmatter.read(article(body)))

    assert_grows_evenly(of, BODY)


@pytest.mark.parametrize("name", RUNS)
def test_annotating_costs_what_the_length_says(name: str) -> None:
    unit = RUNS[name]

    def of(size: int) -> Callable[[], object]:
        text = f"Текст. {(unit * (size // len(unit) + 1))[:size]}"
        # Every run with an address of its own: what was found once is remembered.
        return lambda: [list(annotate(read(plain(text + " " * next(_distinct))))) for _, annotate in ANNOTATORS]

    assert_grows_evenly(of, TEXT)


_distinct = iter(range(1_000_000))


@pytest.mark.parametrize(
    "date",
    [
        *("Y17E7", "Y-17E99999", "Y1E99999999999", "Y" + "9" * 60, "9" * 5_000, "{" * 5_000, "{" * 100 + "2025" + "}" * 100),
        *("2025-11-06/" * 20, "2025-11-06\n", " 2025-11-06", "2025-11-06/Y5E9", "Y2025S99999", "{0001..9999}/{0001..9999}"),
    ],
)  # fmt: skip
def test_a_date_is_none_that_cannot_be_counted(date: str) -> None:
    assert not is_edtf(date)
    assert not is_publication_date(date)


def test_what_is_heavy_and_sound_is_built(tmp_path: Path) -> None:
    """The largest of everything that a body may hold, in one archive, under the same limits as all."""
    bodies = {name: make(3_000) for name, make in READ.items()} | {
        f"run of {name}": f"Текст. {unit * (600 // len(unit))}" for name, unit in RUNS.items()
    }
    files = {
        f"articles/2025/heavy-{number}.md": article(f"Слова.\n\n{body}") for number, body in enumerate(bodies.values())
    }
    config = project(tmp_path, {**SMALL, **files})
    done = letopis("build", "--jobs", "1", "--config", config, seconds=150)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert f"{len(files) + 3} articles" in done.stdout + done.stderr
