"""Only what changed is made: and yet, after whatever edits, the site is that of a build from nothing, to the byte.

`LETOPIS_SEQUENCES` makes more sequences than every run does.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from generator import edits, showing, snapshot, unchanged
from generator.config import load
from generator.errors import LetopisError
from generator.pipeline import BuildReport, Standing, build
from generator.serve import is_page
from generator.showing import NOBODY, Audience, Superseded
from tests.archives import project
from tests.bench import corpus
from tests.bench.letopis import Archive, Source
from tests.site.test_press import tree

pytestmark = pytest.mark.site

SEQUENCES = int(os.environ.get("LETOPIS_SEQUENCES", "8"))
STEPS = 5
MADE_UP = 14
"""Articles beside those of `SMALL`."""

WORDS = ("договор", "стройка", "вольфрам", "переговоры", "урожай", "мост", "делегация", "граница")
DATES = ("2025-11-06", "2025-10", "1992-03-02", "2026", "2025-12-16/2025-12-31")
PEOPLE = ("Иван Петров", "Пётр Сидоров", "Анна Каримова", "Олжас Сулейменов")


class Fork:
    """A maintainer's project, which a machine edits at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.config = project(folder)
        self.content = folder / "content"
        self.chance = random.Random(seed)
        corpus.write(self.content, MADE_UP, seed)
        self.added = 0

    def files(self, folder: str) -> list[Path]:
        return sorted((self.content / folder).rglob("*.md"))

    def some(self, folder: str) -> Path:
        return self.chance.choice(self.files(folder))

    def rewrite(self, path: Path, change: Callable[[str], str]) -> None:
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    # ------------------------------------------------------------------------------------------------ kinds of edits

    def word(self) -> None:
        def change(text: str) -> str:
            head, end, body = text.rpartition("\n---\n")
            words = body.split(" ")
            words.insert(self.chance.randrange(len(words)), self.chance.choice(WORDS))
            return head + end + " ".join(words)

        self.rewrite(self.some("articles"), change)

    def sentence(self) -> None:
        person, day = self.chance.choice(PEOPLE), self.chance.randint(1, 28)
        self.rewrite(
            self.some("articles"),
            lambda text: (
                f"{text}\n{person} прибыл в Астану {day} ноября 2025 года. «Это {self.chance.choice(WORDS)}», — сказал {person}.\n"
            ),
        )

    def title(self) -> None:
        word = self.chance.choice(WORDS)
        self.rewrite(
            self.some("articles"),
            lambda text: (
                text.replace("title: ", f"title: {word.title()}. ", 1)
                if "title: '" not in text
                else text.replace("title: '", f"title: '{word.title()}. ", 1)
            ),
        )

    def article(self) -> None:
        self.added += 1
        day = f"2025-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        path = self.content / "articles" / "2025" / f"{day}-novaia-{self.added}.md"
        path.write_text(
            f"---\ntitle: Новая {self.added}\ndate: {day}\nsource: {{name: Ведомости степи}}\n---\n"
            f"{self.chance.choice(PEOPLE)} приехал в Астану {self.chance.randint(1, 28)} ноября 2025 года. "
            "«Мы договорились о поставках на три года», — сказал он.\n",
            encoding="utf-8",
        )

    def lost_article(self) -> None:
        self.some("articles").unlink()

    def renamed_article(self) -> None:
        path = self.some("articles")
        self.added += 1
        edits.rename(load(self.config), self.content, path.stem, f"{path.stem[:10]}-inache-{self.added}")

    def description(self) -> None:
        self.rewrite(self.some("entities"), lambda text: f"{text}\nЗнаток {self.chance.choice(WORDS)}.\n")

    def alias(self) -> None:
        alias = self.chance.choice(("Петрович", "Сидоров", "глава делегации"))
        self.rewrite(
            self.content / "entities" / "people" / "ivan-petrov.md",
            lambda text: (
                text.replace("aliases: [Петров", f"aliases: [Петров, {alias}", 1) if alias not in text else text
            ),
        )

    def entity(self) -> None:
        path = self.content / "entities" / "people" / "petr-sidorov.md"
        if path.exists():
            path.unlink()
        else:
            path.write_text("---\nname: Пётр Сидоров\n---\nПосол.\n", encoding="utf-8")

    def merged_entities(self) -> None:
        edits.merge(load(self.config), self.content, "anna-karimova", "ivan-petrov")

    def event(self) -> None:
        path = self.content / "events" / f"sobytie-{self.chance.randint(1, 3)}.md"
        if path.exists():
            path.unlink()
        else:
            path.write_text(
                f"---\ndate: {self.chance.choice(DATES[:4])}\ntitle: Событие\nentities: [astana]\n---\n",
                encoding="utf-8",
            )

    def page(self) -> None:
        self.rewrite(self.content / "pages" / "about.md", lambda text: f"{text}\nЕщё {self.chance.choice(WORDS)}.\n")

    def settings(self) -> None:
        number = self.chance.randint(1, 9)
        self.rewrite(self.config, lambda text: text.replace("site_name: Летопись", f"site_name: Летопись {number}", 1))

    def template(self) -> None:
        number = self.chance.randint(1, 9)
        self.rewrite(
            self.config.parent / "overrides" / "main.html",
            lambda text: text.replace("<main ", f'<main data-n="{number}" ', 1),
        )

    def nothing(self) -> None:
        """Two builds of one content."""


