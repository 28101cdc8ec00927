"""Templates compiled once, and kept as Python keeps its modules: compiling those of a page takes longer than making the page.

They lie beside the templates in `__pycache__`, or wherever Python is told to keep what it compiles, and nothing is kept where it is told
to keep nothing. It is code that runs: so it never lies in a project's folder, where whoever sends a change could put some.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.files import write_atomically
from generator.record import code_version

_DIGEST = hashlib.sha256
_SIZE = _DIGEST().digest_size


class Compiled(BytecodeCache):
    """For one environment; what decides how it compiles is a part of our own code, or is given here."""

    def __init__(self, folder: Path, language: str = "") -> None:
        """`folder`: of the templates. `language`: whose words are compiled into them."""
        self._folder, self._language = folder, language

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{name.removesuffix('.html')}.{self._language}" if self._language else name

    def get_source_checksum(self, source: str) -> str:
        return _DIGEST(f"{code_version()} {source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was cut short or altered is compiled again, as what has changed is."""
        try:
            kept = self._path(bucket).read_bytes()
        except OSError:
            return
        digest, code = kept[:_SIZE], kept[_SIZE:]
        if digest != self._digest(bucket, code):
            return
        found = marshal.loads(code)  # noqa: S302 - our own, and as it was written
        bucket.code = found if isinstance(found, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        # As with Python's own: where nothing can be written, it is compiled each time.
        with suppress(OSError):
            write_atomically(self._path(bucket), self._digest(bucket, code) + code)

    def _path(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / f"{bucket.key}.html")))

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        return _DIGEST(f"{bucket.key} {bucket.checksum} ".encode() + code).digest()
