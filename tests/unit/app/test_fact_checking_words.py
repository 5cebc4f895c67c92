"""What the lists, reports and dialogues of fact-checking say, without a screen."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.accounts import Account, account_items
from tui.app.arriving import arrival_items, arrival_text, arrived, told
from tui.app.exporting import FORMS, reaches, suggested
from tui.app.exporting import told as written_told
from tui.app.verdict_form import VerdictForm
from tui.articles import Article
from tui.library import Library, add_seeds, prepare
from tui.reviews import Finding, Format, Place, Review, Scope, Source, Written, change, findings

NINETEEN = "A media team from nineteen member countries has traveled to China, the ministry said."
PLACE = Place("It is so.", 0, 9, "0" * 64, "", "", "", "", "")


@given(
    text=st.text(max_size=80),
    explanation=st.text(max_size=200),
    quote=st.text(max_size=80),
    width=st.integers(20, 160),
)
def test_a_report_fits_its_width_whatever_the_texts_hold(
    text: str, explanation: str, quote: str, width: int
) -> None:
    review = Review(1, replace(PLACE, text=text), explanation=explanation)
    review = replace(review, sources=(Source("https://a.example", quote, quote=quote),))
    (item,) = account_items([Finding(1, review.place, review, ("line",))])
    lines = item.lines(width, selected=True)
    assert all(len(item.lead) + sum(cell_len(part) for part, _ in line) <= width for line in lines)
    drawn = "".join(part for line in lines for part, _ in line)
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    assert "\n" not in drawn


def test_a_long_explanation_is_told_whole() -> None:
    words = [f"word{n}" for n in range(500)]
    account = Account("   ", "claim", ((" ".join(words), ""),))
    lines = account.lines(60, selected=False)
    assert " ".join("".join(part for part, _ in line) for line in lines[1:-1]).split() == words


def test_what_can_be_exported_depends_on_what_is_picked(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        article, claim = library.article(1), library.claims(1)[0]
    picked = [7, 3]
    found = reaches(claim, article, picked)
    assert [item.scope for item in found] == [
        Scope(claims=(7, 3)),
        Scope(claims=(claim.id,)),
        Scope(article=1),
        Scope(status="done"),
    ]
    assert [item.words for item in reaches(None, None, [])] == ["all done verdicts"]
    names = {suggested(found[2], form) for form in FORMS}
    assert names == {
        *("article-1.jsonld", "article-1.json", "article-1.md", "article-1.html"),
        *("article-1.csv", "dossier-article-1"),
    }
    assert written_told(FORMS[2], Written(1), Path("/a.md")) == "Wrote Markdown of 1 claim to /a.md"


@pytest.mark.parametrize(
    ("kind", "scope", "status"),
    [
        ("claimreview", Scope(article=1), "done"),
        ("feed", Scope(claims=(1,), status="open"), "open"),
        ("csv", Scope(), "done"),
        ("html", Scope(article=1), None),
        ("dossier", Scope(claims=(1,)), None),
    ],
)
def test_only_done_verdicts_are_published(kind: Format, scope: Scope, status: str | None) -> None:
    assert scope.for_format(kind).status == status


def test_news_names_the_claim_its_verdict_and_why(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        number = next(i.id for i in library.claims(1) if "twenty member" in i.claim.text)
        assert arrived(library) == []
        assert told([]) == ""
        change(library, number, who="ana", rating="Refuted", status="done", unsourced=True)
        library.add(prepare(Article(NINETEEN, title="Nineteen", date=date(2023, 6, 1))))
        said: list[str] = []
        (row,) = arrived(library, said.append)
        assert said == ["Looking through article 1 of 1"]
        assert told([row]).startswith("New articles bear on 1 verdict:")
        text, where = arrival_text(row)
        assert "Refuted" in text
        assert NINETEEN in text
        assert "Nineteen" in where
        (item,) = arrival_items([row], ascii_only=True)
        drawn = "".join(part for line in item.lines(80, selected=False) for part, _ in line)
        assert "x Refuted" in drawn
        assert "differs, check" in drawn
        (finding,) = findings(library, claims=[number])
        assert finding.review.rating == "Refuted"


def test_a_proposal_is_taken_over_below_what_was_written() -> None:
    from tui.app.proposing import taken_over
    from tui.assistant import Proposal

    form = VerdictForm(explanation="Mine.", status="done", notes="n")
    nothing = Proposal("Not Enough Evidence", (), (), "m", "It said so.")
    fields = taken_over(form, nothing, date(2026, 11, 25))
    assert fields["explanation"] == "Mine.\n\nIt said so."
    assert fields["status"] == "done"
    assert fields["notes"] == "n\n\nTaken over from a proposal of m on 2026-11-25."
    assert fields["sources"] == ()
    empty = taken_over(VerdictForm(), nothing, date(2026, 11, 25))
    assert (empty["explanation"], empty["status"]) == ("It said so.", "in progress")
