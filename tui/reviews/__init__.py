"""Claims checked: what bears on them, figures that differ, verdicts and their export.

Each part is imported when it is first asked for: a screen that shows a verdict needs nothing of
what compares sentences.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reviews.arrivals import Item, News, news, scan
    from tui.reviews.asking import ask_api
    from tui.reviews.changes import change, confirm, history, review, reviewed, undo
    from tui.reviews.checks import (
        Imported,
        StoredCheck,
        import_checks,
        read_checks,
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
    from tui.reviews.evidence import Bearing, bearing, bearings, differs, ranked
    from tui.reviews.exports import Format, Scope, Written, write_export
    from tui.reviews.finding import Finding, findings
    from tui.reviews.groups import Member, timeline
    from tui.reviews.ledger import Disagreement, Entry, compare_articles, disagreements, entries
    from tui.reviews.likeness import Likeness, alike
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

_LATE = {
    "AVERITEC": "scales",
    "Bearing": "evidence",
    "Desk": "drafts",
    "Disagreement": "ledger",
    "Draft": "drafts",
    "Entry": "ledger",
    "Finding": "finding",
    "Format": "exports",
    "HistoryEntry": "records",
    "Imported": "checks",
    "Item": "arrivals",
    "KnownCheck": "claimreview",
    "KnownChecks": "matching",
    "Likeness": "likeness",
    "Match": "matching",
    "Member": "groups",
    "News": "arrivals",
    "Place": "records",
    "Progress": "progress",
    "Publisher": "claimreview",
    "Review": "records",
    "ReviewError": "records",
    "SCALES": "scales",
    "STATUSES": "records",
    "Scale": "scales",
    "Scope": "exports",
    "Source": "records",
    "Status": "records",
    "StoredCheck": "checks",
    "UNDECIDED": "scales",
    "UnsourcedError": "records",
    "Written": "exports",
    "alike": "likeness",
    "as_csv": "reports",
    "as_html": "reports",
    "as_json": "reports",
    "as_markdown": "reports",
    "ask_api": "asking",
    "bearing": "evidence",
    "bearings": "evidence",
    "change": "changes",
    "choose_scale": "scales",
    "claim_reviews": "claimreview",
    "commit_draft": "drafts",
    "compare_articles": "ledger",
    "confirm": "changes",
    "disagreements": "ledger",
    "differs": "evidence",
    "draft": "drafts",
    "drafted": "drafts",
    "drop_draft": "drafts",
    "entries": "ledger",
    "findings": "finding",
    "history": "changes",
    "history_lines": "telling",
    "import_checks": "checks",
    "known_checks": "claimreview",
    "load_desk": "drafts",
    "news": "arrivals",
    "publishing_warnings": "claimreview",
    "ranked": "evidence",
    "ranked_by": "meaning",
    "read_checks": "checks",
    "read_meanings": "meaning",
    "review": "changes",
    "reviewed": "changes",
    "save_draft": "drafts",
    "scan": "arrivals",
    "stored_checks": "checks",
    "timeline": "groups",
    "undo": "changes",
    "unread": "meaning",
    "verify": "dossier",
    "write_dossier": "dossier",
    "write_export": "exports",
    "write_whole": "writing",
}

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
    "bearings",
    "change",
    "choose_scale",
    "claim_reviews",
    "commit_draft",
    "compare_articles",
    "confirm",
    "differs",
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
    "ranked",
    "ranked_by",
    "read_checks",
    "read_meanings",
    "review",
    "reviewed",
    "save_draft",
    "scan",
    "stored_checks",
    "timeline",
    "undo",
    "unread",
    "verify",
    "write_dossier",
    "write_export",
    "write_whole",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tui.reviews.{_LATE[name]}"), name)
