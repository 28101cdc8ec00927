"""`letopis new` and `letopis schemas` as scripts and people see them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.editing.schemas import KINDS
from generator.errors import UsageError
from tests.archives import ROOT, letopis, project


def refused(*words: str | Path, stdin: str = "") -> str:
    """The message of a command that is wrong usage; in this process."""
    done = CliRunner().invoke(app, [*map(str, words)], input=stdin)
    assert isinstance(done.exception, UsageError), done.output
    assert done.stdout == ""
    return str(done.exception)


def piped(words: Sequence[str | Path], stdin: str | bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )


def at_a_terminal(words: Sequence[str | Path], typed: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command whose stdin is a terminal at which this is typed."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(slave)
        os.write(master, typed.encode())
        out, err = process.communicate(timeout=120)
        os.close(master)
    return process.returncode, out, err


def test_an_article_by_options(tmp_path: Path) -> None:
    config = project(tmp_path)
    text = "Министр [Петров](entity:ivan-petrov) приехал.\r\n\r\nВторой абзац.\r\n"
    words = [
        "new",
        "article",
        "--title",
        "Мост: «итоги»",
        "--date",
        "7 ноября 2025",
        "--outlet",
        "Lada.kz",
        "--author",
        "А. Ли",
    ]
    words += [
        "--cites",
        "Ведомости",
        "--cites",
        "The Times",
        "--url",
        "https://a.kz/1",
        "--description",
        "Открыли.",
        "--rights",
        "excerpt",
    ]
    words += ["--language", "ru", "--body", "-", "--config", str(config)]
    done = piped([*words], text)
    assert done.returncode == 0, done.stderr.decode()
    path = Path(done.stdout.decode().strip())
    assert path == tmp_path / "content/articles/2025/2025-11-07-most-itogi.md"
    assert path.read_text(encoding="utf-8") == (
        "---\ntitle: 'Мост: «итоги»'\ndate: 2025-11-07\ndescription: Открыли.\nsource:\n  name: Lada.kz\n  author: А. Ли\n"
        "  url: https://a.kz/1\n  cites:\n    - Ведомости\n    - The Times\nrights: excerpt\n---\n"
        "Министр [Петров](entity:ivan-petrov) приехал.\n\nВторой абзац.\n"
    )
    assert "letopis check" in done.stderr.decode()
    again = piped([*words], text)
    assert (again.returncode, again.stdout) == (2, b"")
    assert "2025-11-07-most-itogi.md уже есть и останется как есть" in again.stderr.decode()
    assert letopis("check", "--config", config).returncode == 0


def test_a_plain_text_from_a_file_keeps_its_signs(tmp_path: Path) -> None:
    config = project(tmp_path)
    (tmp_path / "text.txt").write_text("1. Первое *важное*\n<b>Второе</b> [x](entity:nobody)\n", encoding="utf-8")
    words: list[str | Path] = ["new", "article", "--title", "Т", "--date", "2025-11-07", "--config", config]
    words += ["--body", tmp_path / "text.txt"]
    assert letopis(*words).returncode == 2, "as Markdown, it points to nobody"
    assert letopis(*words, "--plain").returncode == 0
    written = (tmp_path / "content/articles/2025/2025-11-07-t.md").read_text(encoding="utf-8")
    assert written.endswith("---\n1\\. Первое \\*важное\\*\n\n\\<b>Второе\\</b> \\[x\\](entity:nobody)\n")
    assert letopis("check", "--config", config).returncode == 0


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    config = project(tmp_path)
    for words, options in (
        (["article", "--outlet", "А"], "--title, --date, --body"),
        (["entity"], "KIND, NAME"),
        (["event", "--title", "А"], "--date"),
    ):
        assert refused("new", *words, "--config", config).startswith(f"Не хватает: {options}.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["article", "--title", "Т", "--date", "скоро", "--body", "-"], "--date: «скоро» — не день публикации; пишите 2025-11-07"),
        (["article", "--title", "Т\u200b", "--date", "2025-11-07", "--body", "-"], "--title: там есть невидимый знак (U+200B)"),
        (["article", "--title", "Т", "--date", "2025-11-07", "--url", "x", "--body", "-"], "--url: «x» — не адрес"),
        (["article", "--title", "東京", "--date", "2025-11-07", "--body", "-"], "--id: из этого названия не получается адреса"),
        (["article", "--title", "Т", "--date", "2025-11-07", "--id", "../a", "--body", "-"], "--id: «../a» не годится для имени файла"),
        (["article", "--title", "Т", "--date", "2025-11-07", "--body", "no.txt"], "--body: файл no.txt не читается"),
        (["entity", "people", "Т"], "KIND: «people» не подходит; годятся person"),
        (["entity", "person", "Т", "--wikidata", "30"], "--wikidata: «30» — не номер Викиданных"),
        (["entity", "person", "Т", "--name", "Т"], "--name: в «Т» не указан язык"),
        (["entity", "place", "Астана"], "--id: имя «astana» занято"),
        (["event", "--title", "Т", "--date", "2025", "--entity", "astan"], "--entity: карточки «astan» нет; может быть, astana?"),
        (["event", "--title", "Т", "--date", "2025", "--entity", "Ы"], "сначала заведите её: letopis new entity"),
    ],
)  # fmt: skip
def test_wrong_answers_name_the_option_and_write_nothing(tmp_path: Path, words: list[str], found: str) -> None:
    config = project(tmp_path)
    before = sorted(tmp_path.rglob("*.md"))
    assert found in refused("new", *words, "--config", config, stdin="Текст.")
    assert sorted(tmp_path.rglob("*.md")) == before


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    words: list[str | Path] = ["new", "article", "--title", "Т", "--date", "2025-11-07", "--body", "-"]
    words += ["--config", project(tmp_path)]
    for data in (b"\xff\xfe\x00", "кодировка".encode("cp1251")):
        done = piped(words, data)
        assert done.returncode == 2
        assert "--body: слова не в кодировке UTF-8" in done.stderr.decode()


def test_a_card_by_options_says_who_has_the_name(tmp_path: Path) -> None:
    config = project(tmp_path)
    words = ["new", "entity", "person", "Петров", "--alias", "Пётр Петров", "--name", "kk=Петров", "--wikidata", "q5"]
    done = letopis(*words, "--about", "Другой: министр #2.", "--config", config)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("content/entities/people/petrov.md")
    assert f"«Петров» уже есть: {tmp_path / 'content/entities/people/ivan-petrov.md'}" in done.stderr
    assert (tmp_path / "content/entities/people/petrov.md").read_text(encoding="utf-8") == (
        "---\nname: Петров\nnames:\n  kk: Петров\naliases:\n  - Пётр Петров\nwikidata: Q5\n---\nДругой: министр #2.\n"
    )
    near = letopis("new", "entity", "place", "Астанаа", "--config", config)
    assert "Похоже: «Астана»" in near.stderr
    assert letopis("check", "--config", config).returncode == 0


def test_an_event_by_names_of_its_cast(tmp_path: Path) -> None:
    config = project(tmp_path)
    words = [
        "new",
        "event",
        "--title",
        "Визит",
        "--date",
        "лето 2025",
        "--entity",
        "Иван Петров",
        "--entity",
        "astana",
        "--entity",
        "Петров",
    ]
    done = letopis(*words, "--config", config)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "content/events/vizit.md").read_text(encoding="utf-8") == (
        "---\ndate: 2025-22\ntitle: Визит\nentities:\n  - ivan-petrov\n  - astana\n---\n"
    )
    lonely = letopis("new", "event", "--title", "Отъезд", "--date", "2025", "--config", config)
    assert "назовите хотя бы двоих" in lonely.stderr
    (tmp_path / "content/entities/people/petrov.md").write_text("---\nname: Петров\n---\n", encoding="utf-8")
    two = refused("new", "event", "--title", "Т", "--date", "2025", "--entity", "Петров", "--config", config)
    assert "имя «Петров» у нескольких карточек; напишите, какую вы имеете в виду: ivan-petrov, petrov" in two
    taken = letopis(*words[:-2], "--config", config)
    assert taken.returncode == 2
    assert "имя «vizit» занято" in taken.stderr
    assert "свободно «vizit-2»" in taken.stderr


def test_an_article_at_a_terminal(tmp_path: Path) -> None:
    config = project(tmp_path)
    typed = [
        "", "Мост открыт", "скоро", "7 ноября 2025", "Степной вестник", "nowhere", "", "", "Ведомости, Газета", "", "", "digest", "",
        "Мост открыли.", "", "Пришли все.", ".", "",
    ]  # fmt: skip
    code, out, err = at_a_terminal(["new", "article", "--config", config], "\n".join(typed) + "\n")
    assert code == 0, err
    assert Path(out.removesuffix("\n")).read_text(encoding="utf-8") == (
        "---\ntitle: Мост открыт\ndate: 2025-11-07\nsource:\n  name: Степной вестник\n  cites:\n    - Ведомости\n    - Газета\n"
        "rights: digest\n---\nМост открыли.\n\nПришли все.\n"
    )
    for words in (
        "2025-11-07: 7 ноября 2025",
        "Заголовок",
        "«скоро» — не день публикации",
        "«nowhere» — не адрес",
        "конец — строка с одной точкой",
    ):
        assert words in err
    assert letopis("check", "--config", config).returncode == 0


@pytest.mark.parametrize(("answer", "written"), [("д", True), ("н", False)])
def test_a_card_at_a_terminal_is_asked_about_its_likes(tmp_path: Path, answer: str, written: bool) -> None:
    config = project(tmp_path)
    typed = ["place", "Астана", "", "", answer, "", "Другая Астана.", ""]
    code, out, err = at_a_terminal(["new", "entity", "--config", config], "\n".join(typed) + "\n")
    assert code == 0, err
    assert "Это всё-таки кто-то другой? [д/н]" in err
    path = tmp_path / "content/entities/places/astana-place.md"
    assert path.exists() == written
    assert bool(out) == written
    assert written or "Файл не создан." in err


def test_who_walks_away_leaves_nothing(tmp_path: Path) -> None:
    config = project(tmp_path)
    code, out, err = at_a_terminal(["new", "entity", "--config", config], "place\nКостанай\n\x04")
    assert (code, out) == (1, "")
    assert err.endswith("Файл не создан.\n")
    assert not (tmp_path / "content/entities/places/kostanai.md").exists()


def test_schemas_are_written_where_editors_are_told_to_look(tmp_path: Path) -> None:
    config = project(tmp_path)
    done = letopis("schemas", "--config", config)
    assert done.returncode == 0, done.stderr
    assert [Path(line) for line in done.stdout.splitlines()] == [
        tmp_path / ".cache" / "schemas" / f"{kind.name}.json" for kind in KINDS
    ]
    assert letopis("schemas", tmp_path / "here", "--config", config).returncode == 0
    assert json.loads((tmp_path / "here" / "event.json").read_text(encoding="utf-8"))["required"] == ["date", "title"]
