"""An office without a name, and whom the article says it means. Sentences with their spans: tests/golden/annotators."""

from __future__ import annotations

from generator.annotators import annotate, descriptions
from generator.annotators.reading import read
from generator.archive import gather
from generator.model import (
    AnnotatedArticle,
    Content,
    Correction,
    Description,
    DescriptionOf,
    EntityKind,
    EntityRecord,
    Span,
)
from tests.readings import plain

TEXT = "Президент Исландии Гудни Йоханнессон прилетел. Президент Исландии осмотрел порт."
SECOND = TEXT.rindex("Президент")


def described(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    return [
        (each.span.of(annotated.article.text), each.value.person)
        for each in annotated.annotations
        if isinstance(each.value, Description)
    ]


def test_the_evidence_is_the_introduction() -> None:
    (found,) = descriptions.annotate(read(plain(TEXT)))
    assert found.rule == "descriptions.office"
    assert found.evidence == "introduced as «Президент Исландии Гудни Йоханнессон»"


def test_a_description_lies_over_the_name_in_it() -> None:
    assert described(annotate(plain(TEXT))) == [("Президент Исландии", "Гудни Йоханнессон")]


def test_a_correction_of_a_name_in_a_description_removes_it() -> None:
    corrections = [Correction(Span(SECOND, SECOND + 9), "entity", "none")]
    assert described(annotate(plain(TEXT, corrections=corrections))) == []


def test_in_the_archive_it_means_the_entity_and_is_no_mention() -> None:
    record = EntityRecord("gudni", EntityKind.PERSON, "Гудни Йоханнессон")
    archive = gather(Content((), (record,), ()), [annotate(plain(TEXT))])
    values = [each.value for each in archive.articles[0].annotations]
    assert DescriptionOf("gudni") in values
    assert not any(isinstance(value, Description) for value in values)
    assert len(archive.mentions["gudni"]) == 1


def test_what_fits_two_persons_is_refused_with_their_names() -> None:
    text = "Министр обороны Ганы Пётр Ежов и министр обороны Того Иван Котов спорили. Министр обороны улыбался."
    reading = read(plain(text))
    assert list(descriptions.annotate(reading)) == []
    (refusal,) = descriptions.refused(reading)
    assert refusal.span.of(text) == "Министр обороны"
    assert refusal.value == Description("")
    assert "Пётр Ежов, Иван Котов" in refusal.why


def test_of_two_heads_of_state_the_last_subject_is_meant_and_nobody_from_his_own_words() -> None:
    text = (
        "Президент Ганы Джон Махама принял короля Лесото Летсие III. Махама улыбался. "
        "«Король Летсие III — мой друг», — сказал глава государства."
    )
    (found,) = [each for each in descriptions.annotate(read(plain(text))) if each.rule == "descriptions.head-of-state"]
    assert found.value == Description("Джон Махама")


def test_a_head_of_state_whom_nobody_names_is_taken_up_by_nobody() -> None:
    text = "Президент Ганы Джон Махама ждал. Президент Франции прилетел. Глава государства улыбался."
    assert list(descriptions.annotate(read(plain(text)))) == []
