"""Who says it: the subject of a verb of speech, «по словам …», and whom a pronoun or an office takes up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.annotators import names
from generator.annotators.reading import Reading, Token
from generator.annotators.speaker_grammar import (
    ANYBODY,
    SEVERAL,
    case_of,
    fits,
    gender,
    has_one_form,
    has_verb,
    is_apposition,
    is_body,
    is_noun,
    is_object,
    is_somebody,
    is_someones,
    lemma,
    office_words,
    parted,
    taken_up_by,
    told_by,
)
from generator.annotators.speech_verbs import speech_verbs
from generator.languages.tables import fold, word_set
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
_OTHERS = frozenset(("ним", "ней", "ними", "них"))
_OBJECT = 6
"""Tokens: so much further off counts a name without cases after a verb that has an object."""
_APPOSITION = 30
"""Tokens, at most, from an office to the name of its holder after a comma: «директор музея, историк, Олег Ежов»."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody named in the author's own words."""

    span: Span
    normal: str
    kind: EntityKind
    nominative: bool
    gender: str = ANYBODY


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
        self.characters = self._characters()

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
            return self._taken_up(cue.span.start, (), f"«{cue.words}» takes up", taken_up_by(cue.words))
        if cue.kind == "words-of":
            return self._after(cue, clause)
        if cue.kind == "citing":
            objects = [c for c in self._in(clause) if c.kind is EntityKind.PERSON and c.span.start > cue.span.start]
            if objects:
                return Spoken(objects[0].normal, f"the object of «{cue.words}»")
            return self._cited(cue, clause)
        return self._subject(cue, clause)

    # ------------------------------------------------------------------------------------------- grammar

    def _subject(self, cue: Cue, clause: Span) -> Spoken:
        """The nearest of: somebody named in the nominative, a pronoun, an office; each agrees with the verb."""
        tokens = self._tokens(clause)
        verb = next(index for index, token in enumerate(tokens) if token.span.start >= cue.span.start)
        wanted = told_by(cue.words)
        objects = word_set(self._code, "naming_verbs")
        pronouns, roles = word_set(self._code, "speaker_pronouns"), word_set(self._code, "speaker_roles")
        near: list[tuple[float, int, Spoken]] = []
        refused: list[tuple[int, str]] = []
        named = [character.span for character in self._in(clause)]
        for character in self._in(clause):
            place = _nearest(tokens, character.span, verb)
            distance = abs(place - verb)
            objection = self._objection(character, tokens, place, verb, wanted)
            if objection:
                refused.append((distance, f"{character.normal}, {objection}"))
                continue
            spoken = Spoken(
                character.normal, f"the subject of «{cue.words}»", character.kind is EntityKind.ORGANIZATION
            )
            # «Ежов сказал Reuters»: Latin letters have no cases, so whoever stands as near in Russian ones is the subject.
            after = place if not character.normal.isascii() else -1
            # «суд признал Ли виновным»: nor have some names in Russian ones, and an object follows its verb.
            object_ = place > verb and fold(cue.words) in objects and has_one_form(character.normal)
            near.append((distance + _OBJECT * object_, -after, spoken))
        for place, token in enumerate(tokens):
            word, distance = fold(token.text), abs(place - verb)
            if distance > _NEAR or place == verb or parted(tokens, place, verb):
                continue
            if any(span.overlaps(token.span) for span in named):
                continue
            if word in pronouns:
                said = Span(min(token.span.start, cue.span.start), max(token.span.stop, cue.span.stop))
                before = clause.start if self._is_parenthesis(said) else said.start
                taken = self._taken_up(before, (), f"«{token.text} {cue.words}» takes up", taken_up_by(word))
                near.append((distance, -place, taken))
            elif word in roles or is_somebody(token.text, wanted):
                near.append((distance, -place, self._office(tokens[place:], cue, wanted)))
            elif is_body(token.text, self._code) and wanted != SEVERAL:
                why = f"«{token.text}» is the subject of «{cue.words}»"
                # Its accusative looks the same, so a person as near is the subject.
                near.append((distance + 0.5, -place, Spoken("", why, by_organization=True)))
        within = [one for one in near if one[0] <= _NEAR]
        if not within:
            return Spoken("", _refusing("", refused, _NEAR))
        chosen = min(within, key=lambda one: one[:2])
        return Spoken(chosen[2].speaker, _refusing(chosen[2].why, refused, chosen[0]), chosen[2].by_organization)

    def _objection(self, one: Character, tokens: list[Token], place: int, verb: int, wanted: str) -> str:
        """Why a character of the clause is not the subject of its verb; "" where nothing speaks against it."""
        if not one.nominative:
            case = case_of(one.span.of(self._reading.text)) if one.kind is EntityKind.PERSON else ""
            return f"in the {case}" if case else "not in the nominative"
        other = parted(tokens, place, verb)
        if other:
            return f"parted by «{other}»"
        if one.kind is EntityKind.PERSON and not fits(one.gender, wanted):
            return "does not agree with the verb"
        return ""

    def _cited(self, cue: Cue, clause: Span) -> Spoken:
        """«цитирует газета лидера страны»: an office in the object; else whoever cites has no part in it."""
        tokens = self._tokens(Span(cue.span.stop, clause.stop))
        for place, token in enumerate(tokens):
            if is_someones(token.text) and not is_somebody(token.text, ANYBODY) and token.text.islower():
                office = office_words(
                    [each.text for each in _until(tokens[place:], lambda one: not one.text.isalpha())]
                )
                return self._taken_up(cue.span.start, office, f"«{cue.words} {' '.join(office)}» takes up", ANYBODY)
        return Spoken("", f"«{cue.words}» has no speaker for its object", by_organization=True)

    def _is_parenthesis(self, said: Span) -> bool:
        """«Ежов, уверен он, опоздает»: between commas somebody speaks of whoever the sentence is about, and is not him."""
        text = self._reading.text
        return (
            text[max(0, said.start - 2) : said.start].rstrip().endswith(",") and text[said.stop : said.stop + 1] == ","
        )

    def _office(self, tokens: list[Token], cue: Cue, wanted: str) -> Spoken:
        """«госсекретарь США Марко Рубио» names its holder; «глава государства» takes up somebody."""
        ends = speech_verbs(self._code) | word_set(self._code, "office_ends")
        office = _until(tokens, lambda token: not token.text[:1].isalpha() or fold(token.text) in ends)
        span = Span(office[0].span.start, office[-1].span.stop)
        holder = self._holder(span, wanted) or self._in_apposition(tokens[len(office) :], wanted)
        if holder:
            return Spoken(holder.normal, f"the subject of «{cue.words}»")
        named = next((c.span.start for c in self._in(span) if c.kind is EntityKind.ORGANIZATION), span.stop)
        words = office_words([token.text for token in office if token.span.start < named] or [office[0].text])
        if wanted == SEVERAL or any(c.kind is EntityKind.PERSON for c in self._in(span)):
            # «представитель Обамы» is not Обама, nor whoever was spoken of last.
            return Spoken("", f"«{' '.join(words)}» is nobody named")
        why = f"«{' '.join(words)}» takes up"
        return self._taken_up(min(span.start, cue.span.start), words, why, wanted)

    def _holder(self, span: Span, wanted: str) -> Character | None:
        persons = (one for one in self._in(span) if one.nominative and one.kind is EntityKind.PERSON)
        return next((one for one in persons if fits(one.gender, wanted)), None)

    def _in_apposition(self, rest: list[Token], wanted: str) -> Character | None:
        """«директор музея и историк, Олег Ежов»: nothing but names of things between the office and its holder."""
        if not rest or rest[0].text not in ",«(":
            return None
        near = rest[:_APPOSITION]
        found = self._holder(Span(near[0].span.start, near[-1].span.stop), wanted)
        between = [token for token in near if found and token.span.stop <= found.span.start]
        if not found or has_verb(between) or any(fold(token.text) in ("что", "как") for token in between):
            return None
        follows = [token for token in rest if token.span.start >= found.span.stop][:1]
        return None if has_verb(follows) else found

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
        words = [token.text for token in phrase]
        head = next((place for place, word in enumerate(words) if is_noun(word)), None)
        # «по словам знакомого с ним инженера»: that is somebody else than he.
        if head is None or not is_someones(words[head]) or not _OTHERS.isdisjoint(map(fold, words)):
            return Spoken("", f"«{cue.words} {' '.join(words)}» names nobody")
        why = f"«{cue.words} {' '.join(words)}» takes up"
        return self._taken_up(cue.span.start, tuple(words[head:]), why, ANYBODY)

    def _taken_up(self, before: int, office: tuple[str, ...], why: str, wanted: str) -> Spoken:
        """Who was introduced with the same office; else, in the nearest sentence before, the first subject, or whose words it has."""
        if wanted == SEVERAL:
            return Spoken("", f"{why} several")
        earlier = bisect_left(self.characters, before, key=lambda character: character.span.start)
        recent = self.characters[max(0, earlier - _RECENT) : earlier]
        persons = [one for one in recent if one.kind is EntityKind.PERSON and fits(one.gender, wanted)]
        stems = {fold(word)[:_STEM] for word in office if len(word) > 2}
        if stems:
            for person in reversed(persons):
                if stems <= self._introduced(person, len(office) + 1):
                    return Spoken(person.normal, f"{why} {person.normal}, introduced so")
            if lemma(office[0]) in word_set(self._code, "introduced_roles"):
                return Spoken("", f"{why} nobody introduced so")
        sentences = self._reading.sentences
        last = bisect_left(sentences, before, key=lambda sentence: sentence.span.start)
        passed: list[str] = []
        for sentence in reversed(sentences[max(0, last - _BACK) : last]):
            if sentence.span.stop <= before and (told := self._told(sentence.span, wanted)):
                return Spoken(told, f"{why} {told}, whose words the sentence before has")
            here = [person for person in persons if sentence.span.holds(person.span)]
            if sentence.span.stop <= before and not here and self._is_nobodys(sentence.span):
                return Spoken("", f"{why} somebody who is not named")
            for taken in (one for test in (_is_subject, self._was_quoted) for one in here if test(one)):
                nearer = [f"{name}, no subject" for name in dict.fromkeys(passed) if name != taken.normal]
                return Spoken(taken.normal, f"{why} {taken.normal}" + _listed(nearer))
            passed += [person.normal for person in here]
        return NOBODY

    def _told(self, sentence: Span, wanted: str) -> str:
        """Of «По его словам, Ежов …» not Ежов is the speaker, but whoever the phrase takes up."""
        for cue in self.cues(sentence):
            if cue.kind in ("his-words", "words-of"):
                name = self.speaker(cue, sentence).speaker
                known = next((one.gender for one in self.characters if one.normal == name), ANYBODY)
                return name if name and fits(known, wanted) else ""
        return ""

    def _is_nobodys(self, sentence: Span) -> bool:
        """«Это подтвердил один из рабочих»: who spoke last has no name."""
        words = [fold(token.text) for token in self._tokens(sentence)]
        some = any(pair in (("один", "из"), ("одна", "из")) for pair in pairwise(words))
        return some and any(cue.kind == "verb" for cue in self.cues(sentence))

    def _was_quoted(self, person: Character) -> bool:
        """«приводит слова президента Касым-Жомарта Токаева»"""
        nouns = word_set(self._code, "speech_nouns")
        return any(fold(token.text) in nouns for token in self._tokens_before(person))

    def _introduced(self, person: Character, words: int) -> set[str]:
        """The beginnings of the words before the name, and of those after it where a comma parts them: «Олег Ежов, мэр Орла»."""
        after = self._reading.tokens_in(Span(person.span.stop, person.span.stop + 60))
        apposition = after[1 : words + 2] if after and after[0].text == "," else ()
        return {fold(token.text)[:_STEM] for token in (*self._tokens_before(person, words), *apposition)}

    def _tokens_before(self, person: Character, words: int = _TITLE) -> tuple[Token, ...]:
        tokens = self._reading.tokens_in(Span(max(0, person.span.start - 60), person.span.start))
        return tokens[-words:]

    # ------------------------------------------------------------------------------------------- looking up

    def _characters(self) -> list[Character]:
        """Whoever is named outside the quotation marks. A bare surname has the gender of the one full name that ends in it."""
        text = self._reading.text
        found = [
            (annotation.span, annotation.value)
            for annotation in names.annotate(self._reading)
            if isinstance(annotation.value, Name)
            and annotation.value.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
        ]
        full: dict[str, set[str]] = {}
        for _, name in found:
            if name.kind is EntityKind.PERSON and " " in name.normal:
                full.setdefault(name.normal.split()[-1], set()).add(gender(name.normal))
        characters = []
        for span, name in found:
            if self._is_masked(span):
                continue
            before = [token.text for token in self._reading.tokens_in(Span(max(0, span.start - 40), span.start))]
            person = name.kind is EntityKind.PERSON
            nominative = _is_nominative(span.of(text), name.normal) and not (
                self._is_apposition(name.normal, before) if person else is_object(name.normal, before)
            )
            known = full.get(name.normal, set())
            sort = (next(iter(known)) if len(known) == 1 else gender(name.normal)) if person else ANYBODY
            characters.append(Character(span, name.normal, name.kind, nominative, sort))
        return characters

    def _is_apposition(self, name: str, before: list[str]) -> bool:
        """«представитель партии Ли» is not Ли, but «министр обороны Ли» is."""
        owner = len(before) > 1 and before[-1].islower() and " " not in name and has_one_form(name)
        return is_apposition(name, before) or (owner and lemma(before[-2]) in word_set(self._code, "introduced_roles"))

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


def _is_subject(person: Character) -> bool:
    return person.nominative


def _is_nominative(words: str, normal: str) -> bool:
    return fold(re.sub(r'[«»".\s]', "", words)) == fold(re.sub(r'[«»".\s]', "", normal))


def _refusing(why: str, refused: list[tuple[int, str]], distance: float) -> str:
    """The reason, and who stands nearer to the verb but was refused."""
    return (why or ("nobody fits" if refused else "")) + _listed(
        [name for place, name in sorted(refused) if place <= distance]
    )


def _listed(refused: list[str]) -> str:
    return f"; nearer: {', '.join(refused)}" if refused else ""


def _nearest(tokens: list[Token], span: Span, verb: int) -> int:
    """The place of the name's token that stands nearest to the verb."""
    places = [place for place, token in enumerate(tokens) if span.overlaps(token.span)]
    return min(places, key=lambda place: abs(place - verb)) if places else verb + _NEAR + 1


def _until(tokens: list[Token], stops: Callable[[Token], bool]) -> list[Token]:
    """The tokens before the first that stops the phrase; the first of all never does."""
    end = next((place for place, token in enumerate(tokens) if place and stops(token)), len(tokens))
    return tokens[:end]
