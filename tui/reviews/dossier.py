"""A folder with all that a verdict rests on, and the check that not a byte of it has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.reviews.changes import history, review
from tui.reviews.records import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library import Library

_MANIFEST = "manifest.json"
_SEAL = "manifest.sha256"


def write_dossier(library: Library, claim_id: int, folder: Path) -> None:
    """Write the claim, its review and history, the stored article and a manifest.

    Args:
        library: Where the review is kept.
        claim_id: The claim.
        folder: A folder that is not there yet or is empty.

    Raises:
        ReviewError: The claim has no review, or the folder holds something.
        LibraryError: The library can't be read.
        OSError: The folder can't be written.
    """
    entries = history(library, claim_id)
    if not entries:
        raise ReviewError(f"claim {claim_id}: has no review yet")
    if folder.exists() and any(folder.iterdir()):
        raise ReviewError(f"{folder}: is not empty; name a new folder")
    found = review(library, claim_id)
    row = library.database.row(
        "SELECT text FROM review_text WHERE content_hash = ?", (found.place.content_hash,)
    )
    files = {
        "article.txt": str(row[0]),
        "review.json": _json(asdict(found)),
        "history.json": _json(
            [{**asdict(item), "made": item.made.isoformat()} for item in entries]
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    sums = {}
    for name, text in files.items():
        data = text.encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(data)
        sums[name] = hashlib.sha256(data).hexdigest()
    manifest = _json(
        {"claim": claim_id, "span": [found.place.start, found.place.end], "sha256": sums}
    ).encode()
    (folder / _MANIFEST).write_bytes(manifest)
    seal = f"{hashlib.sha256(manifest).hexdigest()}  {_MANIFEST}\n"
    (folder / _SEAL).write_bytes(seal.encode())


def verify(folder: Path) -> list[str]:
    """Recompute every sum of a dossier.

    The sums find what was changed by accident or by one who does not reseal the whole; they are
    no signature.

    Args:
        folder: What `write_dossier` wrote.

    Returns:
        What does not match, one line each; nothing where all is as it was written.

    Raises:
        OSError: A file can't be read.
    """
    manifest = folder / _MANIFEST
    if not manifest.is_file() or not (folder / _SEAL).is_file():
        return [f"{folder}: holds no {_MANIFEST} with its sum; it is no dossier"]
    data = manifest.read_bytes()
    seal = f"{hashlib.sha256(data).hexdigest()}  {_MANIFEST}\n".encode()
    if (folder / _SEAL).read_bytes() != seal:
        return [f"{_MANIFEST} and {_SEAL}: do not match"]
    content = json.loads(data)
    problems = []
    for name, expected in content["sha256"].items():
        path = folder / name
        if not path.is_file():
            problems.append(f"{name}: is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            problems.append(f"{name}: has changed")
    known = {*content["sha256"], _MANIFEST, _SEAL}
    problems += [f"{path.name}: was added" for path in folder.iterdir() if path.name not in known]
    return sorted(problems) or _span(folder, *content["span"])


def _span(folder: Path, start: int, end: int) -> list[str]:
    text = (folder / "article.txt").read_bytes().decode("utf-8", "surrogatepass")
    claim = json.loads((folder / "review.json").read_text(encoding="utf-8"))["place"]["text"]
    return [] if text[start:end] == claim else ["review.json: the claim is not in the article"]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, indent=2) + "\n"
