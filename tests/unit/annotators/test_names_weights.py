"""The model of names, read in place: what slovnet and navec make of the same files."""

from __future__ import annotations

import numpy as np
from navec import Navec
from slovnet import NER

from generator.annotators.names_weights import load
from generator.languages.russian_morphology import packaged

MODEL = str(packaged("model", "slovnet_ner_news_v1.tar"))
EMBEDDINGS = str(packaged("emb", "navec_news_v1_1B_250K_300d_100q.tar"))


def test_words_and_vectors_are_those_of_the_packages() -> None:
    own, theirs = load(), NER.load(MODEL).navec(Navec.load(EMBEDDINGS)).infer
    words = theirs.encoder.words_vocab
    asked = (*words.items, "Ъъъъ", "\ud800", "")
    assert [own.encoder.words_vocab.encode(word) for word in asked] == [words.encode(word) for word in asked]
    assert own.encoder.words_vocab.pad_id == words.pad_id
    assert own.encoder.batch_size == theirs.encoder.batch_size
    for ours, weight in zip(own.model.weights, theirs.model.weights, strict=True):
        assert np.array_equal(ours.array, weight.array)
