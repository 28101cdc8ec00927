"""The stem of a Russian word by Snowball's algorithm, which the search index is made with: words of one stem find each other.

https://snowballstem.org/algorithms/russian/stemmer.html; overrides/assets/js/search/stem.js is the same for the browser.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"[^аеиоуыэюя]*[аеиоуыэюя]")

_GERUND = re.compile(r"(?:(?<=[ая])(?:вшись|вши|в)|ившись|ывшись|ивши|ывши|ив|ыв)$")
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_ADJECTIVE = re.compile(
    r"(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$",
)
_PARTICIPLE = re.compile(r"(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|ивш|ывш|ующ)$")
_VERB = re.compile(
    r"(?:(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)"
    r"|ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$",
)
_NOUN = re.compile(
    r"(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ях|ах|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$",
)
_DERIVED = re.compile(r"ость?$")
_FAR = re.compile(r"[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]")
"""Two steps of «a vowel and then a consonant»: only behind them «-ость» is an ending."""


def stem(word: str) -> str:
    """`word` in small letters. Of a word that is not Russian, the word itself."""
    word = word.replace("ё", "е")
    found = _HEAD.match(word)
    if found is None:
        return word
    head, tail = found[0], word[found.end() :]
    rest = _without(tail, _GERUND)
    if rest is None:
        rest = _inflected(tail if (bare := _without(tail, _REFLEXIVE)) is None else bare)
    rest = rest.removesuffix("и")
    far = _FAR.match(head + rest)
    derived = _DERIVED.search(rest)
    if far and derived and len(head) + derived.start() >= far.end():
        rest = rest[: derived.start()]
    for superlative in ("ейше", "ейш"):
        if rest.endswith(superlative):
            rest = rest.removesuffix(superlative)
            break
    return head + (rest[:-1] if rest.endswith(("нн", "ь")) else rest)


def _inflected(tail: str) -> str:
    """Without the ending of an adjective, else of a verb, else of a noun."""
    adjective = _without(tail, _ADJECTIVE)
    if adjective is not None:
        participle = _without(adjective, _PARTICIPLE)
        return adjective if participle is None else participle
    for ending in (_VERB, _NOUN):
        short = _without(tail, ending)
        if short is not None:
            return short
    return tail


def _without(word: str, ending: re.Pattern[str]) -> str | None:
    """None where the word has no such ending."""
    found = ending.search(word)
    return word[: found.start()] if found else None
