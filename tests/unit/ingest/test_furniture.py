"""Which lines are page furniture."""

from __future__ import annotations

import pytest

from generator.ingest.furniture import is_furniture, part


@pytest.mark.parametrize(
    "line",
    [
        "Відео дня", "Видео дня", "ВИДЕО ДНЯ:", "Реклама", "— Реклама —", "Читайте также", "Читайте также:", "▶ Видео",
        "Читайте также: В городе открыли мост", "Подписывайтесь на наш Telegram-канал, чтобы не пропустить новости!",
        "Читайте ещё: Осень в горах", "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.", "Поделиться", "Read also: Autumn",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Реклама подорожала на треть.", "Видео дня публикует телеканал.", "«Читайте также и классиков», — сказала Белова.",
        "Фото Анны Беловой висит в музее.", "Комментарии министра напечатали газеты.", "…", "",
        "Подписывайтесь на наш журнал, говорила она всем, кого встречала: " + "и в городе, и в степи, и в поезде, " * 6,
    ],
)  # fmt: skip
def test_text(line: str) -> None:
    assert not is_furniture(line)


def test_what_is_taken_out_is_given_back_beside_the_text() -> None:
    assert part(["Первый.", "Реклама", "Второй.", "Видео дня"]) == (("Первый.", "Второй."), ("Реклама", "Видео дня"))
