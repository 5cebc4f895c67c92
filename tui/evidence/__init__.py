"""Statements compared: figures, negation, and what bears on a claim."""

from tui.evidence.bm25 import terms
from tui.evidence.compare import Comparison, compare
from tui.evidence.figure import Figure
from tui.evidence.figures import figures
from tui.evidence.measuring import RULES, Measured, measured
from tui.evidence.rank import rank

__all__ = [
    "RULES",
    "Comparison",
    "Figure",
    "Measured",
    "compare",
    "figures",
    "measured",
    "rank",
    "terms",
]
