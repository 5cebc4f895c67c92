"""Sentences to claims: worth, kind, speaker, order."""

from tui.claims.claim import Claim, Kind, Speaker

__all__ = ["Claim", "Kind", "Speaker"]
