"""The press: what it prints is what the theme draws, to the byte; and where it would not be, it says so and lets the theme draw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.config import load
from generator.pipeline import BuildReport, build
from generator.tool import run_tool
from tests.archives import SMALL, project

pytestmark = pytest.mark.site

MAIN = "overrides/main.html"
MARKED = (
    "articles/2025/2025-11-09-znaki.md",
    """---
title: '«Знаки»: <b>&amp;</b> {{ 7*7 }} "—" & 100 %'
date: 2025-11-09
description: '<i>Не</i> &lt;разметка&gt; {% raw %}'
source: {name: Ведомости степи}
was: [staroe-imia]
---
Иван Петров, ``{{ 7*7 }}`` и *звёздочки* в Астане 6 ноября.
""",
)


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def built(config: Path, name: str, *, press: bool) -> tuple[dict[str, bytes], BuildReport]:
    settings = load(config)
    site = config.parent / name
    report = build(settings, settings.content, site, press=press, searched=False)
    return tree(site), report


def both(config: Path) -> tuple[BuildReport, list[str]]:
    """The report of the printed site, and the files in which it differs from the drawn one."""
    printed, report = built(config, "printed", press=True)
    drawn, _ = built(config, "drawn", press=False)
    return report, [path for path in sorted({*printed, *drawn}) if printed.get(path) != drawn.get(path)]


def edited(config: Path, old: str, new: str, file: str = MAIN) -> None:
    path = config.parent / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return project(tmp_path, {**SMALL, MARKED[0]: MARKED[1]})


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_is_printed_is_what_the_theme_draws(config: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("LETOPIS_SITE_URL", "https://example.org/a%20b/")
    monkeypatch.setenv("LETOPIS_REPO_URL", "https://example.org/repo")
    edited(config, "  language: ru\n", f"  language: {language}\n", "mkdocs.yml")
    report, differing = both(config)
    assert differing == []
    assert report.misfits == ()
    assert report.drawn == 0


def test_a_template_of_ones_own_is_printed_like_any_other(config: Path) -> None:
    edited(config, "<main ", '<p lang="en">{{ meta.kind }} / {{ page.url }} / {{ page.canonical_url }}</p><main ')
    report, differing = both(config)
    assert differing == []
    assert report.misfits == ()


def test_a_page_of_one_thing_may_stand_in_the_navigation(config: Path) -> None:
    edited(
        config,
        "  - timeline/index.md\n",
        "  - timeline/index.md\n  - Министр: people/ivan-petrov/index.md\n",
        "mkdocs.yml",
    )
    edited(config, "  - events/index.md\n", "  - events/pribytie/index.md\n  - people/nobody/index.md\n", "mkdocs.yml")
    report, differing = both(config)
    assert differing == []
    assert report.misfits == ()


SPOILT = {
    "cut": ("{{ meta.description or", "{{ (meta.description or '')[:60] or"),
    "capitals": ("{{ meta.title }} —", "{{ meta.title | upper }} —"),
    "counted": ("<main ", "<p>{{ page.content | length if page }}</p><main "),
    "twice": ("{{ page.content }}{% endblock %}", "{{ page.content }}{{ page.content }}{% endblock %}"),
    "part of the address": ("<main ", "<p>{{ (page.url if page else '').split('/')[-2:] | first }}</p><main "),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_where_a_mould_does_not_hold_the_theme_draws_and_it_is_said(
    config: Path, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A page that shows an id twice is none of a site; what this looks at is what was drawn.
    monkeypatch.setattr("generator.publish.verify", lambda *words: type("V", (), {"pages": 0, "links": 0}))
    edited(config, *SPOILT[spoilt])
    report, differing = both(config)
    assert differing == []
    assert any(reason.startswith("article: ") for reason in report.misfits)
    assert report.drawn > 0


def test_moulds_are_kept_until_something_else_is_drawn(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []

    def counted(name: str, *words: Any, **more: Any) -> str:
        runs.append(name)
        return run_tool(name, *words, **more)

    monkeypatch.setattr("generator.theme.run_tool", counted)
    first, _ = built(config, "site", press=True)
    drawn = len(runs)
    assert drawn == 2, "specimens of every sort, and others with other values"
    (config.parent / "content" / "articles" / "2025" / "2025-11-10-eshchio.md").write_text(
        "---\ntitle: Ещё\ndate: 2025-11-10\n---\nПетров вернулся.\n", encoding="utf-8"
    )
    second, _ = built(config, "site", press=True)
    assert len(runs) == drawn
    assert "articles/2025/2025-11-10-eshchio/index.html" in second.keys() - first.keys()
    edited(config, "<main ", '<main data-new="" ')
    third, _ = built(config, "site", press=True)
    assert len(runs) > drawn
    assert all(b'data-new=""' in page for path, page in third.items() if path.endswith("ivan-petrov/index.html"))
    moulds = config.parent / "build" / "moulds"
    assert len(list(moulds.iterdir())) == 1


def test_damaged_moulds_are_drawn_again(config: Path) -> None:
    first, _ = built(config, "site", press=True)
    (kept,) = (config.parent / "build" / "moulds").glob("*/moulds.json")
    kept.write_bytes(kept.read_bytes()[:-40])
    assert built(config, "site", press=True)[0] == first


def test_without_a_navigation_the_theme_draws_all(config: Path) -> None:
    text = config.read_text(encoding="utf-8")
    before, _, rest = text.partition("nav:\n")
    config.write_text(before + rest[rest.index("theme:") :], encoding="utf-8")
    _, differing = both(config)
    assert differing == []
