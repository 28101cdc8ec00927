"""What a reader may propose: addresses of GitHub's editor and of issue forms, filled in so that nothing but the field gets there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import frontmatter
from generator.config import Config, load
from generator.sharing.proposing import CORRECTION, MOST, PAGES, PROBLEM, new_file_url, report_url

ROOT = Path(__file__).parents[3]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
PLAIN = replace(load(ROOT / "mkdocs.yml"), repo_url="https://git.example/o/r", edit_uri="edit/main/content/")
FILLED = {CORRECTION: {"article", "sentence", "words", "thought"}, PAGES: {"one"}, PROBLEM: {"page"}}
"""Of each form, what pages fill in (sharing/proposing.py, pages/, overrides/assets/js/cards.js, overrides/partials/footer.html)."""


@given(st.text(max_size=200))
def test_a_field_is_one_value_whatever_it_holds(text: str) -> None:
    given = {key: value for key, value in {"words": text}.items() if value}
    address = urlsplit(report_url(PLAIN, CORRECTION, **given))
    assert (address.netloc, address.path) == ("git.example", "/o/r/issues/new")
    read = parse_qs(address.query, keep_blank_values=True, errors="surrogatepass")
    assert read == {"template": ["correction.yml"]} | {key: [value] for key, value in given.items()}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200))
def test_a_file_is_begun_with_what_a_name_is_and_no_other_key(name: str) -> None:
    address = urlsplit(new_file_url(PLAIN, "entities/people/anna-li.md", {"name": name, "entities": []}))
    assert address.path == "/o/r/new/main/content/entities/people"
    read = parse_qs(address.query)
    assert read["filename"] == ["anna-li.md"]
    (text,) = read["value"]
    assert frontmatter.read(text).data == {"name": name}


def test_too_long_an_address_is_none() -> None:
    assert new_file_url(PLAIN, "events/a.md", {"title": "ж" * MOST}) == ""


@pytest.mark.parametrize(
    "elsewhere", [{"repo_url": ""}, {"edit_uri": "-/edit/main/content/"}], ids=["no repository", "another host"]
)
def test_where_there_are_no_forms_nobody_is_sent_to_one(elsewhere: dict[str, str]) -> None:
    config: Config = replace(PLAIN, **elsewhere)  # type: ignore[arg-type]  # both are strings
    assert report_url(config, PROBLEM) == ""
    assert new_file_url(config, "events/a.md", {}) == ""


@pytest.mark.parametrize(
    "path", [*sorted(FORMS.glob("[!c]*.yml")), FORMS / "correction.yml"], ids=lambda path: path.stem
)
def test_a_form_is_one_that_github_takes(path: Path) -> None:
    """https://docs.github.com/en/communities/using-templates/syntax-for-issue-forms"""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    kinds = [field["type"] for field in form["body"]]
    assert set(kinds) <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    assert len(set(ids)) == len(ids) > 0
    assert all(field["attributes"]["label"] for field in fields)
    assert FILLED.get(path.stem, set()) <= set(ids)


def test_every_form_that_pages_send_to_is_there() -> None:
    assert {path.stem for path in FORMS.glob("*.yml")} >= FILLED.keys()
