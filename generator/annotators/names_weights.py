"""The model of names as it lies in natasha's package, read in place: no more of it than a text is read with.

slovnet and navec load more than that: the words twice, with how often each was met, and for every two vectors how like they are. That
takes three times as long as the annotating of an article, which is felt when one was edited; and the memory of every process.
"""

from __future__ import annotations

import mmap
import tarfile
from gzip import decompress
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from generator.languages.russian_morphology import packaged

if TYPE_CHECKING:
    import numpy as np
    from slovnet.exec.infer import NERInfer

_EMBEDDINGS = ("emb", "navec_news_v1_1B_250K_300d_100q.tar")
_MODEL = ("model", "slovnet_ner_news_v1.tar")

_HEAD = 16
"""Bytes before the vectors: four whole numbers."""


class Words:
    """`slovnet.vocab.Vocab` of a quarter of a million words, by their bytes: to decode each first would take as long as all else."""

    def __init__(self, lines: bytes) -> None:
        self._ids = dict(zip(lines.split(b"\n"), count()))
        self.unk_id, self.pad_id = self._ids[b"<unk>"], self._ids[b"<pad>"]

    def encode(self, word: str) -> int:
        return self._ids.get(word.encode("utf-8", "surrogatepass"), self.unk_id)


class _Named(NamedTuple):
    id: str


class _Vectors(NamedTuple):
    """Of each word, which parts its vector has; and the parts."""

    indexes: np.ndarray
    codes: np.ndarray


class _Navec(NamedTuple):
    """Of a `navec.Navec`, what slovnet's models take."""

    meta: _Named
    pq: _Vectors


def load() -> NERInfer:
    """What `NER.load(…).navec(Navec.load(…)).infer` is. Raises ToolError where natasha is not installed."""
    from slovnet.const import SHAPE, TAG, WORD
    from slovnet.exec.encoders import TagEncoder
    from slovnet.exec.infer import NERInfer, TagDecoder
    from slovnet.exec.model import NER
    from slovnet.exec.pack import Pack, vocab_name

    with Pack(str(packaged(*_MODEL))) as pack:
        pack.load_meta().check_protocol()
        scheme = pack.load_model(NER)
        model = scheme.inject_arrays(dict(pack.load_arrays(scheme.weights))).inject_navec(_navec())
        encoder = TagEncoder(Words(decompress(pack.read(vocab_name(WORD)))), pack.load_vocab(SHAPE))
        return NERInfer(model, encoder, TagDecoder(pack.load_vocab(TAG)))


def _navec() -> _Navec:
    """The file is mapped into memory, not read: of 25 MB a text needs some, and processes share them."""
    import numpy as np
    from navec.meta import Meta
    from navec.navec import META, PQ_

    path = packaged(*_EMBEDDINGS)
    with tarfile.open(path) as tar:
        meta = Meta.from_file(tar.extractfile(META))
        Meta.check_protocol(meta.protocol)
        place = tar.getmember(PQ_)
    with path.open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    packed = mapped[place.offset_data : place.offset_data + place.size]
    vectors, parts, centroids = (int(number) for number in np.frombuffer(packed[:_HEAD], np.uint32)[[0, 2, 3]])
    end = _HEAD + vectors * parts
    indexes = np.frombuffer(packed[_HEAD:end], np.uint8).reshape(vectors, parts)
    codes = np.frombuffer(packed[end:], np.float32).reshape(parts, centroids, -1)
    return _Navec(_Named(meta.id), _Vectors(indexes, codes))
