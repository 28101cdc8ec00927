"""Two files of content/ become one, on whole small folders: what is kept, what names it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import content, edits
from generator.config import Config
from generator.editing.keep import Keep
from generator.errors import EditRefused, UsageError
from tests.factories import config as settings

OLD = """---
name: Чикаго Ли  # как пишут
names: {en: A. Li, kk: Анна Ли}
aliases: [Ли А., 'Анна: Ли']
forms: [Ли-Анны]
wikidata: Q5
same_as: [li]
---
Поэт. Пишет [сама](entity:anna).
"""
NEW = """---
name: Анна Ли
names:
  en: Anna Li # по паспорту
aliases: Ли
---
"""
FILES = {
    "entities/people/anna.md": OLD,
    "entities/people/anna-li.md": NEW,
    "entities/places/rim.md": "---\nname: Рим\n---\nГород, где живёт [Анна](entity:anna).\n",
    "events/vstrecha.md": "---\ndate: 2025-11-06\ntitle: Встреча\nentities: [anna, rim]  # кто\n---\n",
    "events/obed.md": "---\ndate: 2025-11-06\ntitle: Обед\nentities:\n  - anna-li\n  - anna\nsame_as: e-0123abcd\n---\nЕли.\n",
    "articles/2025/2025-11-07-pismo.md": (
        "---\r\ntitle: Письмо\r\ndate: 2025-11-07\r\n---\r\n"
        "Писала [Анна](entity:anna): [«Да, мы едем»](speaker:anna). Пример: `[Анна](entity:anna)`, anna.\r\n"
    ),
    "articles/2025/2025-11-08-otvet.md": "---\ntitle: Ответ\ndate: 2025-11-08\n---\nНе про [annaх](entity:anna-li).",
}


def folder(root: Path, more: dict[str, str] | None = None) -> Path:
    for name, text in (FILES | (more or {})).items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root / "content"


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in root.rglob("*.md")}


@pytest.fixture
def config() -> Config:
    return settings()


def test_two_entities_become_one(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path)
    done = edits.merge(config, root, "anna", "anna-li")
    after = texts(root)
    assert content.read(root).errors == ()
    assert "entities/people/anna.md" not in after
    assert after["entities/people/anna-li.md"] == (
        "---\nname: Анна Ли\nnames:\n  en: Anna Li # по паспорту\n  kk: Анна Ли\naliases: [Ли, Чикаго Ли, Ли А., 'Анна: Ли', A. Li]\n"
        "forms: [Ли-Анны]\nwikidata: Q5\nsame_as: [anna, li]\n---\nПоэт. Пишет [сама](entity:anna-li).\n"
    )
    changed = {
        "entities/places/rim.md": ("entity:anna)", "entity:anna-li)"),
        "events/vstrecha.md": ("[anna, rim]", "[anna-li, rim]"),
        "events/obed.md": ("  - anna-li\n  - anna\n", "  - anna-li\n"),
    }
    for path, (was, now) in changed.items():
        assert after[path] == FILES[path].replace(was, now), path
    letter = FILES["articles/2025/2025-11-07-pismo.md"]
    assert after["articles/2025/2025-11-07-pismo.md"] == letter.replace(
        "[Анна](entity:anna):", "[Анна](entity:anna-li):"
    ).replace("speaker:anna)", "speaker:anna-li)")
    assert after["articles/2025/2025-11-08-otvet.md"] == FILES["articles/2025/2025-11-08-otvet.md"]
    assert "people/anna/ will lead to people/anna-li/" in done.lines
    assert "people/li/ will lead to people/anna-li/" in done.lines
    assert done.files == 6


def test_what_names_an_id_that_it_had_before_names_it_too(tmp_path: Path, config: Config) -> None:
    more = {
        "events/uzhin.md": "---\ndate: 2025\ntitle: Ужин\nentities: [li, rim, anna] # трое\n---\n[Ли](entity:li).\n",
        "events/zavtrak.md": "---\ndate: 2025\ntitle: Завтрак\nentities: li\n---\n",
        "events/chai.md": "---\ndate: 2025\ntitle: Чай\nentities: [anna, anna-li, li]\n---\n",
    }
    root = folder(tmp_path, more)
    edits.merge(config, root, "anna", "anna-li")
    after = texts(root)
    assert "entities: [anna-li, rim] # трое\n---\n[Ли](entity:anna-li).\n" in after["events/uzhin.md"]
    assert "entities: anna-li\n" in after["events/zavtrak.md"]
    assert "entities: [anna-li]\n" in after["events/chai.md"]


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path)
    before = texts(root)
    planned = edits.merge(config, root, "anna", "anna-li", dry=True)
    assert texts(root) == before
    assert edits.merge(config, root, "anna", "anna-li") == planned


def test_a_description_that_is_not_kept_is_printed(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path, {"entities/people/anna-li.md": NEW + "Моя."})
    done = edits.merge(config, root, "anna", "anna-li")
    assert texts(root)["entities/people/anna-li.md"].endswith("---\nМоя.")
    assert "Поэт. Пишет" in done.lines[-1]


def test_two_wikidata_ids_want_a_word_of_whose_is_right(tmp_path: Path, config: Config) -> None:
    more = {"entities/people/anna-li.md": NEW.replace("aliases", "wikidata: Q7 # точно\naliases")}
    before = texts(folder(tmp_path, more))
    root = tmp_path / "content"
    with pytest.raises(EditRefused, match=r"«anna» is Q5 in Wikidata, «anna-li» is Q7.*--keep"):
        edits.merge(config, root, "anna", "anna-li")
    assert texts(root) == before
    edits.merge(config, root, "anna", "anna-li", Keep.OLD)
    assert "wikidata: Q5 # точно\n" in texts(root)["entities/people/anna-li.md"]
    root = folder(tmp_path / "other", more)
    edits.merge(config, root, "anna", "anna-li", Keep.NEW)
    assert "wikidata: Q7 # точно\n" in texts(root)["entities/people/anna-li.md"]


def test_a_name_that_was_split_is_put_together_again(tmp_path: Path, config: Config) -> None:
    more = {
        "entities/people/anna.md": "---\nname: Анна Ли\nonly_in: [2025-11-07-pismo]\n---\n",
        "entities/people/anna-li.md": "---\nname: Анна Ли\nnot_in: [2025-11-07-pismo]\n---\n",
    }
    root = folder(tmp_path, more)
    done = edits.merge(config, root, "anna", "anna-li")
    assert texts(root)["entities/people/anna-li.md"] == "---\nname: Анна Ли\nsame_as: [anna]\n---\n"
    assert any("now mean it in every article." in line for line in done.lines)


def test_two_events_become_one(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path)
    done = edits.merge(config, root, "obed", "events/vstrecha")
    assert texts(root)["events/vstrecha.md"] == (
        "---\ndate: 2025-11-06\ntitle: Встреча\nentities: [anna, rim, anna-li]  # кто\nsame_as: [obed, e-0123abcd]\n---\nЕли.\n"
    )
    assert "the title «Обед» is not kept; «Встреча» stays." in done.lines
    assert "events/e-0123abcd/ will lead to events/vstrecha/" in done.lines


def test_events_of_two_dates_want_a_word_of_whose_is_right(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path, {"events/obed.md": "---\ndate: 2025-11\ntitle: Обед\n---\n"})
    with pytest.raises(EditRefused, match=r"of 2025-11, «vstrecha» is of 2025-11-06.*--keep"):
        edits.merge(config, root, "obed", "vstrecha")
    edits.merge(config, root, "obed", "vstrecha", Keep.OLD)
    assert "date: 2025-11\n" in texts(root)["events/vstrecha.md"]


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ("anna", "anna", UsageError, "one file"),
        ("anna", "rim", EditRefused, "people/anna/ would lead nowhere"),
        ("anna", "vstrecha", UsageError, "an entity, «vstrecha» is an event"),
        ("2025-11-07-pismo", "2025-11-08-otvet", UsageError, "two of them are two witnesses"),
        ("anna", "ana-li", UsageError, "Did you mean «anna-li»"),
    ],
)
def test_what_cannot_be_one_is_refused(
    tmp_path: Path, config: Config, old: str, new: str, error: type[Exception], words: str
) -> None:
    root = folder(tmp_path)
    before = texts(root)
    with pytest.raises(error, match=words):
        edits.merge(config, root, old, new)
    assert texts(root) == before


def test_a_file_that_has_errors_or_cannot_be_read_is_named(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path, {"entities/people/anna.md": "---\nnam: Анна\n---\n"})
    with pytest.raises(EditRefused, match=r"people/anna\.md: has errors"):
        edits.merge(config, root, "anna", "anna-li")
    root = folder(tmp_path / "other", {"events/broken.md": "---\nentities: [anna\n---\n"})
    with pytest.raises(EditRefused, match=r"events/broken\.md:\d+: the front matter is no YAML"):
        edits.merge(config, root, "anna", "anna-li")


def test_an_id_that_two_files_have_must_be_said_in_full(tmp_path: Path, config: Config) -> None:
    root = folder(tmp_path, {"events/anna.md": "---\ndate: 2025\ntitle: Анна\n---\n"})
    with pytest.raises(UsageError, match="entities/people/anna or events/anna"):
        edits.merge(config, root, "anna", "anna-li")
    edits.merge(config, root, "content/entities/people/anna.md", "people/anna-li")
    assert "entities/people/anna.md" not in texts(root)
