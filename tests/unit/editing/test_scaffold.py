"""New files: `check` accepts whatever is written, and reads back exactly what was meant; the rest is refused in clear words."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import content
from generator.content import Reading
from generator.editing import scaffold
from generator.editing.answers import Answers, Refused
from generator.editing.known import Known
from generator.errors import UsageError
from generator.i18n import catalogue
from generator.markdown.escape import markdown_of
from generator.model import EntityKind
from tests.archives import SMALL

ANSWERS = Answers(catalogue("en"), "ru", date(2026, 11, 26))

HOSTILE = [
    "---", "--- x", "- дефис", "-", "?", ": двоеточие", "Саммит: итоги", "# решётка", "слово # решётка", "'", '"', "'кавычки'", '"к"',
    "it's", "{скоба}", "[a, b]", "{{7*7}}", "&якорь", "*ссылка", "!!python/object:os.system x", "!тег", "| черта", "> больше", "%", "@",
    "`код`", "yes", "no", "null", "~", "true", "2025", "12.5", "0x1F", "1e3", "2025-11-07", ".inf", "=", "<<", "...", "\\", "C:\\папка",
    "ключ: значение\nещё: одно", "строка\n---\nтело", "\ttab", "nbsp\u00a0nbsp", "\u2028", "ls\u2028ls", "\x85", "эмодзи 🌾", "東京",
    "<script>alert(1)</script>", "</script>", "]]>", "javascript:x", "a" * 300, "я" * 301, "\u200b", "bidi \u202e", "\x00", "\udcff",
    "\ufeff", "й", "\ufffe", "\U0010ffff", "\ud83d", "'" * 300, '"' * 150, "\\" * 300,
    "с пробелом в конце ", "  ", "", "a: ", " #", "'a", "Ё" * 10,
]  # fmt: skip

TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(alphabet="abк:-[]{}&*!#'\"|>%@` \n\t,?0\\=<~.", max_size=60),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
)


def put(folder: Path, *files: scaffold.NewFile) -> Reading:
    for file in files:
        scaffold.write(file, Known(folder))
    return content.read(folder)


def as_line(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_accepted_reads_back_exactly(title: str, outlet: str, about: str) -> None:
    try:
        title, outlet, about = ANSWERS.line(title), ANSWERS.line(outlet), ANSWERS.note(about)
    except Refused:
        return  # in which words, the next test says
    with TemporaryDirectory() as folder:
        article = scaffold.article(
            scaffold.article_id("2025-11-07", title) or "2025-11-07-bez-bukv",
            title,
            "2025-11-07",
            markdown_of((about,)),
            description=about,
            source={"name": outlet, "author": title, "cites": (outlet, title)},
        )
        entity = scaffold.entity(
            "kto",
            EntityKind.TOPIC,
            title,
            markdown_of((about,)),
            names={"kk": outlet, "no": title},
            aliases=(outlet, title),
        )
        event = scaffold.event("chto", "2025", title, entities=("kto",))
        reading = put(Path(folder), entity, article, event)
    assert reading.problems == ()
    (read,) = reading.content.articles
    assert (read.title, read.description, read.text, read.published) == (title, about, about, "2025-11-07")
    assert (read.source.name, read.source.author, read.source.cites) == (outlet, title, (outlet, title))
    (card,) = reading.content.entities
    assert (card.name, card.aliases, dict(card.names)) == (title, (outlet, title), {"kk": outlet, "no": title})
    (happened,) = reading.content.events
    assert (happened.title, happened.when) == (title, "2025")


@given(TEXTS)
@example("слово\nслово")
def test_a_line_is_refused_or_taken_as_the_archive_reads_it(text: str) -> None:
    told = ""
    try:
        assert ANSWERS.line(text) == as_line(text)
    except Refused as error:
        told = str(error)
    known = ["", "nothing is written there", "the words are not in UTF-8"]
    known += [f"{len(as_line(text))} characters are too many: at most 300 fit"]
    assert told in known or told.startswith("there is a character in it that does not show (U+")


@given(st.one_of(TEXTS, st.lists(TEXTS, max_size=5).map("\n\n".join)))
def test_a_text_is_written_as_it_is_or_refused_with_its_line(text: str) -> None:
    told = "written"
    try:
        body = ANSWERS.text(text)
        written = scaffold.text_of(scaffold.article("2025-11-07-a", "Т", "2025-11-07", body), Known(Path("nowhere")))
        assert written.endswith(f"---\n{body.strip()}\n")
    except UsageError as error:
        told = str(error)
    assert told


DATES = {
    "2025-11-06": "2025-11-06",
    "6 ноября 2025": "2025-11-06",
    "6 ноября 2025 года": "2025-11-06",
    "06.11.2025": "2025-11-06",
    "November 6, 2025": "2025-11-06",
    "ноябрь 2025": "2025-11",
    "2025-11": "2025-11",
    "лето 2025": "2025-22",
    "Весна 2025 года": "2025-21",
    "summer 2025": "2025-22",
    "2025": "2025",
    "2020–2025": "2020/2025",
    "6–8 ноября 2025": "2025-11-06/2025-11-08",
    "около 1994 года": "1994~",
    "1990-е": "199X",
    "вчера": "2026-11-25",
    "сегодня": "2026-11-26",
    "  2025-11-07/.. ": "2025-11-07/..",
}


@pytest.mark.parametrize(("given", "edtf"), DATES.items())
def test_a_date_is_understood_as_people_write_it(given: str, edtf: str) -> None:
    assert ANSWERS.happened(given) == edtf


@pytest.mark.parametrize(
    "given", ["", "31 ноября 2025", "2025-02-30", "06.11.25", "скоро", "саммит 6 ноября 2025", "1" * 500]
)
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(Refused):
        ANSWERS.happened(given)


@pytest.mark.parametrize("given", ["ноябрь 2025", "2025", "лето 2025", "2025-11-07/.."])
def test_an_article_is_published_on_a_day_or_between_two(given: str) -> None:
    with pytest.raises(Refused, match="no day of publication; write 2025-11-07"):
        ANSWERS.published(given)
    assert ANSWERS.published("16–31 декабря 2025") == "2025-12-16/2025-12-31"


@pytest.mark.parametrize(
    ("read", "good", "bad"),
    [
        (ANSWERS.address, "https://a.kz/b?c=1", "javascript:alert(1)"),
        (ANSWERS.tongue, "KK", "казахский"),
        (ANSWERS.rights, "Full", "mine"),
        (ANSWERS.kind, "person", "people"),
        (ANSWERS.kind, "Человек", "люди"),
        (ANSWERS.wikidata, "q30", "30"),
        (ANSWERS.id, "bill-klinton.md", "../../etc/passwd"),
        (ANSWERS.id, "konn", "con"),
        (ANSWERS.name_in, "kk=Ақорда", "Ақорда"),
        (ANSWERS.name_in, "en=Akorda", "english=Akorda"),
    ],
)
def test_answers_are_taken_or_refused_with_what_would_be_right(read, good: str, bad: str) -> None:  # type: ignore[no-untyped-def]
    assert read(good)
    with pytest.raises(Refused, match=r"[;«]|none of"):
        read(bad)


# ------------------------------------------------------------------------------------------------------ on the disk


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def test_nothing_is_written_over_what_is_there(archive: Path) -> None:
    path = archive / "entities/places/astana.md"
    before = path.read_bytes()
    with pytest.raises(UsageError, match=r"astana\.md: is there already, and stays as it is"):
        scaffold.write(scaffold.entity("astana", EntityKind.PLACE, "Астана"), Known(archive))
    assert path.read_bytes() == before


@pytest.mark.parametrize("id", ["../../evil", "a/b", "/etc/passwd", "..", "", "con", "Кириллица", "a" * 200, "nul"])
def test_no_name_leads_out_of_the_folder(archive: Path, id: str) -> None:
    with pytest.raises(UsageError, match="cannot be an address"):
        scaffold.write(scaffold.entity(id, EntityKind.PLACE, "Место"), Known(archive))
    assert not list(archive.parent.rglob("*evil*"))


@pytest.mark.parametrize("folder", ["events", "entities", "entities/topics"])
def test_a_linked_folder_is_no_way_out(archive: Path, tmp_path: Path, folder: str) -> None:
    outside = tmp_path / "outside"
    (outside / "topics").mkdir(parents=True)
    if (archive / folder).exists():
        (archive / folder).rename(tmp_path / "moved")
    (archive / folder).symlink_to(outside, target_is_directory=True)
    file = scaffold.event("a", "2025", "А") if folder == "events" else scaffold.entity("a", EntityKind.TOPIC, "А")
    with pytest.raises(UsageError, match="is a link"):
        scaffold.write(file, Known(archive))
    assert not list(outside.rglob("*.md"))


def test_a_link_in_the_place_of_the_file_is_not_followed(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    (archive / "events" / "a.md").symlink_to(target)
    with pytest.raises(UsageError, match="is there already"):
        scaffold.write(scaffold.event("a", "2025", "А"), Known(archive))
    assert not target.exists()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", "the article has no text"),
        (
            "Писал [Фокус](entity:astan).",
            r"new\.md:6:15: error: .* points to «astan», which has no file\. Did you mean «astana»",
        ),
        ("Раз.\n\n[два](javascript:x)", r"new\.md:8:1: error: .* no allowed address"),
        ("![к](к.png)", "an image"),
        ("слово " * 400_000, "too long"),
    ],
)
def test_a_text_that_check_would_refuse_is_not_written(archive: Path, body: str, found: str) -> None:
    with pytest.raises(UsageError, match=found):
        scaffold.write(scaffold.article("2025-11-07-new", "Т", "2025-11-07", body), Known(archive))
    assert not list(archive.rglob("*new*"))


# ------------------------------------------------------------------------------------------------- who is there already


def test_names_that_are_there_are_found_however_they_are_spelt(archive: Path) -> None:
    known = Known(archive)
    assert [entity.id for entity, _ in known.named(["АСТАНА"])] == ["astana"]
    assert [(entity.id, name) for entity, name in known.named(["Новый", "«петров»"])] == [("ivan-petrov", "Петров")]
    assert known.named(["Астаны"]) == []
    assert [entity.id for entity in known.near("Астанa", EntityKind.PLACE)] == ["astana"], "a Latin a"
    assert [entity.id for entity in known.near("Ивана Петрова", EntityKind.PERSON)] == ["ivan-petrov"]
    assert [entity.id for entity in known.near("Сергей Иван Петров", EntityKind.PERSON)] == ["ivan-petrov"]
    assert known.near("Германия", EntityKind.PLACE) == []


def test_an_entity_is_meant_by_id_or_by_a_name_that_it_alone_has(archive: Path) -> None:
    known = Known(archive)
    given = ("astana", "Астана", "Ivan Petrov", "nobody")
    assert [known.meant(each) for each in given] == [["astana"], ["astana"], ["ivan-petrov"], []]
    scaffold.write(scaffold.entity("petrov", EntityKind.PERSON, "Петров"), known)
    assert Known(archive).meant("Петров") == ["ivan-petrov", "petrov"], "two have the name"
    assert known.near_ids("astan") == ["astana"]


def test_ids_that_were_merged_and_former_addresses_are_taken(archive: Path) -> None:
    (archive / "events/pribytie.md").write_text("---\ndate: 2025\ntitle: П\nsame_as: staroe\n---\n", encoding="utf-8")
    letter = archive / "articles/2025/2025-11-07-vstrecha.md"
    letter.write_text(
        letter.read_text(encoding="utf-8").replace("date:", "was: [2025/2025-11-07-sammit]\ndate:"), encoding="utf-8"
    )
    known = Known(archive)
    assert set(known.event_ids()) == {"pribytie", "staroe"}
    assert known.article("2025-11-07-sammit") == known.article("2025-11-07-vstrecha") == letter
    assert known.article("2025-11-07-novoe") is None


def test_unreadable_files_stop_nothing(archive: Path) -> None:
    for name, data in (("a", b"\xff\xfe"), ("b", b""), ("c", b"---\nname: [x]\naliases: {a: b}\n---\n")):
        (archive / "entities/topics").mkdir(exist_ok=True)
        (archive / f"entities/topics/{name}.md").write_bytes(data)
    assert [entity.id for entity in Known(archive).entities] == ["ivan-petrov", "astana"]


def test_free_ids() -> None:
    taken = {name: Path("x") for name in ("a", "a-place", "a-2")}
    assert scaffold.free_id("a", taken) == "a-3"
    assert scaffold.free_id("a", taken, EntityKind.PLACE) == "a-place-2"
    assert scaffold.free_id("a", taken, EntityKind.TOPIC) == "a-topic"
    assert scaffold.article_id("2025-12-16/2025-12-31", "Мост открыт") == "2025-12-16-most-otkryt"
    assert scaffold.article_id("2025-12-16", "東京") == ""
