"""Where a reader proposes a change: the file in GitHub's editor, a new file begun for them, an issue form filled in.

The forms lie in .github/ISSUE_TEMPLATE/; GitHub fills in a form's field that the address names by its id. Without `repo_url` nobody is
asked for anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from generator.config import Config

EDITOR = "edit/"
"""How GitHub's `edit_uri` begins: `edit/main/content/`. Where it begins otherwise, the host is another, and has no such pages."""

CORRECTION = "correction"
PAGES = "entities"
PROBLEM = "problem"

MOST = 6000
"""Code units of an address: GitHub answers longer ones with an error."""


def new_file_url(config: Config, path: str, text: str) -> str:
    """GitHub's editor with a file begun: its path relative to the content folder, its first words. "" where there is no such editor."""
    if not _at_github(config):
        return ""
    folder, _, name = path.rpartition("/")
    branch = config.edit_uri.removeprefix(EDITOR)
    address = (
        f"{config.repo_url}/new/{branch}{quote(folder)}?{urlencode({'filename': name, 'value': text}, quote_via=quote)}"
    )
    return address if len(address) <= MOST else ""


def front_matter(fields: Mapping[str, str | Sequence[str]]) -> str:
    """The beginning of a content file, as a person would go on with it. JSON is YAML, so any text may be a value."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(("---", *lines, "---", "", ""))


def report_url(config: Config, form: str, **fields: str) -> str:
    """An issue form, its fields filled in as far as they are known; "" where there are no forms."""
    if not _at_github(config):
        return ""
    known = {"template": f"{form}.yml"} | {name: value for name, value in fields.items() if value}
    return f"{config.repo_url}/issues/new?{urlencode(known, quote_via=quote)}"


def _at_github(config: Config) -> bool:
    return bool(config.repo_url) and config.edit_uri.startswith(EDITOR)
