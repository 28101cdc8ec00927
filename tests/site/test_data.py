"""The data of the shipped archive, each file read by a program that reads its format for a living."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from followthemoney import model
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator import config as settings
from generator import pages, pipeline, understanding
from generator.dataset import FILES, File
from generator.exports import Source, data
from generator.model import Page
from generator.progress import Reporter
from tests.archives import ROOT, project
from tests.unit.pages.html import tree

pytestmark = pytest.mark.site

SITE = "https://archive.example/repo/"
Lines = list[dict[str, Any]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Page]]:
    """The folder of the shipped archive's data, and the pages of the same build."""
    root = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LETOPIS_SITE_URL", SITE)
        config = settings.load(project(root, {}))
    reporter = Reporter(quiet=True)
    archive = understanding.understand(config, pipeline.check(config, ROOT / "content").content, reporter, jobs=1)
    everything = list(pages.pages(archive, config))
    for output in data.outputs(Source(archive, everything, config)):
        path = root / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = output.content.encode() if isinstance(output.content, str) else output.content
        path.write_bytes(content if isinstance(content, bytes) else b"".join(content))
    return root / "data", everything


@pytest.fixture(scope="module")
def folder(made: tuple[Path, list[Page]]) -> Path:
    return made[0]


def plain(folder: Path, name: str) -> bytes:
    """What the file holds, whether or not it is compressed."""
    content = (folder / name).read_bytes()
    return gzip.decompress(content) if name.endswith(".gz") else content


def lines(folder: Path, name: str) -> Lines:
    return [json.loads(line) for line in plain(folder, name).decode().splitlines()]


