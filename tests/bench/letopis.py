"""One made archive on one medium, and Letopis at work on it: every command in a process of its own, as a maintainer calls it."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.archives import ROOT, digest, project
from tests.bench import corpus
from tests.bench.process import Cost, apart, run

PUBLISHED = {
    "LETOPIS_SITE_URL": "https://archive.example/repo/",
    "LETOPIS_REPO_URL": "https://git.example/repo",
    "PYTHONPATH": str(ROOT),
}
"""As sites are published: with absolute addresses, feeds and a sitemap."""

FEW, MANY = 50, 350
"""Articles that `annotate` is given: what the second takes longer than the first is the rate with models loaded."""


class LeftOut(Exception):
    """A row that cannot be measured here, and why."""


@dataclass(slots=True)
class Source:
    """What the archive is made of."""

    articles: int
    seed: int = 1
    texts: Path | None = None
    """A folder of .txt files to repeat; None for made-up ones."""

    def write(self, content: Path) -> None:
        if self.texts is None:
            corpus.write(content, self.articles, self.seed)
        else:
            # Reading them needs dictionaries, which the measuring process had better not hold (`process.apart`).
            from tests.bench import texts

            corpus.write_files(content, texts.articles(self.texts, self.articles, self.seed))


@dataclass(slots=True)
class Archive:
    folder: Path
    source: Source
    say: Callable[[str], None]
    built: str = ""
    """What the site that stands was built with, "search" or "plain" (without); "" where none stands that fits the content."""
    merging: bool = False
    """Whether a merge was made that no build has shown yet."""
    edits: int = 0
    merges: list[tuple[str, str]] = field(default_factory=list)
    """Pairs to merge that are left, OLD and NEW."""
    compared: dict[str, str] = field(default_factory=dict)
    """By row, whether the bytes were those of a full build."""

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def annotations(self) -> Path:
        return self.folder / ".cache" / "annotations"

    @property
    def database(self) -> Path:
        return self.site / "data" / "letopis.sqlite"

    def make(self, annotations: Path | None = None) -> None:
        """The articles; `annotations`: a cache's folder to begin with."""
        project(self.folder, {})
        apart(self.source.write, self.content)
        if annotations:
            shutil.copytree(annotations, self.annotations)

    def build(self, search: bool = True) -> Cost:
        """Raises LeftOut where this Letopis cannot build without search; Failed."""
        if not search and not has_option("build", "--no-search"):
            raise LeftOut("this «letopis build» has no --no-search")
        self.built = ""
        cost = run(letopis("build", *([] if search else ["--no-search"]), "--config", self.config), PUBLISHED)
        self.built, self.merging = "search" if search else "plain", False
        return cost

    def clean(self, annotations: bool = False) -> None:
        """As after a fresh checkout, but for the annotations; `annotations`: those too."""
        self.built = ""
        for left in (self.site, self.folder / "build"):
            shutil.rmtree(left, ignore_errors=True)
        for kept in (self.folder / ".cache").glob("*"):
            if annotations or kept != self.annotations:
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

    def ready(self, search: bool) -> None:
        """A whole site stands, built so from the content as it is."""
        if self.built != ("search" if search else "plain"):
            self.say("(building what is to be changed)")
            self.build(search)

    def next(self) -> Path:
        """The article whose turn it is to be edited: from the middle on, one after another."""
        paths = sorted((self.content / "articles").rglob("*.md"))
        return paths[(len(paths) // 2 + self.edits) % len(paths)]

    def edit(self) -> None:
        """One word of an article becomes another."""
        path = self.next()
        text = path.read_text(encoding="utf-8")
        changed, count = re.subn(r"\n\n(\w+)", r"\n\nВпрочем, \1", text, count=1)
        if not count:
            changed = text.rstrip("\n") + " Впрочем.\n"
        path.write_text(changed, encoding="utf-8")
        self.edits += 1

    def same_as_full(self, row: str, search: bool) -> None:
        """Notes whether the site has the bytes of one that is built from nothing. Once a row: a full build is dear."""
        if row in self.compared:
            return
        self.say("(a full build to compare the bytes with)")
        other = Archive(self.folder.with_name(f"{self.folder.name}.full"), self.source, self.say)
        shutil.rmtree(other.folder, ignore_errors=True)
        other.folder.mkdir()
        shutil.copy(self.config, other.config)
        for name in ("content", "overrides", ".cache/annotations"):
            shutil.copytree(self.folder / name, other.folder / name)
        other.build(search)
        differing = apart(_differing, self.site, other.site)
        shutil.rmtree(other.folder)
        self.compared[row] = (
            f"{len(differing)} files differ from a full build's: {differing[0]}"
            if differing
            else "bytes of a full build"
        )

    def choose_merges(self, count: int) -> None:
        """The persons whom most articles name, each to be merged into one whom hardly any does, for whom a file is written."""
        with closing(sqlite3.connect(self.database)) as base:
            people = base.execute(
                "SELECT id, name FROM entities WHERE kind = 'person' AND NOT curated ORDER BY articles DESC, id"
            ).fetchall()
        count = min(count, len(people) // 2)
        folder = self.content / "entities" / "people"
        folder.mkdir(parents=True, exist_ok=True)
        for (old, _), (new, name) in zip(people[:count], people[-count:] if count else [], strict=True):
            (folder / f"{new}.md").write_text(
                f"---\nname: '{name.replace(chr(39), chr(39) * 2)}'\n---\n", encoding="utf-8"
            )
            self.merges.append((old, new))
        self.built = ""

    def merge(self) -> Cost:
        if not self.merges:
            raise LeftOut("no two persons are left to merge")
        old, new = self.merges.pop(0)
        cost = run(letopis("merge", old, new, "--config", self.config), PUBLISHED)
        self.built, self.merging = "", True
        return cost

    def annotate(self, jobs: int) -> tuple[Cost, float, float]:
        """The longer run, and articles a second once models are loaded: by the clock, and of one processor by its time."""
        paths = sorted((self.content / "articles").rglob("*.md"))
        if len(paths) < MANY:
            raise LeftOut(f"the rate is measured on {MANY} articles, and these are {len(paths)}")
        # From all years: the first are no harder than the last.
        paths = paths[:: len(paths) // MANY][:MANY]
        few, many = (
            run(letopis("annotate", *chosen, "--jobs", str(jobs), "--config", self.config), PUBLISHED)
            for chosen in (paths[:FEW], paths)
        )
        more = MANY - FEW
        return many, more / max(many.wall - few.wall, 0.001), more / max(many.cpu - few.cpu, 0.001)

    def check(self, count: int) -> Cost:
        """`letopis check` on so many of the articles."""
        beside = self.folder.with_name(f"{self.folder.name}.few")
        if not beside.exists():
            project(beside, {})
            for path in sorted((self.content / "articles").rglob("*.md"))[:count]:
                target = beside / path.relative_to(self.folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        return run(letopis("check", "--config", beside / "mkdocs.yml"), PUBLISHED)


def letopis(*words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "generator", *words]


@cache
def has_option(command: str, option: str) -> bool:
    done = subprocess.run(
        [str(word) for word in letopis(command, "--help")],
        env={"PYTHONPATH": str(ROOT), "COLUMNS": "200", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
    )
    return option in done.stdout


def _differing(one: Path, other: Path) -> list[str]:
    first, second = digest(one), digest(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
