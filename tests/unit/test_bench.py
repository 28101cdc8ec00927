"""The benchmark's articles are what its docstring says, and its table says what was measured."""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from generator import content
from tests.bench import __main__ as bench
from tests.bench import corpus, media, peers, plain, process, quality, texts
from tests.bench.process import Cost
from tests.bench.report import Growth, Result, Sheet, comparison, growth


def test_the_same_seed_makes_the_same_articles_and_another_seed_others() -> None:
    assert list(corpus.articles(20, seed=7)) == list(corpus.articles(20, seed=7))
    assert list(corpus.articles(20, seed=7)) != list(corpus.articles(20, seed=8))


def test_the_articles_are_valid_content(tmp_path: Path) -> None:
    corpus.write(tmp_path, 60)
    reading = content.read(tmp_path, "ru")
    assert reading.problems == ()
    assert len(reading.content.articles) == 60


def test_length_years_and_skew_are_as_described() -> None:
    made = list(corpus.articles(2000))
    bodies = [text.split("---\n", 2)[2] for _, text in made]
    assert corpus.LENGTH <= sum(map(len, bodies)) / len(bodies) <= 1.15 * corpus.LENGTH
    assert {stem[:4] for stem, _ in made} == {str(year) for year in range(2016, 2026)}
    named = Counter(name for body in bodies for name in set(re.findall(r"[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ов\b", body)))
    shares = [count / len(bodies) for _, count in named.most_common()]
    assert all(0.15 < share < 0.25 for share in shares[: corpus.LEADERS])
    assert sum(share <= 3 / 2000 for share in shares) > 500


def test_ten_thousand_articles_name_somewhat_more_than_two_thousand_a_few_of_them_everywhere() -> None:
    """Every hero of an article is named once by the first template, in the nominative."""
    named = Counter(
        name
        for _, text in corpus.articles(10_000)
        for name in set(re.findall(r"([А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ов) заявил", text))
    )
    assert 2_000 < len(named) < 2_700
    assert sum(count >= 1_000 for count in named.values()) == 5
    assert sum(count <= 5 for count in named.values()) > 0.8 * len(named)


def test_real_texts_are_repeated_with_other_dates_until_there_are_enough(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "date 2024-05-06 Мост открыли в городе.\nЕго *строили* три года.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("Школу закрыли на ремонт.\nОна откроется в мае.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    made = list(texts.articles(tmp_path, 6, seed=3))
    assert made == list(texts.articles(tmp_path, 6, seed=3))
    assert [stem[:4] for stem, _ in made] == ["2016", "2017", "2019", "2020", "2022", "2024"]
    content_folder = tmp_path / "content"
    corpus.write_files(content_folder, made)
    reading = content.read(content_folder, "ru")
    assert reading.errors == ()
    assert Counter(article.text for article in reading.content.articles) == {
        "Мост открыли в городе.\n\nЕго *строили* три года.": 3,
        "Школу закрыли на ремонт.\n\nОна откроется в мае.": 3,
    }
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ValueError, match=r"holds no \.txt file"):
        next(texts.articles(tmp_path / "nothing", 1))


def test_the_table_of_growth_gives_seconds_cost_of_an_article_and_ratio() -> None:
    small = Growth(100, 300, 3 * 2**20, {"Reading content": 0.5, "Annotating": 4.0}, Cost(4.0, 5.0, 200 * 2**20))
    large = Growth(1000, 2000, 25 * 2**20, {"Reading content": 5.5}, Cost(30.0, 40.0, 300 * 2**20))
    assert growth([small, large]).splitlines() == [
        "|  | 100 articles | 1000 articles |",
        "| --- | ---: | ---: |",
        "| Reading content, CPU (an article) | 0.5 s (5.0 ms) | 5.5 s (5.5 ms, ×1.10) |",
        "| Annotating, CPU (an article) | 4.0 s (40.0 ms) | – |",
        "| the whole command, CPU (an article) | 5.0 s (50.0 ms) | 40.0 s (40.0 ms, ×0.80) |",
        "| – wall clock | 4.0 s | 30.0 s |",
        "| – peak memory of a process | 200 MB | 300 MB |",
        "| pages | 300 | 2000 |",
        "| site | 3.0 MB (31 KB) | 25.0 MB (26 KB) |",
    ]


