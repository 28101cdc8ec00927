"""The benchmark's articles are what its docstring says, and its table says what was measured."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from generator import content
from tests.bench import corpus, quality
from tests.bench.__main__ import table
from tests.bench.measure import Measurement, Stage


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


def test_the_table_gives_seconds_cost_of_an_article_and_ratio() -> None:
    small = Measurement(100, 300, (Stage("total", 5.0, 4.0),), 200 * 2**20, 3 * 2**20)
    large = Measurement(1000, 2000, (Stage("total", 40.0, 30.0),), 300 * 2**20, 25 * 2**20)
    rows = table([small, large]).splitlines()
    assert rows[0] == "|  | 100 articles | 1000 articles |"
    assert rows[2] == "| total, CPU (an article) | 5.0 s (50.0 ms) | 40.0 s (40.0 ms, ×0.80) |"
    assert rows[3] == "| total, wall clock | 4.0 s | 30.0 s |"
    assert rows[4] == "| peak memory of a process | 200 MB | 300 MB |"


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