@pytest.fixture
def base(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / 'letopis.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


# ---------------------------------------------------------------------------------------------------------- JSON Schema


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_line_is_what_its_schema_says(folder: Path, file: File) -> None:
    schema = json.loads((folder / file.schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{SITE}data/{file.schema}"
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = lines(folder, file.name)
    assert found
    for line in found:
        validator.validate(line)
        assert line.keys() <= schema["properties"].keys(), "a field that the schema does not know"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_line_that_lacks_something_or_has_it_of_another_type_is_refused(folder: Path, file: File) -> None:
    schema = json.loads((folder / file.schema).read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    line = lines(folder, file.name)[0]
    for name in schema["required"]:
        with pytest.raises(ValidationError):
            validator.validate({key: value for key, value in line.items() if key != name})
        with pytest.raises(ValidationError):
            validator.validate(line | {name: {"no": 3}})


def test_the_list_tells_of_every_file_what_is_so(folder: Path) -> None:
    listing = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in listing["resources"]] == [*(file.name for file in FILES), "letopis.sqlite"]
    for resource in listing["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if "rows" in resource:
            assert resource["rows"] == plain(folder, resource["path"]).count(b"\n")
            assert resource.get("compression") == ("gz" if resource["path"].endswith(".gz") else None)
            assert (folder / resource["jsonSchema"]).is_file()


# ------------------------------------------------------------------------------------------------------ Web Annotation


def test_quote_and_position_of_every_annotation_mean_the_same_words(folder: Path) -> None:
    """Read as the W3C's recommendation tells it, without a line of ours: the quote is looked for, and found where the numbers say."""
    texts = {article["url"]: article["text"] for article in lines(folder, "articles.jsonl")}
    annotations = lines(folder, "mentions.jsonl.gz")
    for annotation in annotations:
        text = texts[annotation["target"]["source"]]
        quote, position = annotation["target"]["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1, around
        start = text.index(around) + len(quote["prefix"])
        assert (start, start + len(quote["exact"])) == (position["start"], position["end"])
    assert len({annotation["id"] for annotation in annotations}) == len(annotations), "ids are unique"


def test_every_mention_leads_to_a_page_of_the_archive(folder: Path, made: tuple[Path, list[Page]]) -> None:
    urls = {SITE + page.url for page in made[1]}
    wikidata = {entity["url"]: entity["wikidata"] for entity in lines(folder, "entities.jsonl")}
    mentions = [line for line in lines(folder, "mentions.jsonl.gz") if line["motivation"] == "identifying"]
    assert len(mentions) > 300
    for mention in mentions:
        sources = [body["source"] for body in mention["body"] if "source" in body]
        assert sources[0] in urls
        item = wikidata[sources[0]]
        assert sources[1:] == ([f"http://www.wikidata.org/entity/{item}"] if item else [])


@pytest.mark.parametrize("name", ["articles", "entities", "events", "quotes", "disagreements", "outlets"])
def test_every_address_is_one_of_the_site_and_every_id_one_of_the_files(
    folder: Path, made: tuple[Path, list[Page]], name: str
) -> None:
    anchors = {page.url: {found.get("id") for found in tree(page).iter()} for page in made[1]}
    known = {
        what: {line["id"] for line in lines(folder, f"{what}.jsonl")} for what in ("articles", "entities", "outlets")
    }
    for line in lines(folder, f"{name}.jsonl"):
        for record in (line, *line.get("tellings", ()), *line.get("claims", ())):
            for key in ("url", "thread_url"):
                if record.get(key):
                    url, _, anchor = record[key].removeprefix(SITE).partition("#")
                    assert not anchor or anchor in anchors[url], record[key]
                    assert url in anchors, record[key]
            assert record.get("article") is None or record["article"] in known["articles"]
            assert record.get("speaker") is None or record["speaker"] in known["entities"]
            assert record.get("outlet") is None or record["outlet"] in known["outlets"]
            if name not in ("articles",) and "start" in record:
                text = next(one["text"] for one in lines(folder, "articles.jsonl") if one["id"] == record["article"])
                assert text[record["start"] : record["stop"]] == record["text"]
        assert set(line.get("entities", ())) <= known["entities"]


# ------------------------------------------------------------------------------------------------------- FollowTheMoney


def test_followthemoney_reads_every_entity_and_keeps_every_value(folder: Path) -> None:
    """It drops what it cannot clean: nothing may be dropped."""
    found = lines(folder, "entities.ftm.json")
    ids = {line["id"] for line in found}
    assert len(ids) == len(found)
    schemata = set()
    for line in found:
        proxy = model.get_proxy(line, cleaned=False)
        proxy.schema.validate(line)
        assert proxy.id == line["id"]
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in line["properties"].items()}
        schemata.add(proxy.schema.name)
        for name in proxy.schema.required:
            assert proxy.get(name), f"{line['id']} has no {name}"
        for property, value in proxy.itervalues():
            if property.type.name == "entity":
                assert value in ids
    assert schemata == {"Person", "Organization", "Address", "Article", "Documentation"}


# ------------------------------------------------------------------------------------------------------------- SQLite


def test_the_database_is_sound_and_says_what_the_lines_say(folder: Path, base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for name in ("articles", "entities", "events", "quotes", "disagreements", "outlets"):
        known = [line["id"] for line in lines(folder, f"{name}.jsonl")]
        assert [id for (id,) in base.execute(f"SELECT id FROM {name} ORDER BY rowid")] == known  # noqa: S608
    annotations = sum(
        base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("mentions", "dates", "figures")
    )
    assert annotations == len(lines(folder, "mentions.jsonl.gz"))
    misplaced = (
        "SELECT count(*) FROM {} AS it JOIN articles ON articles.id = it.article "
        "WHERE substr(articles.text, it.start + 1, it.stop - it.start) != it.text"
    )
    for table in ("mentions", "dates", "figures", "quotes", "tellings", "claims"):
        assert base.execute(misplaced.format(table)).fetchone() == (0,), table


def test_the_database_answers_questions(base: sqlite3.Connection) -> None:
    found = base.execute("SELECT title FROM articles_fts WHERE articles_fts MATCH 'вольфрам*' ORDER BY rank").fetchall()
    assert found
    together = base.execute("SELECT articles FROM connections ORDER BY articles DESC LIMIT 1").fetchone()
    assert together[0] > 1
    plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM mentions WHERE entity = 'kazahstan'").fetchall()
    assert "mentions_by_entity" in str(plan)


def test_datasette_serves_every_table_and_query(folder: Path) -> None:
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))

    async def read() -> None:
        app = Datasette([], immutables=[str(folder / "letopis.sqlite")], metadata=metadata)
        await app.invoke_startup()

        async def get(path: str, **query: str) -> Any:
            answer = await app.client.get(f"/letopis{path}?{urlencode(query)}")
            assert answer.status_code == 200, f"{path}: {answer.text}"
            return answer

        home = await get(".json")
        tables = {table["name"] for table in home.json()["tables"] if not table["hidden"]}
        described = metadata["databases"]["letopis"]
        assert described["tables"].keys() <= tables
        for table in tables:
            page = await get(f"/{table}")
            assert "<table" in page.text, table
        for table, about in described["tables"].items():
            columns = (await get(f"/{table}.json")).json()["columns"]
            assert set(about.get("facets", ())) <= set(columns), table
            assert about.get("label_column", columns[0]) in columns, table
        search = (await get("/articles.json", _search="вольфрам*", _searchmode="raw")).json()
        assert search["filtered_table_rows_count"] > 0, "Datasette finds the full-text index by itself"
        for query in described["queries"]:
            answer = (await get(f"/{query}.json", entity="kasym-zhomart-tokaev")).json()
            assert answer["rows"], query

    # In a thread of its own: a browser of another test keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, read()).result()


# ---------------------------------------------------------------------------------------------------------- the page


def test_the_page_names_no_file_that_is_not_written(folder: Path, made: tuple[Path, list[Page]]) -> None:
    (page,) = [page for page in made[1] if page.kind == "data"]
    links = [found.get("href") for found in tree(page).iter("a")]
    inside = [link for link in links if link and ":" not in link and not link.startswith("../")]
    assert {*(file.name for file in FILES), "letopis.sqlite", "datapackage.json"} <= set(inside)
    assert [link for link in inside if not (folder / link).is_file()] == []


def test_the_page_counts_the_lines_as_they_are(folder: Path, made: tuple[Path, list[Page]]) -> None:
    (page,) = [page for page in made[1] if page.kind == "data"]
    for file in FILES:
        (row,) = [found for found in tree(page).iter("div") if found.get("id") == file.name.replace(".", "-")]
        count = next(row.iter("span")).text or ""
        assert count.partition("\xa0")[0] == str(len(lines(folder, file.name))), file.name


def test_the_examples_of_the_page_work(folder: Path, base: sqlite3.Connection, made: tuple[Path, list[Page]]) -> None:
    (page,) = [page for page in made[1] if page.kind == "data"]
    commands = ["".join(found.itertext()) for found in tree(page).iter("pre")]
    (query,) = [command.partition('"')[2].rstrip('"') for command in commands if command.startswith("sqlite3 ")]
    assert base.execute(query).fetchall()
    for word in ("letopis.sqlite", "metadata.json", "entities.ftm.json", "quotes.jsonl", "mentions.jsonl.gz"):
        assert any(word in command for command in commands)
        assert (folder / word).is_file()
