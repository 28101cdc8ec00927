"""Each export makes the files of one thing when asked for them alone, and the whole is made of such parts."""

from __future__ import annotations

import pytest

from generator.exports import EXPORTS, Export, Source, outputs
from generator.model import Archive, Listing, Output
from generator.pages import pages
from tests.factories import config
from tests.unit.exports.test_data import with_threads_and_disagreements
from tests.unit.exports.written import LETTER, URL, hostile


def content(output: Output) -> bytes:
    if isinstance(output.content, str):
        return output.content.encode()
    return output.content if isinstance(output.content, bytes) else b"".join(output.content)


def source(whole: Archive, site_url: str = URL) -> Source:
    settings = config(site_url=site_url)
    return Source(whole, listings(whole, site_url), settings)


def listings(whole: Archive, site_url: str = URL) -> list[Listing]:
    return [page.listing for page in pages(whole, config(site_url=site_url))]


PLAIN = with_threads_and_disagreements()
ARCHIVES = {"plain": PLAIN, "hostile": hostile()}


@pytest.mark.parametrize("site_url", [URL, ""])
@pytest.mark.parametrize("name", ARCHIVES)
def test_parts_in_any_order_are_the_whole(name: str, site_url: str) -> None:
    whole = ARCHIVES[name]
    together = {one.path: content(one) for one in outputs(whole, listings(whole, site_url), config(site_url=site_url))}
    apart = source(whole, site_url)
    parts = [(export, key) for export in EXPORTS for key in export.keys(apart)]
    found = [(one.path, content(one)) for export, key in reversed(parts) for one in export.outputs(apart, key)]
    assert sorted(path for path, _ in found) == sorted(together)
    assert dict(found) == together


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_part_needs_no_other(export: Export) -> None:
    made = source(PLAIN)
    keys = list(export.keys(made))
    assert keys
    assert len(keys) == len(set(keys))
    together = {key: [(one.path, content(one)) for one in export.outputs(made, key)] for key in keys}
    for key in keys:
        assert [(one.path, content(one)) for one in export.outputs(source(PLAIN), key)] == together[key]


def test_an_article_has_its_files_and_an_entity_its_feeds() -> None:
    made = source(PLAIN)
    exports = {export.name: export for export in EXPORTS}
    beside = [one.path for one in exports["beside"].outputs(made, "2025-11-07-pismo")]
    assert beside == [LETTER + name for name in ("cite.bib", "cite.ris", "cite.json", "article.md")]
    # A merged entity's feeds lie at its old address too.
    assert [one.path for one in exports["feeds"].outputs(made, "people/anna-li/")] == [
        "people/anna-li/feed.xml",
        "people/anna-li/feed.json",
        "people/anna-lee/feed.xml",
        "people/anna-lee/feed.json",
    ]
    assert list(exports["feeds"].keys(source(PLAIN, ""))) == []
