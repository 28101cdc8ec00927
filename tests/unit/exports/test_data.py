"""The folder of data: what hostile, odd or empty archives make of it. tests/site/test_data.py reads the shipped archive's."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.config import Config
from generator.dataset import FILES, Dataset
from generator.dataset.money import known_date
from generator.exports import Source, data
from generator.exports.data import sqlite
from generator.exports.data.stream import Stream
from generator.model import (
    Archive,
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Evidence,
    Figure,
    FigureKind,
    Quote,
    QuoteThread,
    Reckoning,
    Span,
    Variant,
    Wording,
)
from generator.pages import pages
from tests.factories import archive, article, config, with_origins
from tests.unit.pages.sample import ANNA, LETTER, PAPER, REPLY, TOWN, sample
from tests.unit.pages.test_hostile import EVIL, hostile

SITE = "https://archive.example/"
Written = dict[str, bytes]


def written(whole: Archive, settings: Config) -> Written:
    found: Written = {}
    for output in data.outputs(Source(whole, list(pages(whole, settings)), settings)):
        content = output.content
        found[output.path] = (
            content
            if isinstance(content, bytes)
            else content.encode()
            if isinstance(content, str)
            else b"".join(content)
        )
    return found


def plain(files: Written, name: str) -> bytes:
    """What the file holds, whether or not it is compressed."""
    content = files[f"data/{name}"]
    return gzip.decompress(content) if name.endswith(".gz") else content


def rows(files: Written, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in plain(files, name).decode().split("\n") if line]


def with_threads_and_disagreements() -> Archive:
    """Sample, with an utterance in two articles (one retells it) and two disagreements, of dates and of figures."""
    whole = sample()
    words = "Мы строим мост, и мост будет построен"
    start = LETTER.article.text.index(words)
    first = Variant(LETTER.article.id, Span(start, start + len(words)), "s-2", Wording.DIRECT)
    retold = REPLY.sentences[1]
    second = Variant(REPLY.article.id, retold.span, retold.anchor, Wording.PARAPHRASE)
    day = LETTER.article.text.index("в четверг")
    other = REPLY.article.text.index("6 ноября")
    claims = (
        Claim(LETTER.article.id, "s-0", Span(day, day + 9), (739000.0, 739006.0)),
        Claim(REPLY.article.id, "s-0", Span(other, other + 8), (739010.0, math.inf)),
    )
    of_dates = Disagreement(
        "kogda", DisagreementKind.DATES, claims, Compatibility.APART, Reckoning("date", 739006, 739010),
        Evidence(("anna-li",), ("начали",)),
    )  # fmt: skip
    sizes = tuple(replace(claim, interval=(5.0, math.inf)) for claim in claims)
    of_figures = Disagreement(
        "skolko", DisagreementKind.FIGURES, sizes, Compatibility.NARROW, Reckoning("километр", 5, 6)
    )
    by_hand = Disagreement(
        "slova", DisagreementKind.CLAIMS, tuple(replace(claim, interval=None) for claim in claims), None, None,
        curated=True, title="Слова", markdown="**Оба** правы.",
    )  # fmt: skip
    return replace(
        whole,
        threads=(QuoteThread("q-most", "anna-li", (first, second)),),
        disagreements=(by_hand, of_dates, of_figures),
    )


# ------------------------------------------------------------------------------------------------------------ lines


@pytest.fixture(scope="module")
def files() -> Written:
    return written(with_origins(with_threads_and_disagreements()), config(site_url=SITE))


def test_an_article_has_its_text_and_whence_it_comes(files: Written) -> None:
    letter = next(row for row in rows(files, "articles.jsonl") if row["id"] == LETTER.article.id)
    assert letter["text"] == LETTER.article.text
    assert letter["url"] == f"{SITE}articles/2025/2025-11-07-pismo/"
    assert (letter["outlet"], letter["outlet_name"], letter["origin"]) == ("vestnik", "Вестник", "dalnie-novosti")
    assert letter["cites"] == ["Голос степи", "Дальние новости"]
    undated = next(row for row in rows(files, "articles.jsonl") if row["id"] == "2025-12-16-bez-daty")
    assert (undated["published"], undated["earliest"], undated["latest"]) == (
        "2025-12-16/2025-12-31",
        "2025-12-16",
        "2025-12-31",
    )


def test_an_entity_has_its_names_and_its_first_and_last_day(files: Written) -> None:
    anna = next(row for row in rows(files, "entities.jsonl") if row["id"] == "anna-li")
    assert anna["names"] == {"en": "Anna Lee", "kk": "Анна Ли"}
    assert (anna["wikidata"], anna["former_ids"], anna["curated"]) == ("Q1", ["anna-lee"], True)
    assert (anna["first"], anna["last"], anna["articles"]) == ("2025-11-07", "2025-11-08", 2)
    topic = next(row for row in rows(files, "entities.jsonl") if row["id"] == "most")
    assert (topic["first"], topic["articles"], topic["mentions"]) == (None, 0, 0)


def test_quotes_and_retellings_of_one_utterance_share_a_thread(files: Written) -> None:
    found = rows(files, "quotes.jsonl")
    assert {(row["article"], row["wording"], row["thread"]) for row in found} == {
        (LETTER.article.id, "direct", "q-most"),
        (REPLY.article.id, "paraphrase", "q-most"),
    }
    assert {row["speaker_name"] for row in found} == {"Анна Ли"}


def test_an_event_has_a_page_only_where_the_site_has_one() -> None:
    whole, settings = sample(), config(site_url=SITE)
    made = list(pages(whole, settings))
    urls = {page.url for page in made}
    found = {event["id"]: event for event in rows(written(whole, settings), "events.jsonl")}
    for id, event in found.items():
        assert event["url"] == (f"{SITE}events/{id}/" if f"events/{id}/" in urls else None)
    start = found["nachalo-mosta"]
    assert [telling["text"][:4] for telling in start["tellings"]] == ["Анна", "Мост"]
    text = LETTER.article.text
    assert text[start["tellings"][0]["date_start"] : start["tellings"][0]["date_stop"]] == "в четверг"


def test_disagreements_of_dates_have_days_and_those_of_figures_numbers(files: Written) -> None:
    by_hand, of_dates, of_figures = rows(files, "disagreements.jsonl")
    assert [(claim["earliest"], claim["latest"]) for claim in of_dates["claims"]] == [
        ("2024-04-24", "2024-04-30"),
        ("2024-05-04", None),
    ]
    assert [(claim["low"], claim["high"]) for claim in of_figures["claims"]] == [(5, None), (5, None)]
    assert (by_hand["verdict"], by_hand["unit"], by_hand["claims"][0]["low"]) == ("Оба правы.", None, None)
    assert of_dates["entities"] == ["anna-li"]


@pytest.mark.parametrize(
    ("figure", "body"),
    [
        (Figure(3.0, "километр", "=", FigureKind.MEASURE), {"schema:value": 3, "value": "= 3 километр"}),
        (Figure(3.0, "километр", ">=", FigureKind.MEASURE), {"schema:minValue": 3}),
        (Figure(3.0, "километр", "<", FigureKind.MEASURE), {"schema:maxValue": 3}),
        (Figure(3.0, "километр", "<~", FigureKind.MEASURE), {"schema:value": 3, "schema:maxValue": 3}),
        (
            Figure(3.0, "USD", "=", FigureKind.MONEY, "кредит", 5.0),
            {"schema:minValue": 3, "schema:maxValue": 5, "schema:currency": "USD", "schema:name": "кредит"},
        ),
    ],
)
def test_a_figure_says_what_it_allows(figure: Figure, body: dict[str, Any]) -> None:
    told = article("2025-11-07-put", "Шли три версты.", figures={"три версты": figure})
    (line,) = rows(written(archive([told]), config(site_url=SITE)), "mentions.jsonl.gz")
    assert line["motivation"] == "describing"
    (found,) = line["body"]
    assert body.items() <= found.items()
    numbers = {"schema:value", "schema:minValue", "schema:maxValue"}
    assert numbers & found.keys() == numbers & body.keys()


def test_a_mention_names_the_page_and_the_item_and_who_decided(files: Written) -> None:
    mention = next(
        row for row in rows(files, "mentions.jsonl.gz") if row["target"]["selector"][0]["exact"] == "Анны Ли"
    )
    assert [body["source"] for body in mention["body"]] == [
        f"{SITE}people/anna-li/",
        "http://www.wikidata.org/entity/Q1",
    ]
    assert mention["creator"] == {"type": "Software", "name": "Letopis", "nickname": "rule/test"}
    assert mention["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_ids_outlive_an_edit_of_another_sentence() -> None:
    before = article("2025-11-07-a", "Было тихо. Анна Ли пришла.", mentions={"Анна Ли": "anna-li"})
    after = article("2025-11-07-a", "Было очень тихо. Анна Ли пришла.", mentions={"Анна Ли": "anna-li"})
    ids = [rows(written(archive([one], [ANNA]), config()), "mentions.jsonl.gz")[0]["id"] for one in (before, after)]
    assert ids[0] == ids[1]


def test_without_an_address_of_its_own_the_site_is_found_from_the_folder() -> None:
    line = rows(written(archive([LETTER], [ANNA, TOWN, PAPER]), config()), "articles.jsonl")[0]
    assert line["url"] == "../articles/2025/2025-11-07-pismo/"


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("2025-11-07", "2025-11-07"),
        ("2025-12-16/2025-12-31", "2025-12"),
        ("2025-11-16/2025-12-31", "2025"),
        ("2024-11-16/2025-12-31", ""),
    ],
)
def test_an_interval_has_a_date_as_far_as_it_is_sure(edtf: str, known: str) -> None:
    assert known_date(edtf) == known


# ---------------------------------------------------------------------------------------------------------- hostile


def test_whatever_was_written_stays_a_value_of_a_valid_line() -> None:
    whole = replace(hostile(), articles=tuple(_with_odd_characters(one) for one in hostile().articles))
    found = written(whole, replace(config(site_url=SITE), site_name=EVIL, site_description=EVIL))
    for file in FILES:
        schema = json.loads(found[f"data/{file.schema}"])
        Draft202012Validator.check_schema(schema)
        lines = rows(found, file.name)
        for line in lines:
            Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(line)
        assert plain(found, file.name).count(b"\n") == len(lines)
    assert EVIL in rows(found, "articles.jsonl")[0]["title"]
    base = sqlite3.connect(":memory:")
    base.deserialize(found["data/letopis.sqlite"])
    assert base.execute("SELECT count(*) FROM articles WHERE title = ?", (EVIL,)).fetchone() == (2,)
    base.close()


def _with_odd_characters(annotated: Any) -> Any:
    """Line separators of Unicode in the description: a line of the file must not end there for whoever splits at line feeds."""
    return replace(annotated, article=replace(annotated.article, description=f"=1+1\u2028\u0085\r\n{EVIL}"))


# ------------------------------------------------------------------------------------------------- the list and the switch


def test_the_list_is_right_though_nobody_wrote_the_files_before() -> None:
    """Whoever takes the outputs in another order gets the same list."""
    settings = config(site_url=SITE)
    found = {output.path: output.content for output in data.outputs(Source(sample(), [], settings))}
    listing = json.loads(b"".join(found["data/datapackage.json"]))  # type: ignore[arg-type]
    assert listing["name"] == "letopis"
    for resource in listing["resources"]:
        content = b"".join(found[f"data/{resource['path']}"])  # type: ignore[arg-type]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_stream_that_is_left_half_way_is_measured_whole() -> None:
    stream = Stream(lambda: [b"one\n", b"two\n"])
    assert next(iter(stream)) == b"one\n"
    assert (stream.measure.bytes, stream.measure.pieces) == (8, 2)
    assert stream.measure.sha256 == hashlib.sha256(b"one\ntwo\n").hexdigest()


def test_the_licence_is_named_where_the_settings_name_one() -> None:
    named = json.loads(written(sample(), config(data_licence="CC-BY-4.0"))["data/datapackage.json"])
    assert named["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "licenses" not in json.loads(written(sample(), config())["data/datapackage.json"])


def test_a_site_that_must_stay_small_publishes_none_and_has_no_page() -> None:
    settings = config(data=False)
    assert written(sample(), settings) == {}
    assert "data/" not in {page.url for page in pages(sample(), settings)}


def test_an_empty_archive_has_empty_files_and_a_whole_database() -> None:
    found = written(archive([]), config())
    assert [plain(found, file.name) for file in FILES] == [b""] * len(FILES)
    base = sqlite3.connect(":memory:")
    base.deserialize(found["data/letopis.sqlite"])
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()


def test_the_same_archive_gives_the_same_bytes() -> None:
    assert written(sample(), config()) == written(sample(), config())


def test_a_library_without_full_text_makes_a_database_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_has_full_text", lambda base: False)
    path = tmp_path / "data.sqlite"
    sqlite.write(Dataset(sample(), config(), frozenset()), path)
    base = sqlite3.connect(path)
    assert base.execute("SELECT count(*) FROM articles").fetchone() == (4,)
    assert base.execute("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%fts%'").fetchone() == (0,)
    base.close()


def test_a_speaker_without_a_page_keeps_the_name() -> None:
    said = article("2025-11-07-a", "«Тихо», — сказал сторож.", quotes={"Тихо": "сторож"})
    assert isinstance(said.annotations[0].value, Quote)
    (row,) = rows(written(archive([said]), config()), "quotes.jsonl")
    assert (row["speaker"], row["speaker_name"]) == (None, "сторож")
