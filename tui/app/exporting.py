"""Verdicts written to files from the app."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library import Library


def export_claim(library: Library, claim_id: int, path: Path, *, publisher: str, site: str) -> str:
    """Write a claim's verdict; the ending of the path says in which form.

    Args:
        library: Where the review is kept.
        claim_id: The claim.
        path: `.jsonld` for ClaimReview, `.json` for all of the review, or a folder that is not
            there yet for a dossier.
        publisher: Who publishes it, for ClaimReview.
        site: The publisher's address on the web, for ClaimReview.

    Returns:
        What was written, in a few words.

    Raises:
        ReviewError: There is no verdict to write, or something it needs is missing.
        LibraryError: The library can't be read.
        OSError: The path can't be written.
    """
    from tui.reviews import (  # noqa: PLC0415  (not needed to start)
        Publisher,
        ReviewError,
        claim_reviews,
        review,
        write_dossier,
    )

    if path.suffix not in {".jsonld", ".json"}:
        write_dossier(library, claim_id, path)
        return "dossier"
    found = review(library, claim_id)
    if found.status != "done":
        raise ReviewError(f"claim {claim_id}: the verdict is not done; set its status and save it")
    document: Any = asdict(found)
    if path.suffix == ".jsonld":
        document = claim_reviews([found], Publisher(publisher, site))
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return "ClaimReview" if path.suffix == ".jsonld" else "review"
