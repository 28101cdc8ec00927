"""Where a reader proposes a change: the file in GitHub's editor, a new file begun for them, an issue form filled in.

The forms lie in .github/ISSUE_TEMPLATE/; GitHub fills in a form's field that the address names by its id. Without `repo_url` nobody is
asked for anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from generator.config import Config
from generator.frontmatter import written

EDITOR = "edit/"
"""How GitHub's `edit_uri` begins: `edit/main/content/`. Where it begins otherwise, the host is another, and has no such pages."""

CORRECTION = "correction"
PAGES = "entities"
PROBLEM = "problem"

MOST = 6000
"""Code units of an address: GitHub answers longer ones with an error."""


def new_file_url(config: Config, path: str, fields: Mapping[str, Any]) -> str:
    """GitHub's editor with a file begun: its path relative to the content folder, its front matter. "" where there is no such editor."""
    if not _at_github(config):
        return ""
    text = written(fields, "\n")
    folder, _, name = path.rpartition("/")
    branch = config.edit_uri.removeprefix(EDITOR)
    address = (
        f"{config.repo_url}/new/{branch}{quote(folder)}?{urlencode({'filename': name, 'value': text}, quote_via=quote)}"
    )
    return address if len(address) <= MOST else ""


def report_url(config: Config, form: str, **fields: str) -> str:
    """An issue form, its fields filled in as far as they are known; "" where there are no forms."""
    if not _at_github(config):
        return ""
    known = {"template": f"{form}.yml"} | {name: value for name, value in fields.items() if value}
    return f"{config.repo_url}/issues/new?{urlencode(known, quote_via=quote)}"


def _at_github(config: Config) -> bool:
    return bool(config.repo_url) and config.edit_uri.startswith(EDITOR)
