"""Sentences to claims: worth, kind, speaker, order."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.claims.attribution import Attribution, attribute
from tui.claims.claim import Claim, Kind, Speaker
from tui.claims.extract import extract
from tui.claims.names import odd_names
from tui.claims.order import Key, ordered, rescore

if TYPE_CHECKING:
    from tui.claims.worth import score, subjectivity

__all__ = [
    "Attribution",
    "Claim",
    "Key",
    "Kind",
    "Speaker",
    "attribute",
    "extract",
    "odd_names",
    "ordered",
    "rescore",
    "score",
    "subjectivity",
]


def __getattr__(name: str) -> object:
    # The models need numpy, which importing this package must not pay for.
    if name in {"score", "subjectivity"}:
        return getattr(import_module("tui.claims.worth"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
