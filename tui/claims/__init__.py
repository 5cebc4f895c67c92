"""Sentences to claims: worth, kind, speaker, order."""

from tui.claims.attribution import Attribution, attribute
from tui.claims.claim import Claim, Kind, Speaker
from tui.claims.extract import extract
from tui.claims.names import odd_names
from tui.claims.order import Key, ordered, rescore

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
]