def test_the_comparison_has_medians_ratios_to_hugo_and_why_a_row_is_missing() -> None:
    mib = 2**20
    sheet = Sheet(1000, 791, "tmpfs", 100 * mib)
    sheet.results = [
        Result(
            "hugo", "hugo", [Cost(2.0, 3.0, 90 * mib), Cost(1.0, 2.0, 80 * mib), Cost(9.0, 3.0, 70 * mib)], "1791 pages"
        ),
        Result("mkdocs", "mkdocs", left_out=peers.NOT_HERE["mkdocs"]),
        Result("search", "build", [Cost(12.0, 15.0, 300 * mib)]),
    ]
    head, _, hugo, mkdocs, built, _, about = comparison([sheet]).splitlines()
    assert head.startswith("|  | articles | on | wall, s | (least–most) | CPU, s | peak, MB |")
    assert hugo == "| hugo | 1000 | tmpfs | 2.00 | 1.00–9.00 | 3.00 | 90 | 1.00 | 1.00 | 1791 pages |"
    assert mkdocs.endswith("|  |  | Material for MkDocs is not installed: `pip install mkdocs-material` |")
    assert built == "| build | 1000 | tmpfs | 12.0 | 12.0–12.0 | 15.0 | 300 | 6.00 | 5.00 |  |"
    assert about == "1000 articles on tmpfs: 791 entity pages; the site of Letopis has 100 MB (102 KB an article)."
    sheet.results = sheet.results[1:]
    assert comparison([sheet]).splitlines()[3] == "| build | 1000 | tmpfs | 12.0 | 12.0–12.0 | 15.0 | 300 |  |  |  |"