EDITS: tuple[Callable[[Fork], None], ...] = (
    Fork.word,
    Fork.word,
    Fork.sentence,
    Fork.sentence,
    Fork.title,
    Fork.article,
    Fork.article,
    Fork.lost_article,
    Fork.renamed_article,
    Fork.description,
    Fork.alias,
    Fork.entity,
    Fork.merged_entities,
    Fork.event,
    Fork.page,
    Fork.settings,
    Fork.template,
    Fork.nothing,
)


NOT_OF_THE_CONTENT = (Fork.settings, Fork.template)
"""After these, `serve` has another process build."""


def built(
    fork: Fork, site: Path, standing: Standing | None = None, audience: Audience = NOBODY, searched: bool = False
) -> BuildReport:
    settings = load(fork.config)
    return build(settings, settings.content, site, searched=searched, jobs=1, standing=standing, audience=audience)


class Onlooker(Audience):
    """Has some pages open, sees what is shown, and waits for the next build after so many pauses of this one."""

    def __init__(self, site: Path, chance: random.Random, patience: int = sys.maxsize) -> None:
        self.before = tree(site)
        self.opened = frozenset(chance.sample(sorted(filter(is_page, self.before)), 3))
        self.first: set[str] = set()
        """What was shown before the others."""
        self.made: dict[str, bytes] = {}
        self.pages: set[str] | None = None
        self._patience = patience

    def show(self, site: Path, made: Iterable[str], pages: Iterable[str] | None = None) -> None:
        assert self.pages is None
        self.made |= {path: (site / path).read_bytes() for path in made}
        if pages is None:
            self.first = {*self.made}
        else:
            self.pages = {*pages}

    def give_way(self) -> None:
        self._patience -= 1
        if self._patience < 0:
            raise Superseded

    def saw(self, now: Mapping[str, bytes], *, first: bool) -> None:
        """Asserts that it was shown what there is `now`, and, if they were to be shown `first`, its open pages before the others, as far
        as they are others than they were."""
        pages = {path for path in now if is_page(path)}
        assert self.pages == pages
        seen = {path: self.before[path] for path in pages & self.before.keys()} | self.made
        assert sorted(path for path in pages if seen[path] != now[path]) == []
        assert self.made.keys() - pages == {"404.html"}
        assert self.first <= self.opened
        if first:
            assert {path for path in self.opened & pages if now[path] != self.before[path]} <= self.first


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_step_by_step_is_the_same_as_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setenv("LETOPIS_SITE_URL", "https://example.org/")
    # However few the articles are, a build begins with what the last one remembered; and of what is up already nothing is built.
    monkeypatch.setattr(snapshot, "WORTH_IT", 1)
    monkeypatch.setattr(snapshot, "STALE", 0.2)
    monkeypatch.setattr(unchanged, "GRAIN", 0)
    monkeypatch.setattr(showing, "GIVEN_UP", 1)
    fork = Fork(tmp_path / "fork", seed)
    site = fork.config.parent / "site"
    # Every other sequence as `serve` builds, with what stands of the last build.
    standing = Standing() if seed % 2 else None
    built(fork, site, standing)
    assert (fork.config.parent / "build" / snapshot.FILE).exists()
    done, recorded = [], True
    for step in range(STEPS):
        edit = fork.chance.choice(EDITS)
        try:
            edit(fork)
        except LetopisError as refused:
            # Of what is not there any more, or has another's name.
            done.append(f"{edit.__name__} (refused: {refused})")
            continue
        done.append(edit.__name__)
        if edit in NOT_OF_THE_CONTENT:
            standing, recorded = standing and Standing(), False
        if standing and fork.chance.random() < 0.4:
            before = tree(site)
            with suppress(Superseded):
                built(fork, site, standing, Onlooker(site, fork.chance, fork.chance.randrange(30)))
            if tree(site) == before:
                done.append("(given up)")
                continue
        onlooker = Onlooker(site, fork.chance)
        built(fork, site, standing, onlooker if standing else NOBODY)
        whole = tmp_path / f"whole-{step}" / "site"
        built(fork, whole)
        got, expected = tree(site), tree(whole)
        assert sorted(got) == sorted(expected), done
        assert [path for path in sorted(got) if got[path] != expected[path]] == [], done
        if standing:
            onlooker.saw(got, first=recorded)
            recorded = True
        shutil.rmtree(whole.parent)


