"""The commands as scripts see them: words, exit codes, what goes to stdout and what to stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archives import SMALL, letopis, project

COMMANDS = (
    "import", "check", "diff", "merge", "rename", "review", "annotate", "explain", "build", "serve", "stats", "schemas",
    "new article", "new entity", "new event",
)  # fmt: skip
BROKEN = {"articles/2025/2025-11-07-a.md": "---\ntitle: А\ndate: 2025-11-07\nsuorce: X\n---\nТекст, 100%.\n"}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_is_read_written_and_returned(command: str) -> None:
    done = letopis(*command.split(), "--help", environment={"COLUMNS": "200", "TERM": "dumb"})
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    for word in ("Reads ", "rites ", "Returns 0"):
        assert word in said


def test_wrong_usage_is_exit_2_and_says_how_to_go_on(tmp_path: Path) -> None:
    for words in (
        ["biuld"],
        ["check", "--formt", "json"],
        ["check", "--format", "xml"],
        ["import"],
        ["annotate", tmp_path / "no.txt"],
    ):
        done = letopis(*words)
        assert done.returncode == 2, words
        assert done.stdout == ""
        assert "Traceback" not in done.stderr


def test_missing_settings_are_named(tmp_path: Path) -> None:
    done = letopis("check", "--config", tmp_path / "mkdocs.yml")
    assert done.returncode == 1
    assert str(tmp_path / "mkdocs.yml") in done.stderr
    assert "--config" in done.stderr


def test_check_prints_problems_for_people(tmp_path: Path) -> None:
    done = letopis("check", "--language", "en", "--config", project(tmp_path, BROKEN))
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.endswith(
        "2025-11-07-a.md:4:1: error: the key «suorce» is not known. Did you mean «source»? (--fix: «suorce» → «source»)"
    )
    assert "1 error, 0 warnings" in done.stderr


def test_check_prints_json(tmp_path: Path) -> None:
    done = letopis("check", "--format", "json", "--language", "en", "--config", project(tmp_path, BROKEN))
    (problem,) = json.loads(done.stdout)
    assert (problem["line"], problem["column"], problem["severity"]) == (4, 1, "error")
    assert set(problem) == {"path", "line", "column", "severity", "found", "mend", "fix"}
    text = BROKEN["articles/2025/2025-11-07-a.md"]
    (edit,) = problem["fix"]["edits"]
    assert (text[edit["start"] : edit["end"]], edit["text"]) == ("suorce", "source")


def test_check_prints_github_annotations(tmp_path: Path) -> None:
    words: list[str | Path] = ["check", "--format", "github", "--language", "en"]
    words += ["--config", project(tmp_path, BROKEN)]
    done = letopis(*words, environment={"GITHUB_WORKSPACE": str(tmp_path), "GITHUB_STEP_SUMMARY": ""})
    at = "file=content/articles/2025/2025-11-07-a.md,line=4,col=1"
    assert done.stdout.startswith(f"::error {at}::the key «suorce» is not known")
    summary = tmp_path / "summary.md"
    letopis(*words, environment={"GITHUB_WORKSPACE": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)})
    assert "<code>suorce</code>" in summary.read_text(encoding="utf-8")


def test_check_fixes_what_has_one_answer_and_prints_the_rest(tmp_path: Path) -> None:
    broken = {
        "articles/2025/2025-11-07-a.md": "---\ntitle: А\ndate: 7.11.2025\nsuorce: {nane: X}\nrights: моё\n---\nТекст.\n"
    }
    config = project(tmp_path, broken)
    done = letopis("check", "--fix", "--language", "en", "--config", config)
    assert done.returncode == 1
    assert [line.partition(".md:")[2] for line in done.stdout.splitlines()] == [
        "3:1: mended: date: «7.11.2025» is no publication date: «7.11.2025» → «2025-11-07»",
        "4:1: mended: the key «suorce» is not known: «suorce» → «source»",
        "4:10: mended: the key «source.nane» is not known: «nane» → «name»",
        "5:1: error: rights: «моё» is none of full, excerpt, digest. It is what may be published of it: full, excerpt or digest",
    ]
    text = (tmp_path / "content/articles/2025/2025-11-07-a.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: А\ndate: 2025-11-07\nsource: {name: X}\nrights: моё\n---\nТекст.\n"
    again = letopis("check", "--fix", "--format", "json", "--config", config)
    assert (len(json.loads(again.stdout)), again.stderr) == (1, "")


def test_check_of_sound_content_is_silent_on_stdout(tmp_path: Path) -> None:
    done = letopis("check", "--language", "en", "--config", project(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 articles" in done.stderr


def test_annotate_counts_offsets_in_the_file_as_read(tmp_path: Path) -> None:
    config = project(tmp_path / "site")
    text = " date 2025-11-07 Министр Иван Петров прибыл в Астану в четверг.\nСделка стоит 17 миллиардов долларов.\n"
    markdown = SMALL["articles/2025/2025-11-07-vstrecha.md"].replace("Министр Иван", "Министр *Иван*")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(markdown, encoding="utf-8")
    done = letopis("annotate", tmp_path / "a.txt", tmp_path / "b.md", "--format", "jsonl", "--config", config)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["doc_id"] for record in records] == ["a", "b"]
    for record, source in zip(records, (text, markdown), strict=True):
        words = {source[m["start"] : m["end"]]: (m["type"], m["entity_id"]) for m in record["mentions"]}
        assert words["Астану"] == ("LOC", "astana")
        days = {source[d["start"] : d["end"]]: d["edtf"] for d in record["dates"]}
        assert days["в четверг"] == "2025-11-06"
    assert "Иван Петров" in {text[m["start"] : m["end"]] for m in records[0]["mentions"]}
    (money,) = records[0]["money"]
    assert (money["amount"], money["currency"]) == (17e9, "USD")
    (quote,) = records[1]["quotes"]
    assert quote["speaker"] == "Иван Петров"
    assert markdown[quote["start"] : quote["end"]] == "Мы договорились о поставках на три года"


def test_annotate_and_explain_tell_the_turns_of_an_interview(tmp_path: Path) -> None:
    config = project(tmp_path / "site")
    text = (
        "О мосте рассказал Иван Петров, сообщает Stepnews.kz.\n\n— Когда построят мост?\n\n— К весне.\n\n"
        "— Кто его строит?\n\n— Рабочие завода.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = letopis("annotate", tmp_path / "a.txt", "--format", "jsonl", "--config", config)
    assert done.returncode == 0, done.stderr
    turns = [(text[t["start"] : t["end"]], t["role"], t["speaker"]) for t in json.loads(done.stdout)["turns"]]
    assert turns[:2] == [("Когда построят мост?", "question", "Stepnews.kz"), ("К весне.", "answer", "Иван Петров")]
    told = letopis("explain", tmp_path / "a.txt", "--config", config).stdout
    assert "«К весне.»: answer of Иван Петров [interviews.answer, rule]" in told


def test_annotate_names_every_document_that_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "GOOD.TXT").write_text("Текст.", encoding="utf-8")
    (tmp_path / "twice.md").write_text("---\ndate: 2025-11-07\ndate: 2025-11-08\n---\nВчера.", encoding="utf-8")
    done = letopis("annotate", *(tmp_path / name for name in ("no.txt", "empty.txt", "GOOD.TXT", "a.pdf", "twice.md")))
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.partition(": ")[2] for line in done.stderr.splitlines()] == [
        "there is no such file. Check the path",
        "the file is empty. Write the article into it, or delete it",
        "is neither .txt nor .md; other documents come in through «letopis import»",
        "error: «date» stands here twice. Keep one of the two",
    ]


def test_annotate_tells_which_curated_files_it_could_not_use(tmp_path: Path) -> None:
    config = project(tmp_path / "site", {"entities/places/astana.md": "---\nnmae: Астана\n---\n"})
    (tmp_path / "a.txt").write_text("Он прибыл в Астану.", encoding="utf-8")
    done = letopis("annotate", tmp_path / "a.txt", "--config", config)
    assert done.returncode == 0
    assert json.loads(done.stdout)["doc_id"] == "a"
    assert "astana.md:2:1: error: the key «nmae» is not known" in done.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_content_folder_that_is_not_there_is_wrong_usage(tmp_path: Path, command: str) -> None:
    done = letopis(command, "--config", project(tmp_path), "--content", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere: there is no such folder. Give the folder of articles with --content" in done.stderr


def test_a_folder_of_somebody_else_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    config = project(tmp_path / "fork")
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("Моё.", encoding="utf-8")
    done = letopis("build", "--config", config, "--site", other)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds files that no build made" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fork", "other"], "nothing was begun"


def test_a_site_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = letopis("build", "--config", project(tmp_path / "fork"), "--site", tmp_path / "file" / "site")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path / "file") in done.stderr


def test_annotate_refuses_two_documents_of_one_name(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Текст.", encoding="utf-8")
    done = letopis("annotate", tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt")
    assert done.returncode == 2
    assert "two files are called a" in done.stderr


def test_annotate_prints_descriptions_apart_from_mentions(tmp_path: Path) -> None:
    text = "Президент Исландии Гудни Йоханнессон прилетел. Глава государства осмотрел порт.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = letopis("annotate", tmp_path / "a.txt", "--config", project(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["descriptions"]
    assert text[found["start"] : found["end"]] == "Глава государства"
    assert found["entity_id"] == "gudni-iohannesson"


def test_explain_gives_the_rule_of_every_annotation(tmp_path: Path) -> None:
    config = project(tmp_path / "site")
    (tmp_path / "a.txt").write_text(" date 2025-11-07 Иван Петров прибыл в Астану в четверг.\n", encoding="utf-8")
    done = letopis("explain", tmp_path / "a.txt", "--config", config)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "published 2025-11-07" in lines[0]
    assert len(lines) == 4
    assert all("[" in line and "–" in line for line in lines[1:])
    assert "«Иван Петров»: person Иван Петров (ivan-petrov) [linking." in lines[1]
    assert "date 2025-11-06, counted from 2025-11-07 [dates." in lines[3]


def test_import_reports_what_it_did_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    config = project(tmp_path / "site", {})
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "good.txt").write_text(
        " date 2025-11-07 Министр прибыл в Астану, сообщает Lada.kz.\n\nЖдали его давно.\n", encoding="utf-8"
    )
    (inbox / "bad.txt").write_bytes(b"\x00\xff\xfe")
    done = letopis("import", inbox, "--config", config)
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert "good.txt" not in done.stderr
    (article,) = (tmp_path / "site" / "content" / "articles" / "2025").glob("*.md")
    before = article.read_bytes()
    assert letopis("import", inbox / "good.txt", "--config", config).returncode == 0
    assert article.read_bytes() == before
    assert letopis("check", "--config", config).returncode == 0
