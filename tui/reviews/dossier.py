"""A folder or zip with all that verdicts rest on, and the check that not a byte has changed."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tui.articles.outside_json import from_json
from tui.library.origins import origin_of, raw_of
from tui.reviews.changes import head_of, history, place_of, review
from tui.reviews.records import ReviewError
from tui.reviews.writing import write_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.library import Library
    from tui.reviews.records import Place

_MANIFEST = "manifest.json"
_SEAL = "manifest.sha256"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_NEVER = (1980, 1, 1, 0, 0, 0)


def write_dossier(library: Library, claims: int | Sequence[int], target: Path) -> None:
    """Write claims, their reviews and histories, the stored articles and a manifest.

    Args:
        library: Where the reviews are kept.
        claims: One claim or several.
        target: A folder that is not there yet or is empty, or a file ending in `.zip`.

    Raises:
        ReviewError: A claim has no review, or the folder holds something.
        LibraryError: The library can't be read.
        OSError: It can't be written; nothing is left behind.
    """
    wanted = [claims] if isinstance(claims, int) else list(claims)
    files = _files(library, sorted({head_of(library, number) for number in wanted}))
    if target.suffix.lower() == ".zip":
        write_whole(target, _zipped(files))
        return
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ReviewError(f"{target}: is not empty; name a new folder")
    write_folder(target, files)


def verify(target: Path) -> list[str]:
    """Recompute every sum of a dossier.

    The sums find what was changed by accident or by one who does not reseal the whole; they are
    no signature.

    Args:
        target: What `write_dossier` wrote.

    Returns:
        What does not match, one line each; nothing where all is as it was written.

    Raises:
        OSError: A file can't be read.
    """
    if target.is_dir():
        files = {
            path.relative_to(target).as_posix(): path.read_bytes()
            for path in sorted(target.rglob("*"))
            if path.is_file()
        }
        return _problems(target.name, files)
    data = target.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            # Ours are stored as they are: what would unpack is not ours, and may be a bomb.
            if any(item.compress_type != zipfile.ZIP_STORED for item in members):
                return [f"{target.name}: is packed, which no dossier is"]
            files = {item.filename: packed.read(item) for item in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as problem:
        return [f"{target.name}: is no whole zip file ({problem})"]
    found = _problems(target.name, files)
    # The names, dates and sums of the zip itself: the same files make the same bytes.
    if not found and _zipped(files) != data:
        found = [f"{target.name}: has changed outside of its files"]
    return found


def _files(library: Library, heads: Sequence[int]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    spans: list[dict[str, Any]] = []
    sources: dict[str, dict[str, Any]] = {}
    for number in heads:
        entries = history(library, number)
        if not entries:
            raise ReviewError(f"claim {number}: has no review yet")
        files[f"claim-{number}/review.json"] = _json(asdict(review(library, number)))
        files[f"claim-{number}/history.json"] = _json(
            [{**asdict(item), "made": item.made.isoformat()} for item in entries]
        )
        for place in _places(library, number):
            name = f"articles/{place.content_hash}.txt"
            if name not in files:
                files[name] = _text(library, place.content_hash).encode("utf-8", "surrogatepass")
                sources |= _sources(library, place.content_hash, files)
            spans.append(
                {"claim": number, "file": name, "start": place.start, "end": place.end}
                | {"text": place.text}
            )
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files[_MANIFEST] = _json(
        {"claims": list(heads), "spans": spans, "sources": sources, "sha256": sums}
    )
    files[_SEAL] = _seal(files[_MANIFEST])
    return files


def _places(library: Library, head: int) -> list[Place]:
    """List where a reviewed claim stands: first its own place, then where it is repeated."""
    found = [review(library, head).place]
    for (claim,) in library.database.rows(
        "SELECT claim FROM review_member JOIN claim ON claim.id = review_member.claim "
        "WHERE review_member.head = ? AND review_member.claim != ? ORDER BY claim",
        (head, head),
    ):
        found.append(place_of(library, int(claim))[0])
    return found


def _sources(
    library: Library, content_hash: str, files: dict[str, bytes]
) -> dict[str, dict[str, Any]]:
    """Add the raw source that an article was taken from; returns what is known of it."""
    number = library.find(content_hash)
    origin = origin_of(library, number) if number is not None else None
    if origin is None:
        return {}
    raw = raw_of(library, origin)
    known: dict[str, Any] = {"sha256": origin.sha256, "size": origin.size, "name": origin.name}
    known |= {"url": origin.url, "fetched": str(origin.fetched), "file": ""}
    if raw is not None:
        ending = _ENDING.search(origin.name)
        known["file"] = f"sources/{origin.sha256}{ending[0] if ending else ''}"
        files[known["file"]] = raw.data
    return {f"articles/{content_hash}.txt": known}


def _text(library: Library, content_hash: str) -> str:
    row = library.database.row(
        "SELECT text FROM review_text WHERE content_hash = ? UNION ALL SELECT text FROM article "
        "JOIN body ON body.article = article.id WHERE content_hash = ?",
        (content_hash, content_hash),
    )
    return str(row[0])


def _problems(name: str, files: Mapping[str, bytes]) -> list[str]:
    if _MANIFEST not in files or _SEAL not in files:
        return [f"{name}: holds no {_MANIFEST} with its sum; it is no dossier"]
    if files[_SEAL] != _seal(files[_MANIFEST]):
        return [f"{_MANIFEST} and {_SEAL}: do not match"]
    try:
        content = from_json(files[_MANIFEST].decode())
        sums, spans = dict(content["sha256"]), list(content["spans"])
        found = [f"{item}: is missing" for item in sums if item not in files]
        found += [
            f"{item}: has changed"
            for item in sums
            if item in files and hashlib.sha256(files[item]).hexdigest() != sums[item]
        ]
        found += [f"{item}: was added" for item in files if item not in {*sums, _MANIFEST, _SEAL}]
        return sorted(found) or [line for span in spans for line in _span(span, files)]
    except (ValueError, KeyError, TypeError) as problem:
        return [f"{_MANIFEST}: is not as claimdesk writes it ({problem!r})"]


def _span(span: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
    text = files[span["file"]].decode("utf-8", "surrogatepass")
    if text[span["start"] : span["end"]] == span["text"]:
        return []
    return [f"{span['file']}: the words of claim {span['claim']} are not where they should be"]


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, _NEVER), files[name], zipfile.ZIP_STORED)
    return made.getvalue()


def _seal(manifest: bytes) -> bytes:
    return f"{hashlib.sha256(manifest).hexdigest()}  {_MANIFEST}\n".encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=True, indent=2) + "\n").encode()
