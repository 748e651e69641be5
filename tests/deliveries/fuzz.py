"""Deliveries made at random, whole or damaged, and the three promises that reading keeps for each of them.

1. No unexplained error: reading gives articles, or one sentence that names the path.
2. Nothing is lost without a row: of a whole delivery every story is an article, and of a damaged one each story whose
   words are still in the file is an article, or the file has a row in `rejected` or a note.
3. `text_of` is right: a sentence or token is what stands at its place in the article's text.

`PYTHONPATH=tests python -m deliveries.fuzz 100000 7` reads a hundred
thousand deliveries of seed 7 and prints those that break one.
"""

import bz2
import gzip
import io
import lzma
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import newswire as nw
import pyarrow as pa
from newswire.reading.articles import Read, read_articles

from .shapes import SHAPES, Story, make_stories

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")
FOLDER = "delivery"


class Delivery(NamedTuple):
    """Files, the stories in each, how they were made, and whether they are whole."""

    files: dict[str, bytes]
    stories: dict[str, list[Story]]
    recipe: str
    whole: bool


def deliver(seed: int, number: int) -> Delivery:
    """Make the delivery of that number: a shape, an encoding, a packing and, half of the time, damage."""
    random = Random(f"{seed}/{number}")
    shape, encoding = random.choice(list(SHAPES)), random.choice(ENCODINGS)
    ending, write, single = SHAPES[shape]
    stories = make_stories(random.randint(2, 4), random)
    groups = [[story] for story in stories] if single else [stories]
    packing, damage = random.choice(list(PACKINGS)), random.choice([*DAMAGES] + ["none"] * len(DAMAGES))
    files, held = {}, {}
    for place, group in enumerate(groups):
        written = write(group)
        data = written.encode(encoding) if isinstance(written, str) else written
        if damage != "none" and place == 0 and packing not in ("none", "zip"):
            data = DAMAGES[damage](data, random)
        suffix, pack = PACKINGS[packing]
        name = f"{place}{ending}{suffix}"
        packed = pack(data, f"{place}{ending}")
        if damage != "none" and place == 0 and packing in ("none", "zip"):
            packed = DAMAGES[damage](packed, random)
        files[name], held[name] = packed, group
    return Delivery(files, held, f"{number}: {shape}, {encoding}, {packing}, {damage}", damage == "none")


def _zipped(data: bytes, name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name or "story", data)
    return held.getvalue()


def _zstandard(data: bytes, name: str) -> bytes:
    held = pa.BufferOutputStream()
    with pa.CompressedOutputStream(held, "zstd") as stream:
        stream.write(data)
    return held.getvalue().to_pybytes()


PACKINGS: dict[str, tuple[str, Callable]] = {
    "none": ("", lambda data, name: data),
    "gzip": (".gz", lambda data, name: gzip.compress(data)),
    "bzip2": (".bz2", lambda data, name: bz2.compress(data)),
    "xz": (".xz", lambda data, name: lzma.compress(data)),
    "zstandard": (".zst", _zstandard),
    "zip": (".zip", _zipped),
}


def _flipped(data: bytes, random: Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(random.randint(1, 3)):
        spoiled[random.randrange(len(spoiled))] ^= 1 << random.randrange(8)
    return bytes(spoiled)


def _without_a_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    lines.pop(random.randrange(len(lines)))
    return b"\n".join(lines)


def _inserted(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return (
        data[:at]
        + random.choice((b"\0", b'"', b"\xef\xbb\xbf", b"\xff", b"\r", b"<", b"\\", b"\xed\xa0\x80"))
        + data[at:]
    )


DAMAGES: dict[str, Callable[[bytes, Random], bytes]] = {
    "cut": lambda data, random: data[: random.randrange(1, len(data))],
    "flipped": _flipped,
    "a line gone": _without_a_line,
    "inserted": _inserted,
    "twice": lambda data, random: data + data,
    "emptied": lambda data, random: b"",
    "swapped": lambda data, random: data.replace(b",", b";", random.randint(1, 9)).replace(b"\t", b" ", 1),
}


def broken_promise(delivery: Delivery, folder: Path) -> str | None:
    """Read a delivery and return what was promised and is not so, or None."""
    for name, data in delivery.files.items():
        (folder / name).write_bytes(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            read = read_articles(folder, progress=False)
    except ValueError as error:
        told = str(error)
        if delivery.whole or str(folder) not in told or "\n" in told or not told.endswith("."):
            return f"refused with: {told}"
        return None
    except Exception as error:  # whatever else comes is what is looked for
        return f"{type(error).__name__}: {error}"
    return _lost(delivery, read) or (_misplaced(read) if delivery.whole else None)


def _lost(delivery: Delivery, read: Read) -> str | None:
    """Name a story that is neither among the articles nor explained."""
    stories = [story for group in delivery.stories.values() for story in group]
    cells = read.articles.to_csv()
    if delivery.whole:
        texts = set(read.articles["text"].str.split().str.join(" "))
        wrong = [story.text for story in stories if story.text not in texts]
        if wrong or len(read.articles) != len(stories) or len(read.rejected):
            counts = f"{len(read.articles)} articles of {len(stories)}, {len(read.rejected)} rejected"
            return f"{counts}; not whole: {wrong[:1]}"
        return None
    told = set(read.rejected["source"]) | set(read.notes["source"])
    for name, group in delivery.stories.items():
        intact = [story for story in group if all(_stands_in(delivery.files[name], word) for word in story.planted)]
        if any(word not in cells for story in intact for word in story.planted) and not any(name in of for of in told):
            return f"a story in {name} is not there, and nothing is said"
    return None


def _stands_in(data: bytes, word: str) -> bool:
    """Tell whether a word of plain letters is in bytes, in UTF-8 or any older encoding, or in UTF-16."""
    return word.encode() in data or word.encode("utf-16-le") in data


def _misplaced(read: Read) -> str | None:
    """Name a sentence or token that is not what stands at its place."""
    corpus = nw.Corpus.from_frame(read.articles.reset_index(drop=True))
    tokens, sentences = corpus.tokens, corpus.sentences
    if (corpus.text_of(tokens) != tokens["token"].astype("str")).any():
        return "a token is not what stands at its place"
    if corpus.text_of(sentences).str.strip().eq("").any() or sentences["end"].lt(sentences["start"]).any():
        return "a sentence is empty"
    return None


def search(first: int, last: int, seed: int, folder: Path) -> list[str]:
    """Read the deliveries from one number up to another and return what is wrong with any."""
    wrong = []
    for number in range(first, last):
        delivery = deliver(seed, number)
        place = folder / f"{number} {FOLDER}"
        place.mkdir()
        if told := broken_promise(delivery, place):
            wrong.append(f"{delivery.recipe}: {told}")
    return wrong


def main(n: int, seed: int) -> int:
    """Read `n` deliveries in blocks, print what is wrong, and return how many were."""
    wrong, began = 0, time.perf_counter()
    for first in range(0, n, 500):
        with tempfile.TemporaryDirectory() as folder:
            found = search(first, min(n, first + 500), seed, Path(folder))
        print(*found, sep="\n", end="\n" if found else "")
        wrong += len(found)
    print(f"{n:,} deliveries of seed {seed}, {wrong:,} break a promise, {time.perf_counter() - began:.0f} s")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
