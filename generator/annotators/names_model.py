"""What the statistical model takes for names: slovnet over navec embeddings, trained on Russian news.

The models come inside natasha's package; natasha itself is never imported.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.annotators.reading import Reading, Token
from generator.model import EntityKind, Span

if TYPE_CHECKING:
    from slovnet.exec.infer import NERInfer

_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANIZATION, "LOC": EntityKind.PLACE}


@lru_cache
def _recogniser() -> NERInfer:
    # One thread: with more, the model's small matrices cost more to hand round than to multiply (2.7 documents a second
    # against 7.3). numpy reads this when it is first imported.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from generator.annotators.names_weights import load

    return load()


def recognised(reading: Reading) -> list[tuple[Span, EntityKind]]:
    """The model's names, in order. It reads a passage at a time: that measured better than whole texts or sentences."""
    passages = [tokens for passage in reading.passages if (tokens := reading.tokens_in(passage))]
    return [found for tokens, tags in zip(passages, _tags(passages), strict=True) for found in _spans(tokens, tags)]


def _tags(passages: Sequence[Sequence[Token]]) -> list[list[str]]:
    """One BIO tag a token: what `NER.map` does, without cutting the text into words again.

    Passages of like length share a batch, or padding would eat what batches win.
    """
    infer = _recogniser()
    order = sorted(range(len(passages)), key=lambda index: len(passages[index]))
    words = ([token.text for token in passages[index]] for index in order)
    tags: list[list[str]] = [[] for _ in passages]
    for index, found in zip(order, infer.decoder(infer.process(infer.encoder(words))), strict=True):
        tags[index] = [str(tag) for tag in found]
    return tags


def _spans(tokens: Sequence[Token], tags: Sequence[str]) -> list[tuple[Span, EntityKind]]:
    found: list[tuple[Span, EntityKind]] = []
    open_tag = ""
    for token, tag in zip(tokens, tags, strict=True):
        begins, _, name = tag.partition("-")
        if name and begins == "I" and name == open_tag:
            found[-1] = (Span(found[-1][0].start, token.span.stop), _KINDS[name])
        elif name:
            found.append((token.span, _KINDS[name]))
        open_tag = name
    return found
