"""Statements compared: figures, negation, and what bears on a claim."""

from tui.evidence.figure import Figure
from tui.evidence.figures import figures

__all__ = ["Figure", "figures"]
