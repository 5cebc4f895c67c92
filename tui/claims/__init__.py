"""Sentences to claims: worth, kind, speaker, order."""

from tui.claims.attribution import Attribution, attribute
from tui.claims.claim import Claim, Kind, Speaker
from tui.claims.extract import extract

__all__ = ["Attribution", "Claim", "Kind", "Speaker", "attribute", "extract"]
