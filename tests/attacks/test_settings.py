"""mkdocs.yml is the maintainer's; yet it is read as data, and a pull request that changes it makes nothing run in `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.config import load
from generator.errors import ConfigError
from tests.archives import letopis, project
from tests.attacks.strings import ATTACKS

NAME = "site_name: Архив\n"

REFUSED: dict[str, str] = {
    "no YAML": "site_name: [",
    "a tag of ours that is none": NAME + "extra: !!python/object/apply:os.system ['touch hacked']\nsite_name: 2",
    "duplicate and empty": "site_name: ''",
    "unknown key": NAME + "extra: {letopis: {onload: hit(1)}}",
    "a number to count out": NAME + "extra: {letopis: {related: 99999999999999999999}}",
    "a mapping for words": NAME + "extra: {letopis: {data_licence: {a: b}}}",
    "a language of the interface": NAME + "theme: {language: ../../../etc/passwd}",
    "deep": NAME + "extra: {letopis: {search_examples: " + "[" * 200 + "]" * 200 + "}}",
    "a bomb": NAME
    + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
    ).replace("*a", "x")
    + "extra: {letopis: {search_examples: *h}}",
}


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "a tag of ours that is none"])
def test_settings_that_are_none_are_told_in_a_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(REFUSED[name], encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(path) in str(caught.value)
    assert len(str(caught.value)) < 900


def test_a_tag_that_names_code_runs_none(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    mark = tmp_path / "hacked"
    path.write_text(f"{NAME}plugins: !!python/object/apply:os.system ['touch {mark}']\n", encoding="utf-8")
    assert load(path).site_name == "Архив"
    assert not mark.exists()


@pytest.mark.parametrize("attack", list(ATTACKS.values())[::6])
def test_words_of_the_settings_are_words(tmp_path: Path, attack: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: {json.dumps(attack)}\nsite_description: {json.dumps(attack)}\n", encoding="utf-8")
    assert load(path).site_name == attack.strip()


def test_a_page_that_its_policy_would_cripple_is_not_published(tmp_path: Path) -> None:
    """A fork's own template with a script from elsewhere: nothing is published, and the message says where it belongs."""
    config = project(tmp_path)
    template = tmp_path / "overrides" / "main.html"
    written = template.read_text(encoding="utf-8")
    foreign = '<script src="https://evil.example/count.js"></script><style>p {color: red}</style></head>'
    template.write_text(written.replace("</head>", foreign), encoding="utf-8")
    done = letopis("build", "--config", config)
    assert done.returncode == 1
    assert "the policy blocks «https://evil.example/count.js»" in done.stdout + done.stderr
    assert "the policy blocks an inline style sheet" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
