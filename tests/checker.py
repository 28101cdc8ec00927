"""The Nu Html Checker, which says whether pages are valid HTML: a Java program that the npm registry has as a package.

`python -m tests.checker` gets the one version that the tests are held to, checks its sum, and prints its path; the fixtures call
`find` and never install. It needs Java 11 or newer, which is looked for, and on Debian installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
JAR = Path(__file__).parent.parent / ".cache" / f"vnu-{VERSION}.jar"
IN_PACKAGE = "package/build/dist/vnu.jar"

DEBIAN = {"java": "default-jre-headless", "npm": "npm"}


class NoChecker(Exception):
    """Says what is missing and what to install."""


@dataclass(frozen=True, slots=True)
class Complaint:
    page: str
    """The file, relative to the folder that was checked."""
    line: int
    words: str


def find() -> Path | None:
    """The checker, whole, where a Java can run it; else None."""
    return JAR if shutil.which("java") and JAR.is_file() and _sum(JAR) == SHA256 else None


def provide() -> Path:
    """Finds it or gets it. Raises NoChecker."""
    for program in DEBIAN:
        if shutil.which(program) is None and (program == "java" or find() is None):
            _install(program)
    if found := find():
        return found
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["npm", "pack", "--silent", f"vnu-jar@{VERSION}"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        packed = Path(folder) / f"vnu-jar-{VERSION}.tgz"
        if done.returncode != 0 or not packed.is_file():
            raise NoChecker(f"`npm pack vnu-jar@{VERSION}` failed: {done.stderr.strip()[-500:]}")
        with tarfile.open(packed) as archive:
            member = archive.extractfile(IN_PACKAGE)
            content = member.read() if member else b""
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise NoChecker(
            f"vnu-jar {VERSION} is not the file it was: its SHA-256 is not the one in {Path(__file__).name}."
        )
    JAR.parent.mkdir(parents=True, exist_ok=True)
    half = JAR.with_suffix(f".{os.getpid()}.part")
    half.write_bytes(content)
    half.replace(JAR)
    return JAR


def errors(folder: Path) -> list[Complaint]:
    """What is wrong with the HTML of all pages below a folder. Warnings are opinions and left out."""
    jar = find()
    if jar is None:
        raise NoChecker("no HTML checker: run `make checker` first")
    command = [
        "java",
        "-Xss1m",
        "-jar",
        str(jar),
        "--errors-only",
        "--skip-non-html",
        "--format",
        "json",
        "--exit-zero-always",
    ]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, timeout=600, check=True)
    found = json.loads(done.stderr)["messages"]
    root = f"file:{folder.resolve().as_posix()}/"
    return [
        Complaint(unquote(one.get("url", "")).removeprefix(root), one.get("lastLine", 0), one["message"])
        for one in found
        if one["type"] != "info"
    ]


def _install(program: str) -> None:
    package = DEBIAN[program]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise NoChecker(
            f"the HTML checker needs `{program}`. Install it (on Debian, as root: `apt-get install {package}`)."
        )
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", package]):
        print("+ apt-get", *command, file=sys.stderr)
        done = subprocess.run(["apt-get", *command], capture_output=True, text=True, timeout=900, check=False)
        if done.returncode != 0:
            raise NoChecker(f"`apt-get {' '.join(command)}` failed: {done.stderr.strip()[-500:]}")


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    try:
        print(provide())
    except NoChecker as error:
        sys.exit(str(error))
