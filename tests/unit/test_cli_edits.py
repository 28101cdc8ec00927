"""`merge`, `rename` and `review` as scripts and people see them, with the real annotators."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archives import SMALL, letopis, project

LETTER = "articles/2025/2025-11-07-vstrecha.md"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return project(tmp_path)


def texts(config: Path) -> dict[str, str]:
    root = config.parent / "content"
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in root.rglob("*.md")}


def test_rename_says_what_it_changed_and_where_addresses_lead(config: Path) -> None:
    words = ("rename", "ivan-petrov", "i-petrov", "--config", config)
    planned = letopis(*words, "--dry-run")
    assert planned.returncode == 0, planned.stderr
    assert texts(config) == SMALL
    done = letopis(*words)
    content = config.parent / "content"
    assert done.stdout.splitlines() == [
        f"{content}/entities/people/ivan-petrov.md: moved to {content}/entities/people/i-petrov.md",
        f"{content}/entities/people/ivan-petrov.md:5:1: added «same_as: [ivan-petrov]»",
        f"{content}/events/pribytie.md:4:12: «ivan-petrov» → «i-petrov»",
        "people/ivan-petrov/ will lead to people/i-petrov/",
        "2 files changed",
    ]
    assert planned.stdout.splitlines()[:-1] == done.stdout.splitlines()[:-1]
    assert letopis("check", "--config", config).returncode == 0


def test_what_is_refused_is_one_clear_line(config: Path) -> None:
    for words, code, told in (
        (["merge", "ivan-petrov", "astana"], 1, "would lead nowhere"),
        (["merge", "ivan-petrv", "ivan-petrov"], 2, "Did you mean «ivan-petrov»?"),
        (["rename", "ivan-petrov", "Иван"], 2, "cannot be an address"),
        (["review", "astana"], 2, "is no article"),
        (["review", "--confirm", "r-00000000"], 2, "is not in doubt"),
    ):
        done = letopis(*words, "--config", config)
        assert (done.returncode, done.stdout) == (code, ""), words
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert texts(config) == SMALL


def test_an_entity_without_a_file_is_merged_into_one_that_has_one(config: Path) -> None:
    """The archive knows «Германия» by its texts alone."""
    bonn = config.parent / "content/entities/places/frg.md"
    bonn.write_text("---\nname: ФРГ\n---\n", encoding="utf-8")
    done = letopis("merge", "places/germaniia", "frg", "--config", config)
    assert done.returncode == 0, done.stderr
    assert bonn.read_text() == "---\nname: ФРГ\naliases: [Германия]\nsame_as: [germaniia]\n---\n"
    assert "places/germaniia/ will lead to places/frg/" in done.stdout
    assert "mentions that will mean «frg»: 2, articles: 2; meant «germaniia»: 2." in done.stdout
    again = letopis("merge", "germaniia", "frg", "--config", config)
    assert (again.returncode, again.stdout) == (2, "")
    assert "was merged into «frg» before" in again.stderr


def test_review_lists_answers_and_asks_no_more(config: Path) -> None:
    listed = letopis("review", "--format", "json", "--limit", "100", "--config", config)
    assert listed.returncode == 0, listed.stderr
    found = json.loads(listed.stdout)
    assert [item["doubt"] for item in found] == sorted((item["doubt"] for item in found), reverse=True)
    quote = next(item for item in found if item["scheme"] == "speaker")
    day = next(item for item in found if item["words"] == "в четверг")
    name = next(item for item in found if item["target"] == "germaniia" and item["path"].endswith(LETTER))
    for item in (quote, day, name):
        text = Path(item["path"]).read_text(encoding="utf-8").splitlines()
        assert text[item["line"] - 1][item["column"] - 1 :].startswith(item["words"][:20])
    refused = letopis("review", "--confirm", name["id"], "--config", config)
    assert (refused.returncode, "has no file" in refused.stderr) == (1, True)
    assert texts(config) == SMALL
    words = ("--confirm", quote["id"], "--reject", name["id"], "--as", "2025-11-05", day["id"])
    done = letopis("review", *words, "--config", config)
    assert done.returncode == 0, done.stderr
    assert texts(config)[LETTER] == (
        SMALL[LETTER]
        .replace("в четверг", "[в четверг](date:2025-11-05)")
        .replace(
            "«Мы договорились о поставках на три года»",
            "[«Мы договорились о поставках на три года»](speaker:ivan-petrov)",
        )
        .replace("Германия", "[Германия](entity:none)")
    )
    assert letopis("check", "--config", config).returncode == 0
    left = json.loads(letopis("review", "--format", "json", "--limit", "100", "--config", config).stdout)
    assert {quote["id"], day["id"], name["id"]} & {item["id"] for item in left} == set()


def test_review_of_one_article_is_of_that_one(config: Path) -> None:
    done = letopis("review", "2025-11-08-itogi", "--format", "json", "--config", config)
    assert {item["article"] for item in json.loads(done.stdout)} == {"2025-11-08-itogi"}
    made = letopis("review", "2025-11-08-itogi", "--limit", "1", "--config", config)
    assert made.stdout.count("⟦") == 1
    assert "показано: 1" in made.stderr
