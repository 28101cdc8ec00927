"""The language of the texts is not the interface's: a Russian archive may speak English around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import load
from generator.errors import ConfigError
from generator.pipeline import check

SETTINGS = "site_name: Архив\ntheme: {name: material, language: en}\n"
ARTICLE = "---\ntitle: Мост\ndate: 2025-11-07\nsource: {name: Вестник}\n---\nМост открыли в пятницу.\n"


def project(folder: Path, settings: str) -> Path:
    articles = folder / "content" / "articles" / "2025"
    articles.mkdir(parents=True)
    (articles / "2025-11-07-most.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder / "mkdocs.yml"


@pytest.mark.parametrize(
    ("settings", "language"),
    [(SETTINGS, "en"), (SETTINGS + "extra: {letopis: {texts_language: ru}}\n", "ru")],
    ids=["the interface's", "its own"],
)
def test_an_article_that_does_not_say_its_language_has_the_archives(
    tmp_path: Path, settings: str, language: str
) -> None:
    config = load(project(tmp_path, settings))
    assert config.language == "en"
    (article,) = check(config, config.content).content.articles
    assert article.language == language


def test_a_language_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"extra\.letopis\.texts_language.*'ru', 'uk', 'kk' or 'en'"):
        load(project(tmp_path, SETTINGS + "extra: {letopis: {texts_language: de}}\n"))
