"""The shipped archive with an English interface: on every page of every kind, each word is in a voice that can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import ROOT, built_once
from tests.browser.kinds import fullest
from tests.voices import said

pytestmark = pytest.mark.site

KINDS = {
    *("home", "article", "years", "entity", "index", "timeline", "event", "events", "disagreements", "disagreement"),
    *("quote", "quotes", "connections", "sources", "source", "data", "prose", "search", "lost"),
}
LATIN = {
    "article": ("a", ""),
    "event": ("mark", ""),
    "entity": ("mark", ""),
    "prose": ("code", ""),
}
"""By kind of page, where names in Latin letters («Boeing»), or words for machines, stand by themselves in a Russian text."""


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    own = tmp_path_factory.getbasetemp()
    return built_once((own if worker_id == "master" else own.parent) / "english", ROOT / "content", language="en")


def test_every_word_of_every_page_is_in_a_voice_that_can_read_it(english: Path) -> None:
    kinds = fullest(english)
    assert set(kinds) >= KINDS
    pages = sorted(english.rglob("*.html"))
    russian = 0
    for path in pages:
        found = list(said(path.read_text(encoding="utf-8")))
        wrong = [one for one in found if one.unreadable]
        assert not wrong, f"{path.relative_to(english)}: {wrong[:5]}"
        russian += sum(one.lang == "ru" for one in found)
    assert russian > 50 * len(pages)


def test_the_interface_is_not_read_by_a_russian_voice(english: Path) -> None:
    for kind, url in fullest(english).items():
        path = english / (f"{url}index.html" if kind != "lost" else "404.html")
        latin = {(one.tag, one.attribute) for one in said(path.read_text(encoding="utf-8")) if one.latin}
        assert latin <= {LATIN.get(kind)}, f"{url}: {latin}"
