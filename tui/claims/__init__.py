"""Sentences to claims: worth, kind, speaker, order.

What a claim is, is imported at once; what finds, weighs and orders claims, when it is first
asked for: a screen that shows stored claims needs none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.claims.claim import Claim, Context, Kind, Speaker

if TYPE_CHECKING:
    from tui.claims.attribution import Attribution, attribute
    from tui.claims.extraction import extract
    from tui.claims.names import odd_names
    from tui.claims.order import Key, order_key, ordered
    from tui.claims.worth import score, subjectivity

_LATE = {
    "Attribution": "attribution",
    "Key": "order",
    "attribute": "attribution",
    "extract": "extraction",
    "odd_names": "names",
    "order_key": "order",
    "ordered": "order",
    "score": "worth",
    "subjectivity": "worth",
}

__all__ = [
    "Attribution",
    "Claim",
    "Context",
    "Key",
    "Kind",
    "Speaker",
    "attribute",
    "extract",
    "odd_names",
    "order_key",
    "ordered",
    "score",
    "subjectivity",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tui.claims.{_LATE[name]}"), name)
