"""Claims checked: what bears on them, figures that differ, verdicts and their export."""

from tui.reviews.alike import Likeness, alike
from tui.reviews.arrivals import Item, News, news, scan
from tui.reviews.asking import ask_api
from tui.reviews.bearing import Bearing, bearing
from tui.reviews.changes import change, confirm, history, review, reviewed, undo
from tui.reviews.checks import (
    Imported,
    StoredCheck,
    import_checks,
    read_checks,
    stored_check,
    stored_checks,
)
from tui.reviews.claimreview import (
    KnownCheck,
    Publisher,
    claim_reviews,
    known_checks,
    publishing_warnings,
)
from tui.reviews.dossier import verify, write_dossier
from tui.reviews.drafts import (
    Desk,
    Draft,
    commit_draft,
    draft,
    drafted,
    drop_draft,
    load_desk,
    save_draft,
)
from tui.reviews.exports import Format, Scope, Written, write_export
from tui.reviews.findings import Finding, findings
from tui.reviews.groups import Member, timeline
from tui.reviews.ledger import Disagreement, Entry, compare_articles, disagreements, entries
from tui.reviews.matching import KnownChecks, Match
from tui.reviews.meaning import ranked_by, read_meanings, unread
from tui.reviews.progress import Progress
from tui.reviews.records import (
    STATUSES,
    HistoryEntry,
    Place,
    Review,
    ReviewError,
    Source,
    Status,
    UnsourcedError,
)
from tui.reviews.reports import as_csv, as_html, as_json, as_markdown
from tui.reviews.scales import AVERITEC, SCALES, UNDECIDED, Scale, choose_scale
from tui.reviews.telling import history_lines
from tui.reviews.writing import write_whole

__all__ = [
    "AVERITEC",
    "SCALES",
    "STATUSES",
    "UNDECIDED",
    "Bearing",
    "Desk",
    "Disagreement",
    "Draft",
    "Entry",
    "Finding",
    "Format",
    "HistoryEntry",
    "Imported",
    "Item",
    "KnownCheck",
    "KnownChecks",
    "Likeness",
    "Match",
    "Member",
    "News",
    "Place",
    "Progress",
    "Publisher",
    "Review",
    "ReviewError",
    "Scale",
    "Scope",
    "Source",
    "Status",
    "StoredCheck",
    "UnsourcedError",
    "Written",
    "alike",
    "as_csv",
    "as_html",
    "as_json",
    "as_markdown",
    "ask_api",
    "bearing",
    "change",
    "choose_scale",
    "claim_reviews",
    "commit_draft",
    "compare_articles",
    "confirm",
    "disagreements",
    "draft",
    "drafted",
    "drop_draft",
    "entries",
    "findings",
    "history",
    "history_lines",
    "import_checks",
    "known_checks",
    "load_desk",
    "news",
    "publishing_warnings",
    "ranked_by",
    "read_checks",
    "read_meanings",
    "review",
    "reviewed",
    "save_draft",
    "scan",
    "stored_check",
    "stored_checks",
    "timeline",
    "undo",
    "unread",
    "verify",
    "write_dossier",
    "write_export",
    "write_whole",
]
