"""Claims checked: what bears on them, figures that differ, verdicts and their export."""

from tui.reviews.bearing import Bearing, bearing, differing, ranked_by
from tui.reviews.claimreview import KnownCheck, Publisher, claim_reviews, known_checks
from tui.reviews.dossier import verify, write_dossier
from tui.reviews.history import change, history, review, reviewed, undo
from tui.reviews.ledger import Disagreement, Entry, Progress, disagreements, entries
from tui.reviews.review import (
    SCALES,
    STATUSES,
    HistoryEntry,
    Place,
    Review,
    ReviewError,
    Source,
    Status,
)

__all__ = [
    "SCALES",
    "STATUSES",
    "Bearing",
    "Disagreement",
    "Entry",
    "HistoryEntry",
    "KnownCheck",
    "Place",
    "Progress",
    "Publisher",
    "Review",
    "ReviewError",
    "Source",
    "Status",
    "bearing",
    "change",
    "claim_reviews",
    "differing",
    "disagreements",
    "entries",
    "history",
    "known_checks",
    "ranked_by",
    "review",
    "reviewed",
    "undo",
    "verify",
    "write_dossier",
]
