"""Who said what. The names come from the model, so the sentences are whole ones."""

from __future__ import annotations

import pytest

from generator.annotators import quotes
from generator.annotators.reading import read
from generator.model import Annotation, Quote
from tests.factories import article


def annotated(text: str) -> list[Annotation]:
    return list(quotes.annotate(read(article("2025-01-01-a", text).article)))


def found(text: str) -> list[tuple[str, str, bool]]:
    values = [(one.span.of(text), one.value) for one in annotated(text)]
    return [(words, v.speaker, v.direct) for words, v in values if isinstance(v, Quote)]


SPEECH = "Мы построим этот мост к весне"


class TestDirectSpeech:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (f"«{SPEECH}», — сказал Олег Ежов.", "Олег Ежов"),
            (f'"{SPEECH}", - сообщил Олег Ежов журналистам.', "Олег Ежов"),
            (f"«{SPEECH}», сказал Олег Ежов.", "Олег Ежов"),
            (f"Олег Ежов заявил: «{SPEECH}».", "Олег Ежов"),
            (f"«{SPEECH}», — заявил министр транспорта Казахстана Олег Ежов.", "Олег Ежов"),
            (f"«{SPEECH}», — цитирует Олега Ежова издание.", "Олег Ежов"),
            (f"Олег Ежов выступил перед рабочими. «{SPEECH}», — сказал он.", "Олег Ежов"),
            (f"Олег Ежов выступил перед рабочими.\n\n«{SPEECH}», — подчеркнул глава ведомства.", "Олег Ежов"),
            (f"Олег Ежов ответил рабочим:\n\n«{SPEECH}».", "Олег Ежов"),
            (f"Олег Ежов приехал. По его словам, работа идёт:\n\n«{SPEECH}».", "Олег Ежов"),
            (f"Олег Ежов ответил рабочим. «{SPEECH}». Рабочие промолчали.", "Олег Ежов"),
            (f"«{SPEECH}», — вот что Олег Ежов сказал Reuters.", "Олег Ежов"),
            (f"«{SPEECH}», — сообщает Reuters.", "Reuters"),
            (f"«{SPEECH}», — говорится в письме.", ""),
            (f"«{SPEECH}».", ""),
        ],
    )
    def test_speaker(self, text: str, speaker: str) -> None:
        assert found(text) == [(SPEECH, speaker, True)]

    def test_whoever_was_spoken_to_last_does_not_speak(self) -> None:
        text = f"Олег Ежов встретился с Анной Лебедевой. «{SPEECH}», — отметил глава ведомства."
        assert found(text) == [(SPEECH, "Олег Ежов", True)]

    def test_whoever_the_sentence_is_about_does_not_speak_in_its_parenthesis(self) -> None:
        text = "Олег Ежов вышел. Анна Лебедева, уверен он, «ещё трижды вспомнит об этом мосте»."
        assert found(text) == [("ещё трижды вспомнит об этом мосте", "Олег Ежов", False)]

    def test_whose_words_a_sentence_has_is_taken_up(self) -> None:
        text = (
            "Гостей встретила Анна Лебедева. Газета приводит слова министра транспорта Олега Ежова. "
            f"«{SPEECH}», — сказал он о стройке."
        )
        assert found(text) == [(SPEECH, "Олег Ежов", True)]

    def test_an_office_is_taken_up_by_whom_it_was_given_to(self) -> None:
        text = (
            "Президент Казахстана Олег Ежов прилетел в Рим. Премьер-министр Италии Анна Лебедева встретила его. "
            f"«{SPEECH}», — заявил президент Казахстана."
        )
        assert found(text) == [(SPEECH, "Олег Ежов", True)]

    def test_somebody_elses_spokesman_is_not_him(self) -> None:
        text = f"Олег Ежов прилетел в Рим. «{SPEECH}», — заявил представитель Анны Лебедевой."
        assert found(text) == [(SPEECH, "", True)]

    def test_the_authors_words_may_stand_inside(self) -> None:
        text = "«Мы построим мост, — сказал Олег Ежов, — и поедем по нему»."
        assert found(text) == [(text[1:-2], "Олег Ежов", True)]

    def test_a_quote_within_a_quote_is_not_told_apart(self) -> None:
        text = "«Мост «Дружба» мы построим к весне», — сказал Олег Ежов."
        assert found(text) == [("Мост «Дружба» мы построим к весне", "Олег Ежов", True)]

    def test_who_goes_on_speaking_is_the_same(self) -> None:
        text = f"«{SPEECH}», — сказал Олег Ежов.\n\n«Потом мы построим новую дорогу».\n\n«И посадим вдоль неё деревья»."
        assert [speaker for _, speaker, _ in found(text)] == ["Олег Ежов"] * 3

    def test_it_came_through_an_outlet(self) -> None:
        (one,) = annotated(f"«{SPEECH}», — сказал Олег Ежов в интервью Reuters.")
        assert isinstance(one.value, Quote)
        assert one.value.via == "Reuters"


class TestQuotedWords:
    @pytest.mark.parametrize(
        ("text", "words", "speaker"),
        [
            ("Олег Ежов назвал мост «чудом света».", "чудом света", "Олег Ежов"),
            ("По словам Олега Ежова, мост «почти готов».", "почти готов", "Олег Ежов"),
            ("Олег Ежов приехал. По его словам, мост «почти готов».", "почти готов", "Олег Ежов"),
            ("«Да», — сказал Олег Ежов.", "Да", "Олег Ежов"),
            ("Мост «почти готов». Об этом Олег Ежов сказал в Риме.", "почти готов", "Олег Ежов"),
            ("Мост «стоит и будет стоять вечно», отметил Олег Ежов.", "стоит и будет стоять вечно", "Олег Ежов"),
        ],
    )
    def test_they_are_no_whole_utterance(self, text: str, words: str, speaker: str) -> None:
        ((found_words, found_speaker, direct),) = found(text)
        assert (found_words, found_speaker) == (words, speaker)
        assert direct is (len(words.split()) >= quotes.DIRECT_WORDS)

    @pytest.mark.parametrize(
        "text",
        [
            "Олег Ежов посетил завод «Восток».",
            "Олег Ежов заявил, что завод «Восток» закрыт.",
            "Об этом сообщает «Степной вестник».",
            "Мост «почти готов». Он закрыт. Об этом сказал Олег Ежов.",
            "Так называемый «мост дружбы», сказал Олег Ежов, закрыт.",
            "Мост стал своего рода «окном» в степь.",
            "Олег Ежов отметил роман «Тихий мост над рекой» премией.",
        ],
    )
    def test_titles_and_irony_are_no_quotes(self, text: str) -> None:
        assert found(text) == []


def test_spans_are_what_stands_between_the_marks() -> None:
    text = f"Олег Ежов заявил: « {SPEECH} ». А «Восток» молчит."
    (one,) = annotated(text)
    assert one.span.of(text) == SPEECH
    assert one.rule == "quotes.before"
    assert one.evidence == "the subject of «заявил»"
