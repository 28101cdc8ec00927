"""Files of every kind get another name: moved, noted, and named by it wherever they were named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import content, edits
from generator.archive import gather
from generator.config import Config
from generator.errors import EditRefused, UsageError
from generator.model import AnnotatedArticle
from tests.factories import config as settings

ARTICLE = "---\ntitle: Письмо\ndate: 2025-11-07\n---\nПять [Анне](entity:anna).\n"
FILES = {
    "articles/2025/2025-11-07-pismo.md": ARTICLE,
    "articles/2025/otvet.md": "---\ntitle: Ответ\ndate: 2025-11-08\nwas: [staryi]  # прежде\n---\nШесть.\n",
    "entities/people/anna.md": "---\nname: Анна Ли\nnot_in: [otvet, 2025-11-07-pismo]\n---\n",
    "entities/people/vera.md": "---\nname: Вера\nonly_in: otvet\nsame_as: [verochka]\n---\n",
    "events/obed.md": "---\ndate: 2025\ntitle: Обед\nentities: [anna]\n---\n",
    "disagreements/skolko.md": (
        "---\ntitle: Сколько\nclaims:\n  - {article: otvet, words: Шесть}\n  - article: '2025-11-07-pismo'  # тут\n    words: Пять\n---\n"
    ),
    "pages/about.md": "---\ntitle: О проекте\n---\nЛетопись.\n",
}


@pytest.fixture
def config() -> Config:
    return settings()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert content.read(tmp_path / "content").problems == ()
    return tmp_path / "content"


def changed(root: Path) -> dict[str, str | None]:
    """By path, what is not as it was; None for what is gone."""
    now = {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in root.rglob("*.md")}
    return {path: now.get(path) for path in sorted({*now, *FILES}) if now.get(path) != FILES.get(path)}


def test_an_article(root: Path, config: Config) -> None:
    done = edits.rename(config, root, "2025-11-07-pismo", "2025-11-07-list")
    assert content.read(root).problems == ()
    assert changed(root) == {
        "articles/2025/2025-11-07-pismo.md": None,
        "articles/2025/2025-11-07-list.md": ARTICLE.replace("---\nПять", "was: [2025-11-07-pismo]\n---\nПять"),
        "entities/people/anna.md": FILES["entities/people/anna.md"].replace("pismo", "list"),
        "disagreements/skolko.md": FILES["disagreements/skolko.md"].replace("pismo", "list"),
    }
    assert "articles/2025/2025-11-07-pismo/ will lead to articles/2025/2025-11-07-list/" in done.lines


def test_an_article_without_a_day_in_its_name(root: Path, config: Config) -> None:
    done = edits.rename(config, root, "otvet", "vtoroi-otvet")
    assert changed(root)["articles/2025/vtoroi-otvet.md"] == FILES["articles/2025/otvet.md"].replace(
        "[staryi]", "[staryi, otvet]"
    )
    assert changed(root)["entities/people/vera.md"] == FILES["entities/people/vera.md"].replace("otvet", "vtoroi-otvet")
    assert "articles/2025/staryi/ will lead to articles/2025/vtoroi-otvet/" in done.lines


def test_an_article_goes_to_the_folder_of_its_year(root: Path, config: Config) -> None:
    """Its date was corrected: the old address had the old year, which the name alone would not say."""
    path = root / "articles/2025/otvet.md"
    path.write_text(FILES["articles/2025/otvet.md"].replace("2025-11-08", "2024-11-08"))
    assert [str(problem.mend) for problem in content.read(root).errors][:1] == ["Move it to articles/2024/otvet.md"]
    done = edits.rename(config, root, "otvet", "otvet")
    (article,) = [one for one in content.read(root).content.articles if one.id == "otvet"]
    assert article.path == "articles/2024/otvet.md"
    assert "2025/otvet" in article.was
    assert "articles/2025/otvet/ will lead to articles/2024/otvet/" in done.lines
    assert content.read(root).errors == ()


def test_an_entity_an_event_a_page(root: Path, config: Config) -> None:
    edits.rename(config, root, "entities/people/anna.md", "anna-li")
    edits.rename(config, root, "obed", "uzhin")
    edits.rename(config, root, "about", "o-proekte")
    assert content.read(root).problems == ()
    assert changed(root) == {
        "articles/2025/2025-11-07-pismo.md": ARTICLE.replace("entity:anna", "entity:anna-li"),
        "entities/people/anna.md": None,
        "entities/people/anna-li.md": "---\nname: Анна Ли\nnot_in: [otvet, 2025-11-07-pismo]\nsame_as: [anna]\n---\n",
        "events/obed.md": None,
        "events/uzhin.md": "---\ndate: 2025\ntitle: Обед\nentities: [anna-li]\nsame_as: [obed]\n---\n",
        "pages/about.md": None,
        "pages/o-proekte.md": "---\ntitle: О проекте\nwas: [about]\n---\nЛетопись.\n",
    }


def test_a_disagreement_leaves_a_redirect(root: Path, config: Config) -> None:
    edits.rename(config, root, "skolko", "skolko-ih")
    read = content.read(root)
    assert read.problems == ()
    archive = gather(read.content, [AnnotatedArticle(one, (), ()) for one in read.content.articles])
    (made,) = archive.disagreements
    assert (made.id, made.was) == ("skolko-ih", ("skolko",))


def test_back_to_a_name_that_it_had(root: Path, config: Config) -> None:
    edits.rename(config, root, "vera", "verochka")
    assert changed(root)["entities/people/verochka.md"] == "---\nname: Вера\nonly_in: otvet\nsame_as: [vera]\n---\n"
    edits.rename(config, root, "verochka", "vera")
    assert changed(root) == {}


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ("anna", "vera", EditRefused, r"taken by .*vera\.md.*merge them"),
        ("anna", "verochka", EditRefused, "«verochka» is taken by"),
        ("anna", "Анна", UsageError, "cannot be an address"),
        ("anna", "con", UsageError, "cannot be an address"),
        ("anna", "anna", UsageError, "called already"),
        ("anna", "entities/places/anna-li", UsageError, "another folder"),
        ("anna", "../../etc/passwd", UsageError, "another folder"),
        ("ana", "b", UsageError, "Did you mean «anna»"),
        ("about", "articles", EditRefused, "belongs to the site itself"),
    ],
)
def test_what_cannot_be_is_refused(
    root: Path, config: Config, old: str, new: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        edits.rename(config, root, old, new)
    assert changed(root) == {}
