"""Claims checked against the library: what bears on them, and figures that differ."""

from tui.reviews.bearing import Bearing, bearing
from tui.reviews.ledger import Disagreement, Entry, disagreements, entries

__all__ = ["Bearing", "Disagreement", "Entry", "bearing", "disagreements", "entries"]
