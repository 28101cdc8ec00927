"""Who says it: the subject of a verb of speech, «по словам …», and whom a pronoun or an office takes up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators import names
from generator.annotators.reading import Reading, Token
from generator.languages.tables import fold, table, word_set
from generator.model import EntityKind, Name, Span

_NEAR = 12
"""Tokens: a subject further from its verb is somebody else's."""
_BACK = 8
"""Sentences: how far a pronoun reaches."""
_RECENT = 60
"""Names: how far an office reaches, to the place where its holder was introduced."""
_STEM = 5
"""Letters: words that begin alike are forms of one word, when an office is compared with how somebody was introduced."""
_TITLE = 4
"""Words, at most, from a noun for speech to the name of the speaker: «слова бывшего президента Франции …»."""
_PHRASE = 3
"""Words that a table's longest phrase has."""
_VERB_ENDINGS = {"л": ("ла", "ло", "ли"), "лся": ("лась", "лось", "лись"), "ен": ("ена", "ены")}


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody named in the author's own words."""

    span: Span
    normal: str
    kind: EntityKind
    nominative: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say that somebody speaks."""

    span: Span
    words: str
    kind: str
    """`verb`, `citing` (a verb whose object speaks), `words-of` («по словам») or `his-words` («по его словам»)."""


@dataclass(frozen=True, slots=True)
class Spoken:
    speaker: str
    """In the nominative; "" where nobody is found."""
    why: str
    by_organization: bool = False


NOBODY = Spoken("", "")


class Cast:
    """An article's characters and cues, outside its quotation marks."""

    def __init__(self, reading: Reading, masked: Iterable[Span]) -> None:
        self._reading = reading
        self._code = reading.language.code
        self._masked = sorted(masked)
        self.characters = [
            Character(a.span, a.value.normal, a.value.kind, _is_nominative(a.span.of(reading.text), a.value.normal))
            for a in names.annotate(reading)
            if isinstance(a.value, Name)
            and a.value.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
            and not self._is_masked(a.span)
        ]

    def cues(self, clause: Span) -> Iterator[Cue]:
        """In the order of the text."""
        verbs, citing = speech_verbs(self._code), word_set(self._code, "citing_verbs")
        tokens = self._tokens(clause)
        for index, token in enumerate(tokens):
            word = fold(token.text)
            if word in verbs:
                yield Cue(token.span, token.text, "citing" if word in citing else "verb")
                continue
            for kind, name in (("his-words", "possessive_words_of"), ("words-of", "by_words_of")):
                phrase = self._phrase(tokens[index : index + _PHRASE], name)
                if phrase:
                    yield Cue(phrase, phrase.of(self._reading.text), kind)
                    break

    def speaker(self, cue: Cue, clause: Span) -> Spoken:
        """Whose words the cue brings. `clause` is the stretch of text in which the cue's grammar holds."""
        if cue.kind == "his-words":
            return self._taken_up(cue.span.start, (), f"«{cue.words}» takes up")
        if cue.kind == "words-of":
            return self._after(cue, clause)
        if cue.kind == "citing":
            objects = [c for c in self._in(clause) if c.kind is EntityKind.PERSON and c.span.start > cue.span.start]
            if objects:
                return Spoken(objects[0].normal, f"the object of «{cue.words}»")
        return self._subject(cue, clause)

    # ------------------------------------------------------------------------------------------- grammar

    def _subject(self, cue: Cue, clause: Span) -> Spoken:
        """The nearest of: somebody named in the nominative, a pronoun, an office."""
        tokens = self._tokens(clause)
        verb = next(index for index, token in enumerate(tokens) if token.span.start >= cue.span.start)
        pronouns, roles = word_set(self._code, "speaker_pronouns"), word_set(self._code, "speaker_roles")
        near: list[tuple[int, int, Spoken]] = []
        for character in self._in(clause):
            if character.nominative:
                place = _nearest(tokens, character.span, verb)
                spoken = Spoken(
                    character.normal, f"the subject of «{cue.words}»", character.kind is EntityKind.ORGANIZATION
                )
                # «Ежов сказал Reuters»: Latin letters have no cases, so whoever stands as near in Russian ones is the subject.
                after = place if not character.normal.isascii() else -1
                near.append((abs(place - verb), -after, spoken))
        for place, token in enumerate(tokens):
            if abs(place - verb) > _NEAR or place == verb:
                continue
            if fold(token.text) in pronouns:
                said = Span(min(token.span.start, cue.span.start), max(token.span.stop, cue.span.stop))
                before = clause.start if self._is_parenthesis(said) else said.start
                taken = self._taken_up(before, (), f"«{token.text} {cue.words}» takes up")
                near.append((abs(place - verb), -place, taken))
            elif fold(token.text) in roles:
                near.append((abs(place - verb), -place, self._office(tokens[place:], cue)))
        within = [one for one in near if one[0] <= _NEAR]
        return min(within, key=lambda one: one[:2])[2] if within else NOBODY

    def _is_parenthesis(self, said: Span) -> bool:
        """«Ежов, уверен он, опоздает»: between commas somebody speaks of whoever the sentence is about, and is not him."""
        text = self._reading.text
        return (
            text[max(0, said.start - 2) : said.start].rstrip().endswith(",") and text[said.stop : said.stop + 1] == ","
        )

    def _office(self, tokens: list[Token], cue: Cue) -> Spoken:
        """«госсекретарь США Марко Рубио» names its holder; «глава государства» takes up somebody."""
        office = _until(
            tokens, lambda token: not token.text[:1].isalpha() or fold(token.text) in speech_verbs(self._code)
        )
        span = Span(office[0].span.start, office[-1].span.stop)
        for character in self._in(span):
            if character.nominative and character.kind is EntityKind.PERSON:
                return Spoken(character.normal, f"the subject of «{cue.words}»")
        named = next((c.span.start for c in self._in(span) if c.kind is EntityKind.ORGANIZATION), span.stop)
        words = tuple(token.text for token in office if token.span.start < named)
        if any(c.kind is EntityKind.PERSON for c in self._in(span)):
            # «представитель Обамы» is not Обама, nor whoever was spoken of last.
            return NOBODY
        return self._taken_up(min(span.start, cue.span.start), words, f"«{' '.join(words)}» takes up")

    def _after(self, cue: Cue, clause: Span) -> Spoken:
        """Whoever stands in the genitive after «по словам»."""
        rest = self._tokens(Span(cue.span.stop, clause.stop))
        phrase = _until(rest, lambda token: token.text in ",.;:—–")
        if not phrase:
            return NOBODY
        span = Span(phrase[0].span.start, phrase[-1].span.stop)
        for character in self._in(span):
            if character.kind is EntityKind.PERSON:
                return Spoken(character.normal, f"after «{cue.words}»")
        words = tuple(token.text for token in phrase)
        return self._taken_up(cue.span.start, words, f"«{cue.words} {' '.join(words)}» takes up")

    def _taken_up(self, before: int, office: tuple[str, ...], why: str) -> Spoken:
        """Who was introduced with the same office; else, in the nearest sentence before, the first subject, or whose words it has."""
        earlier = bisect_left(self.characters, before, key=lambda character: character.span.start)
        recent = self.characters[max(0, earlier - _RECENT) : earlier]
        persons = [character for character in recent if character.kind is EntityKind.PERSON]
        stems = {fold(word)[:_STEM] for word in office if len(word) > 2}
        if stems:
            for person in reversed(persons):
                if stems <= self._introduced(person, len(office) + 1):
                    return Spoken(person.normal, f"{why} {person.normal}, introduced so")
        sentences = self._reading.sentences
        last = bisect_left(sentences, before, key=lambda sentence: sentence.span.start)
        for sentence in reversed(sentences[max(0, last - _BACK) : last]):
            here = [person for person in persons if sentence.span.holds(person.span)]
            for taken in (one for fits in (_is_subject, self._was_quoted) for one in here if fits(one)):
                return Spoken(taken.normal, f"{why} {taken.normal}")
        return NOBODY

    def _was_quoted(self, person: Character) -> bool:
        """«приводит слова президента Касым-Жомарта Токаева»"""
        nouns = word_set(self._code, "speech_nouns")
        return any(fold(token.text) in nouns for token in self._tokens_before(person))

    def _introduced(self, person: Character, words: int) -> set[str]:
        return {fold(token.text)[:_STEM] for token in self._tokens_before(person, words)}

    def _tokens_before(self, person: Character, words: int = _TITLE) -> tuple[Token, ...]:
        tokens = self._reading.tokens_in(Span(max(0, person.span.start - 60), person.span.start))
        return tokens[-words:]

    # ------------------------------------------------------------------------------------------- looking up

    def _in(self, span: Span) -> list[Character]:
        first = bisect_left(self.characters, span.start, key=lambda character: character.span.start)
        last = bisect_left(self.characters, span.stop, key=lambda character: character.span.start)
        return self.characters[first:last]

    def _tokens(self, span: Span) -> list[Token]:
        return [token for token in self._reading.tokens_in(span) if not self._is_masked(token.span)]

    def _is_masked(self, span: Span) -> bool:
        place = bisect_left(self._masked, span.stop, key=lambda masked: masked.start) - 1
        return place >= 0 and self._masked[place].overlaps(span)

    def _phrase(self, tokens: list[Token], name: str) -> Span | None:
        phrases = word_set(self._code, name)
        for length in range(len(tokens), 0, -1):
            if " ".join(fold(token.text) for token in tokens[:length]) in phrases:
                return Span(tokens[0].span.start, tokens[length - 1].span.stop)
        return None


@lru_cache
def speech_verbs(code: str) -> frozenset[str]:
    """Every form of the language's verbs of speech."""
    forms: set[str] = set()
    for verb in table(code, "speech_verbs"):
        forms.add(fold(verb))
        for ending, others in _VERB_ENDINGS.items():
            if verb.endswith(ending):
                forms.update(fold(verb.removesuffix(ending) + other) for other in others)
    return frozenset(forms)


def _is_subject(person: Character) -> bool:
    return person.nominative


def _is_nominative(words: str, normal: str) -> bool:
    return fold(re.sub('[«»"]', "", words)) == fold(re.sub('[«»"]', "", normal))


def _nearest(tokens: list[Token], span: Span, verb: int) -> int:
    """The place of the name's token that stands nearest to the verb."""
    places = [place for place, token in enumerate(tokens) if span.overlaps(token.span)]
    return min(places, key=lambda place: abs(place - verb)) if places else verb + _NEAR + 1


def _until(tokens: list[Token], stops: Callable[[Token], bool]) -> list[Token]:
    """The tokens before the first that stops the phrase; the first of all never does."""
    end = next((place for place, token in enumerate(tokens) if place and stops(token)), len(tokens))
    return tokens[:end]
