"""The word lists of the import: page furniture, ways to say «this year», phrases a headline can do without. Data only.

All in lower case, ё as е. A new language adds its own lines; no rule looks at a line's language.
"""

from __future__ import annotations

FURNITURE = (
    "advertisement", "ad", "реклама", "на правах рекламы", "партнерский материал", "реклама партнеров",
    "видео дня", "відео дня", "фото дня", "новость дня", "видео", "фото", "фотогалерея", "главное за день",
    "читайте также", "читать также", "читайте еще", "смотрите также", "по теме", "материалы по теме", "читайте по теме",
    "популярное", "новости партнеров", "другие новости", "последние новости", "рекомендуем", "лента новостей",
    "поделиться", "поделиться новостью", "комментарии", "оставить комментарий", "подписаться", "подпишитесь",
    "распечатать", "версия для печати", "наверх", "загрузка", "теги", "источник фото",
    "read also", "read more", "related articles", "share", "comments", "subscribe",
    "читайте також", "дивіться також", "поділитися", "реклама партнерів",
    "оқи отырыңыз", "тағы оқыңыз", "жарнама", "бөлісу",
)  # fmt: skip
"""Lines that are furniture when nothing else stands in them, signs at the ends aside."""

FURNITURE_BEGINNINGS = (
    "читайте также:", "читать также:", "читайте еще:", "читайте по теме:", "смотрите также:", "по теме:",
    "читайте також:", "дивіться також:", "read also:", "read more:", "оқи отырыңыз:", "тағы оқыңыз:",
    "подписывайтесь на наш", "подписывайтесь на нас", "подписывайтесь на канал", "подпишитесь на наш", "подпишись на наш",
    "подписывайтесь на telegram", "подпишитесь на telegram", "следите за нашими новостями", "следите за нами в",
    "присоединяйтесь к нашему", "больше новостей в", "все новости читайте", "самые важные новости в", "хотите больше новостей",
    "нашли ошибку?", "заметили ошибку?", "если вы нашли ошибку", "если вы заметили ошибку", "увидели ошибку?",
    "підписуйтесь на наш", "follow us on", "subscribe to our", "sign up for our",
    "біздің telegram", "телеграм арнамызға", "telegram-арнамызға",
)  # fmt: skip
"""Beginnings of lines that are furniture when the line is short."""

FURNITURE_LIMIT = 200
"""Characters: a longer line that begins so is a paragraph of somebody's text, and stays."""

CURRENT_YEAR = (
    r"в этом,? {year} году",
    r"в (?:нынешнем|текущем|наступившем) {year} году",
    r"с начала (?:этого,? |нынешнего |текущего )?{year} года",
    r"(?:нынешний|текущий|этот),? {year} год",
)
"""A text that says this was written in that year, or so soon after that it makes no difference."""

SUMMED_UP_YEAR = (
    r"по итогам (?:уходящего )?{year} года",
    r"в (?:уходящем|завершающемся|заканчивающемся) {year} году",
    r"{year} год (?:ознаменовался|запомнился|выдался|завершается|подходит к концу|стал годом)",
    r"(?:итоги|под занавес|в конце уходящего|на исходе) {year} года",
)
"""A text that says this sums a year up: late in that year, or early in the next."""

LAST_YEAR = ("прошлого года", "минувшего года", "прошедшего года")
THIS_YEAR = ("этого года", "нынешнего года", "текущего года", "сего года", "с. г.", "т. г.")

FRESH = (
    "только появилась новость", "только что стало известно", "только что сообщили", "стало известно сегодня", "на днях",
    "на этой неделе", "на прошлой неделе", "буквально вчера", "как раз сегодня", "совсем недавно",
)  # fmt: skip
"""What makes a day without a year one of the year in which the text was written."""

CIRCUMSTANCES = (
    "в ходе", "во время", "в рамках", "по итогам", "по результатам", "на полях", "в преддверии", "накануне", "в ожидании",
    "на фоне", "в кулуарах", "по случаю",
)  # fmt: skip
"""Where or on what occasion: between who and what they did, a headline leaves it out."""