def inodes(site: Path) -> dict[str, int]:
    """Of pages. What is taken over from the site that is up stays the same file."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("index.html")}


@pytest.fixture
def thirty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fork:
    """Made-up articles beside its own, built."""
    monkeypatch.setenv("LETOPIS_SITE_URL", "https://example.org/")
    fork = Fork(tmp_path / "fork", 1)
    corpus.write(fork.content, 30, 1)
    built(fork, fork.config.parent / "site")
    return fork


def made_in_vain(fork: Fork, change: Callable[[], object]) -> list[str]:
    """Pages that are made anew after a change and come out as they were."""
    site = fork.config.parent / "site"
    before, was = inodes(site), tree(site)
    change()
    built(fork, site)
    now = tree(site)
    return [url for url, inode in inodes(site).items() if before.get(url) != inode and was.get(url) == now[url]]


# Which pairs of names belong together is counted over the whole archive: to know that it came out the same is to make it.
COUNTED_OVER_ALL = ["connections/index.html"]


def test_an_article_more_makes_no_page_anew_that_would_come_out_the_same(thirty: Fork) -> None:
    path = thirty.content / "articles" / "2021" / "2021-03-04-novoe.md"
    text = "---\ntitle: Новое\ndate: 2021-03-04\nsource: {name: Ведомости степи}\n---\nВ посёлке открыли школу. Её строили долго.\n"
    assert made_in_vain(thirty, lambda: path.write_text(text, encoding="utf-8")) == COUNTED_OVER_ALL


def articles_among(urls: list[str]) -> list[str]:
    return [url for url in urls if url.startswith("articles/") and url != "articles/index.html"]


def test_a_sentence_more_makes_no_other_article_anew_that_would_come_out_the_same(thirty: Fork) -> None:
    path = sorted((thirty.content / "articles").rglob("*.md"))[7]
    more = path.read_text(encoding="utf-8") + "\n\nОб этом сообщили журналисты.\n"
    assert articles_among(made_in_vain(thirty, lambda: path.write_text(more, encoding="utf-8"))) == []


def test_a_merge_makes_no_article_anew_that_would_come_out_the_same(thirty: Fork) -> None:
    archive = Archive(thirty.config.parent, Source(30), print)
    archive.choose_merges(1)
    [(old, new)] = archive.merges
    built(thirty, archive.site)
    config = load(thirty.config)
    assert articles_among(made_in_vain(thirty, lambda: edits.merge(config, thirty.content, old, new))) == []


def test_a_build_that_gave_way_at_any_point_leaves_nothing_that_the_next_would_take_for_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETOPIS_SITE_URL", "https://example.org/")
    monkeypatch.setattr(showing, "GIVEN_UP", 1)
    fork = Fork(tmp_path / "fork", 2)
    site, standing = fork.config.parent / "site", Standing()
    built(fork, site, standing, searched=True)
    before = tree(site)
    given_up = 0
    for patience in itertools.count():
        fork.sentence()
        # Each time a little further: among exports, in the midst of the search, just before the site would be replaced.
        try:
            built(fork, site, standing, Onlooker(site, fork.chance, patience**2), searched=True)
        except Superseded:
            given_up += 1
            assert tree(site) == before
        else:
            break
    assert given_up > 5
    whole = tmp_path / "whole" / "site"
    built(fork, whole, searched=True)
    assert tree(site) == tree(whole)


def test_a_build_that_made_much_does_not_give_way(tmp_path: Path) -> None:
    fork = Fork(tmp_path / "fork", 3)
    site = fork.config.parent / "site"
    built(fork, site)
    fork.template()
    onlooker = Onlooker(site, fork.chance, 0)
    built(fork, site, Standing(), onlooker)
    onlooker.saw(tree(site), first=False)
