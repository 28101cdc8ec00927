"""What `letopis explain` prints: the rule and the evidence of every annotation, and everything that was refused."""

from __future__ import annotations

from generator.annotators import annotate
from generator.archive import gather
from generator.documents import Document
from generator.explain import explanation
from generator.model import Content, Correction, EntityKind, EntityRecord, Span
from tests.readings import plain


def explained(text: str, *records: EntityRecord, corrections: tuple[Correction, ...] = ()) -> dict[str, list[str]]:
    """The lines after the first, by the words that they explain, without the offsets."""
    article = plain(text, corrections=corrections)
    archive = gather(Content((), records, ()), [annotate(article)])
    document = Document(article, tuple(range(len(text))))
    lines: dict[str, list[str]] = {}
    for line in list(explanation(document, archive.articles[0], archive))[1:]:
        words, _, meaning = line.partition(" «")[2].partition("»: ")
        lines.setdefault(words, []).append(meaning)
    return lines


def test_a_name_that_a_rule_refused_has_a_line_of_its_own() -> None:
    assert explained("Вольфрам — это металл.") == {
        "Вольфрам": [
            "refused: person Вольфрам [names.common_words] — a word of the common vocabulary, and the name of nothing here"
        ]
    }


def test_a_changed_kind_says_what_the_model_saw_and_which_rule_changed_it() -> None:
    (line,) = explained("Акорда молчит.")["Акорда"]
    assert line.startswith("organization Акорда (akorda) [names.known, rule] — the model saw person «Акорда»")
    assert line.endswith("changed by known_names; refused: person")


def test_changed_borders_say_of_what_the_name_was_made() -> None:
    (line,) = explained("МИД Австралии ответил.")["МИД Австралии"]
    assert "the model saw organization «МИД» and place «Австралии»; changed by complements" in line


def test_a_name_as_the_model_saw_it_has_no_evidence() -> None:
    (line,) = explained("В город приехал Пётр Сомов.")["Пётр Сомов"]
    assert line == "person Пётр Сомов (petr-somov) [names.slovnet, model]"


def test_another_person_of_the_same_surname_is_told() -> None:
    lines = explained("Пётр Ежов встретил Анну Ежову.")
    assert lines["Анну Ежову"][0].endswith("refused: Пётр Ежов, of the same surname and another given name")


def test_a_curated_name_inside_a_longer_one_is_told() -> None:
    kazakhstan = EntityRecord("kz", EntityKind.PLACE, "Казахстан")
    (line,) = explained("МИД Казахстана ответил.", kazakhstan)["МИД Казахстана"]
    assert line.endswith("refused: kz, a shorter curated name in these words")


def test_a_curated_name_tells_what_the_machine_saw_in_its_place() -> None:
    body = EntityRecord("mid", EntityKind.TOPIC, "МИД Австралии")
    (line,) = explained("МИД Австралии ответил.", body)["МИД Австралии"]
    assert line.startswith("topic МИД Австралии (mid) [linking.curated, rule]")
    assert line.endswith("refused: the machine's organization «МИД Австралии»")


def test_a_correction_tells_what_it_refused() -> None:
    lines = explained("В город приехал Пётр Сомов.", corrections=(Correction(Span(16, 26), "entity", "none"),))
    assert lines["Пётр Сомов"] == [
        "no entity, as a person decided [correction, human]",
        "refused: person Пётр Сомов [merge.correction] — a person decided otherwise",
    ]


def test_descriptions_tell_their_introduction_and_their_rivals() -> None:
    text = "Президент Исландии Гудни Йоханнессон и президент Ганы Джон Махама встретились. "
    lines = explained(text + "Президент Ганы спал. Глава государства ушёл.")
    assert lines["Президент Ганы"] == [
        "description of Джон Махама (dzhon-mahama) [descriptions.office, rule]"
        " — introduced as «президент Ганы Джон Махама»"
    ]
    text = "Министр обороны Ганы Пётр Ежов и министр обороны Того Иван Котов спорили. Министр обороны улыбался."
    assert explained(text)["Министр обороны"] == [
        "refused: description of one of several [descriptions.one-holder]"
        " — the article introduces 2 persons so: Пётр Ежов, Иван Котов"
    ]
