"""What `annotate` prints of dates, lengths of time and sums, and what `explain` says of them and of other figures."""

from __future__ import annotations

from typing import Any

import pytest

from generator.explain import explanation, record
from generator.pipeline import AnnotatedDocuments, annotate_documents

TEXT = (
    "Мост строили около двух лет, с мая 2023 года, и ремонтировали несколько месяцев. Работы займут от 3 до 5 дней. "
    "Он обошёлся в 50–70 млн рублей при длине свыше 2 километров."
)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> AnnotatedDocuments:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "a.txt").write_text(f" date 2025-11-07 {TEXT}\n", encoding="utf-8")
    return annotate_documents([folder / "a.txt"], None, folder / "mkdocs.yml")


def said(annotated: AnnotatedDocuments, kind: str) -> list[dict[str, Any]]:
    """Of the record: the words, and everything but the offsets."""
    ((document, article),) = annotated.documents
    whole = f" date 2025-11-07 {TEXT}\n"
    rows = record(document, article, annotated.archive)[kind]
    return [
        {"words": whole[row["start"] : row["end"]], **{key: row[key] for key in row if key not in ("start", "end")}}
        for row in rows
    ]


def test_lengths_of_time_stand_among_the_dates_without_a_date(annotated: AnnotatedDocuments) -> None:
    assert said(annotated, "dates") == [
        {"words": "около двух лет", "edtf": None, "duration": "P2Y", "comparator": "~"},
        {"words": "с мая 2023 года", "edtf": "2023-05/.."},
        {"words": "несколько месяцев", "edtf": None, "duration": None, "comparator": "="},
        {"words": "от 3 до 5 дней", "edtf": None, "duration": "P3D", "comparator": "=", "to": "P5D"},
    ]


def test_a_sum_that_is_a_range_has_both_ends(annotated: AnnotatedDocuments) -> None:
    assert said(annotated, "money") == [
        {"words": "50–70 млн рублей", "amount": 5e7, "currency": "RUB", "comparator": "=", "to": 7e7}
    ]


def test_explain_gives_meaning_rule_and_reason(annotated: AnnotatedDocuments) -> None:
    ((document, article),) = annotated.documents
    lines = list(explanation(document, article, annotated.archive))
    assert any("«около двух лет»: length of time ~ P2Y [durations.count, rule]" in line for line in lines)
    assert any("«несколько месяцев»: length of time = not said [durations.count, rule]" in line for line in lines)
    assert any("«от 3 до 5 дней»: length of time = P3D to P5D [durations.count, rule]" in line for line in lines)
    assert any(
        "date 2023-05/.. [dates.month, rule] — the words are complete; open, as «с» says" in line for line in lines
    )
    assert any("«50–70 млн рублей»: money = 50000000 to 70000000 RUB [figures.money, rule]" in line for line in lines)
    assert any("«свыше 2 километров»: measure > 2 километр" in line for line in lines)