def test_a_program_is_measured_with_what_it_starts_and_one_that_fails_says_why() -> None:
    code = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(80_000_000); sum(range(10**7))'])"
    )
    cost = process.run([sys.executable, "-c", code])
    assert cost.wall > 0
    assert cost.cpu > 0.05
    assert cost.memory > 80_000_000
    with pytest.raises(process.Failed, match="ValueError: no"):
        process.run([sys.executable, "-c", "raise ValueError('no')"])
    with pytest.raises(process.Failed, match="ended with 3"):
        process.run([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(process.Failed, match="no-such-program"):
        process.run(["no-such-program"])


def test_memory_and_disk_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, slow = tmp_path / "fast disk", tmp_path / "slow"
    fast.mkdir()
    slow.mkdir()
    mounts = tmp_path / "mounts"
    point = str(fast).replace(" ", "\\040")
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\ntmpfs /sys/fs/cgroup tmpfs ro 0 0\ntmpfs {point} tmpfs rw 0 0\n")
    monkeypatch.setattr(tempfile, "tempdir", str(slow))
    assert media.media(mounts) == {"tmpfs": fast, "disk": slow}
    monkeypatch.setattr(tempfile, "tempdir", str(fast))
    assert media.media(mounts)["tmpfs"] == fast
    monkeypatch.setattr(tempfile, "tempdir", str(slow))
    assert media.media(tmp_path / "nothing") == {"disk": slow}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """What the peers' pages are made of, as Letopis publishes it: two articles, two entities, of which one is named in both."""
    path = tmp_path / "letopis.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.executescript("""
            CREATE TABLE articles (id, title, earliest, text);
            CREATE TABLE entities (id, kind, name);
            CREATE TABLE mentions (article, entity);
            INSERT INTO articles VALUES ('a', 'Мост [1]: «открыт»', '2025-11-07', 'Первый.' || char(10, 10) || '* Второй {{< x >}}');
            INSERT INTO articles VALUES ('b', 'Другая', '2025-12-07', 'Текст.');
            INSERT INTO entities VALUES ('ivan', 'person', 'Иван'), ('astana', 'place', 'Астана');
            INSERT INTO mentions VALUES ('a', 'ivan'), ('a', 'ivan'), ('b', 'ivan');
        """)
    return path


def test_peers_get_plain_pages_of_the_same_texts(database: Path, tmp_path: Path) -> None:
    assert plain.write_hugo(database, tmp_path / "hugo") == 4
    assert plain.write_mkdocs(database, tmp_path / "mkdocs") == 4
    article = (tmp_path / "hugo/content/articles/2025/a.md").read_text(encoding="utf-8")
    assert article == '---\ntitle: "Мост [1]: «открыт»"\ndate: 2025-11-07\n---\nПервый.\n\n\\* Второй {{\\< x >}}\n'
    assert "date:" not in (tmp_path / "mkdocs/docs/articles/2025/a.md").read_text(encoding="utf-8")
    ivan = (tmp_path / "mkdocs/docs/people/ivan.md").read_text(encoding="utf-8")
    assert ivan == (
        '---\ntitle: "Иван"\n---\n- 2025-12-07: [Другая](/articles/2025/b/)\n'
        "- 2025-11-07: [Мост \\[1\\]: «открыт»](/articles/2025/a/)\n"
    )
    assert (tmp_path / "hugo/content/places/astana.md").is_file()


def test_the_peers_that_are_here_build_them(database: Path, tmp_path: Path) -> None:
    here = peers.installed()
    assert "mkdocs" in here, "Letopis itself needs it"
    for name, peer in here.items():
        folder = tmp_path / name
        peer.write(database, folder)
        cost = peer.build(folder)
        assert cost.cpu > 0
        page = (folder / peer.output / "articles/2025/a/index.html").read_text(encoding="utf-8")
        assert "Мост [1]: «открыт»" in page
        assert "* Второй {{" in page, name
        assert "2025-11-07" in page
        assert 'href="/articles/2025/a/"' in (folder / peer.output / "people/ivan/index.html").read_text(
            encoding="utf-8"
        )


def test_hugo_is_found_on_the_path_or_in_its_package_and_missed_calmly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert peers.hugo() is None
    assert peers.installed() == {}
    program = tmp_path / "hugo"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert peers.hugo() == program
    assert list(peers.installed()) == ["hugo"]


def test_wrong_words_are_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for words, said in (
        (["--rows", "hugo,jekyll"], "«jekyll» is no row; rows are hugo, mkdocs, first"),
        (["--sizes", "x"], "«x» is no list"),
    ):
        monkeypatch.setattr(sys, "argv", ["bench", *words])
        with pytest.raises(SystemExit):
            bench.main()
        assert said in capsys.readouterr().err


def test_a_person_is_declined() -> None:
    person = corpus.Person("Иван", "Орех")
    assert person.named("", "") == "Иван Орехов"
    assert person.named("а", "а") == "Ивана Орехова"
    assert person.named("ом", "ым") == "Иваном Ореховым"


def test_the_table_of_quality_has_a_column_a_gold_and_is_empty_where_one_says_nothing() -> None:
    one = {"f1": 0.5}
    result = {
        "ner": {"exact": {"micro": one}},
        "dates": {"core": {"f1": 1.0}},
        "quotes": {"speaker": {"correct": 3, "n": 4}},
    }
    lines = quality.table({"big": result, "small": {}}).splitlines()
    assert lines[0] == "| what | big | small |"
    assert len(lines) == 2 + len(quality.ROWS)
    assert "| names, exact, micro | .500 |  |" in lines
    assert "| dates, core | 1.000 |  |" in lines
    assert "| direct quotes, speaker | 3 of 4 |  |" in lines
