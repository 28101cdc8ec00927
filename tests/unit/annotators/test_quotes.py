"""Who said what. The names come from the model, so the sentences are whole ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


class TestAgreement:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (f"Анна Лебедева приехала. Олег Ежов молчал. «{SPEECH}», — сказала она.", "Анна Лебедева"),
            (f"Олег Ежов приехал. Анна Лебедева молчала. По его словам:\n\n«{SPEECH}».", "Олег Ежов"),
            (f"Олег Ежов приехал. «{SPEECH}», — сообщили в министерстве.", ""),
            (f"Олег Ежов приехал. По их словам:\n\n«{SPEECH}».", ""),
            (f"Анна Лебедева приехала. «{SPEECH}», — заявил депутат.", ""),
            (f"Олег Ежов уехал. Это подтвердил один из рабочих. «{SPEECH}», — сказал он.", ""),
            (f"Анна Лебедева приехала. «{SPEECH}», — заявила теннисистка.", "Анна Лебедева"),
        ],
    )
    def test_a_speaker_agrees_with_the_verb_and_the_pronoun(self, text: str, speaker: str) -> None:
        assert found(text) == [(SPEECH, speaker, True)]

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (f"«{SPEECH}», — сказал в эфире телеканала BBC инженер Олег Ежов.", "Олег Ежов"),
            (f"«{SPEECH}», — заявил директор завода, историк и инженер (1996), Олег Ежов.", "Олег Ежов"),
            (f"«{SPEECH}», — заявил директор, добавив, что Олег Ежов уехал.", ""),
            (f"Олег Ежов, мэр Орла, приехал. Анна Лебедева уехала. «{SPEECH}», — заявил мэр Орла.", "Олег Ежов"),
            (f"Олег Ежов приехал. «{SPEECH}», — рассказал представитель завода.", ""),
            (f"«{SPEECH}», — заявил инженер в ходе встречи с мэром Олегом Ежовым.", ""),
            (f"Олег Ежов крикнул: «{SPEECH}», а гости ответили: «Да».", "Олег Ежов"),
            (f"Депутат Олег Ежов приехал. «{SPEECH}», — рассказал депутат.", "Олег Ежов"),
            (f"Олег Ежов приехал. «{SPEECH}», — цитирует газета инженера.", "Олег Ежов"),
            (f"«{SPEECH}», — цитирует Reuters заявление завода.", ""),
        ],
    )
    def test_who_holds_the_office(self, text: str, speaker: str) -> None:
        assert found(text)[0] == (SPEECH, speaker, True)

    def test_of_a_sentence_that_has_his_words_its_subject_is_not_the_speaker(self) -> None:
        text = (
            "Олег Ежов похвалил соседку. По его словам, Анна Лебедева построила школу. "
            f"«{SPEECH}», — добавил глава завода."
        )
        assert found(text) == [(SPEECH, "Олег Ежов", True)]


class TestEvidence:
    def test_it_names_who_stands_nearer_and_was_refused(self) -> None:
        (one,) = annotated(f"«{SPEECH}», — сказал Анне Лебедевой в Риме Олег Ежов.")
        assert one.evidence == "the subject of «сказал»; nearer: Анна Лебедева, in the dative"

    def test_it_names_whom_the_verb_does_not_fit(self) -> None:
        (one,) = annotated(f"«{SPEECH}», — Анна Лебедева сказал.")
        assert one.evidence == "nobody fits; nearer: Анна Лебедева, does not agree with the verb"

    def test_it_names_the_clause_that_parts_a_candidate_from_the_verb(self) -> None:
        (one,) = annotated(f"«{SPEECH}», — сообщили, что Олег Ежов уехал.")
        assert one.evidence == "nobody fits; nearer: Олег Ежов, parted by «что»"


class TestAfterADash:
    @pytest.mark.parametrize(
        ("text", "words", "direct"),
        [
            (f"— {SPEECH}, — сказал Олег Ежов.", SPEECH, True),
            (f"– {SPEECH}! - воскликнул Олег Ежов.", f"{SPEECH}!", True),
            (f"Олег Ежов ответил:\n\n— {SPEECH}.", f"{SPEECH}.", True),
            ("— Да, — сказал Олег Ежов.", "Да", False),
            (
                f"— {SPEECH}, — сказал Олег Ежов. — И школу.",
                f"{SPEECH}, — сказал Олег Ежов. — И школу.",
                True,
            ),
        ],
    )
    def test_it_is_what_stands_after_the_dash(self, text: str, words: str, direct: bool) -> None:
        assert found(text) == [(words, "Олег Ежов", direct)]

    @pytest.mark.parametrize(
        "text",
        [
            f"— {SPEECH}.",
            f"Олег Ежов уехал.\n\n— {SPEECH}.",
            "— проект моста, — сказал Олег Ежов.",
            "— Мост, — река, — дорога.",
        ],
    )
    def test_a_dash_alone_is_no_speech(self, text: str) -> None:
        assert found(text) == []

    def test_its_rule_has_a_name(self) -> None:
        (one,) = annotated(f"— {SPEECH}, — сказал Олег Ежов.")
        assert (one.rule, one.evidence) == ("quotes.dash", "the subject of «сказал»")

    def test_an_interview_is_not_a_row_of_quotes(self) -> None:
        text = (
            "О мосте рассказал инженер Олег Ежов.\n\n— Когда построят мост?\n\n— К весне, — сказал он тихо.\n\n"
            "— Кто его строит?\n\n— Рабочие."
        )
        assert found(text) == []


class TestWhenItWasSaid:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (f"«{SPEECH}», — сказал Олег Ежов 30 декабря 2024 года.", "2024-12-30"),
            (f"30 декабря 2024 года Олег Ежов сказал: «{SPEECH}».", "2024-12-30"),
            (f"Выступая 30 декабря 2024 года в Думе, Олег Ежов сказал: «{SPEECH}».", "2024-12-30"),
            (f"Олег Ежов заявил в 2023 году, что будет мост. «{SPEECH}», — добавил он.", "2023"),
            (f"Олег Ежов сказал в интервью 2023 года: «{SPEECH}».", "2023"),
            (f"Олег Ежов в понедельник, 30 декабря 2024 года, сказал: «{SPEECH}».", "2024-12-30"),
            (f"Олег Ежов, построив мост в 2023 году, сказал: «{SPEECH}».", ""),
            ("По словам Олега Ежова, в 2023 году мост «почти достроили».", ""),
            (f"«{SPEECH}», — сказал Олег Ежов.", ""),
            (f"«{SPEECH}», — сказал Олег Ежов о мосте, который размыло в 2023 году.", ""),
            (f"«{SPEECH}», — сказал Олег Ежов после 30 декабря 2024 года.", ""),
            (f"Олег Ежов сказал о кампании 2023 года: «{SPEECH}».", ""),
            (f"Анна Лебедева заявила в 2023 году, что будет мост. «{SPEECH}», — сказал Олег Ежов.", ""),
            (f"Мост размыло в 2023 году. По словам Олега Ежова: «{SPEECH}».", ""),
        ],
    )
    def test_the_date_belongs_to_the_speaking(self, text: str, said: str) -> None:
        (one,) = annotated(text)
        assert isinstance(one.value, Quote)
        assert one.value.said == said


class TestSeveralParagraphs:
    def test_they_are_one_utterance(self) -> None:
        text = f"«{SPEECH}.\n\n«Потом мы построим дорогу», — сказал Олег Ежов."
        assert found(text) == [(f"{SPEECH}.\n\n«Потом мы построим дорогу", "Олег Ежов", True)]

    def test_two_quotes_of_one_paragraph_go_on(self) -> None:
        text = f"«{SPEECH}», — сказал Олег Ежов. — «Потом мы построим дорогу»."
        assert [(speaker, direct) for _, speaker, direct in found(text)] == [("Олег Ежов", True)] * 2


class TestQuotedWords:
    @pytest.mark.parametrize(
        ("text", "words", "speaker"),
        [
            ("Олег Ежов назвал мост «чудом света».", "чудом света", "Олег Ежов"),
            ("По словам Олега Ежова, мост «почти готов».", "почти готов", "Олег Ежов"),
            ("Олег Ежов приехал. По его словам, мост «почти готов».", "почти готов", "Олег Ежов"),
            ("«Да», — сказал Олег Ежов.", "Да", "Олег Ежов"),
            ("Олег Ежов назвал закон «ошибкой».", "ошибкой", "Олег Ежов"),
            ("Мост «почти готов». Об этом Олег Ежов сказал в Риме.", "почти готов", "Олег Ежов"),
            ("Мост «стоит и будет стоять вечно», отметил Олег Ежов.", "стоит и будет стоять вечно", "Олег Ежов"),
        ],
    )
    def test_they_are_no_whole_utterance(self, text: str, words: str, speaker: str) -> None:
        ((found_words, found_speaker, direct),) = found(text)
        assert (found_words, found_speaker) == (words, speaker)
        assert direct is False

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
            "Олег Ежов заявил, что закон «о мостах» примут.",
            "Олег Ежов заявил, что подпишет «закон Лебедевой».",
            "Рядом с «мостом дружбы» Олег Ежов написал роман.",
            "Внесены изменения в закон «О железных мостах через реки», сообщил Олег Ежов.",
            "Суд признал, что Олег Ежов построил «мост дружбы».",
            "Рядом с «мостом дружбы» он живёт, утверждает, что вечно, Олег Ежов.",
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


@given(
    words=st.lists(
        st.sampled_from("мы построим мост к весне и дорогу «Дон» — да, нет; 5".split()), min_size=1, max_size=9
    ),
    after=st.sampled_from(["», — сказал он.", "». Он сказал.", "» и «нет».", "»"]),
)
def test_a_quote_is_what_stands_between_its_marks(words: list[str], after: str) -> None:
    text = f"Он сказал: «{' '.join(words)}{after}"
    first, *_ = annotated(text)
    assert text[first.span.start : first.span.stop] == " ".join(words)
