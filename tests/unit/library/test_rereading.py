from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER

import pytest

from tests.loopback import page, serving
from tui.articles.fetch import Fetcher, Limits
from tui.library import Library, LibraryError, add_files, prepare, reread
from tui.library.origins import origin_of, raw_of
from tui.reviews import change, review

FIRST = "Ana Ruiz said on Monday that 45 bridges in the north were closed after the flood."
SECOND = "The ministry spent 12 million euros on repairs in 2023, twice as much as in 2022."
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridges closed</title>
<meta name="author" content="Eva Stone"><meta property="article:published_time"
content="2024-03-05T08:00:00Z"></head><body><article><h1>Bridges closed</h1>
<p>{FIRST}</p><p>{SECOND}</p><p>{"Rain fell on every day of that week in all valleys. " * 8}</p>
</article></body></html>"""


def _add(tmp_path: Path, text: str = f"{FIRST} {SECOND}") -> Path:
    source = tmp_path / "a.txt"
    source.write_bytes(text.encode())
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        assert add_files(library, [source]).added == 1
    return path


def test_a_source_is_kept_as_it_came_and_goes_with_its_article(tmp_path: Path) -> None:
    with Library.open(_add(tmp_path, "Word. \r\n\r\n\x07Bell.\n" * 50)) as library:
        origin = origin_of(library, 1)
        assert origin is not None
        raw = raw_of(library, origin)
        assert raw is not None
        assert raw.data == (tmp_path / "a.txt").read_bytes()
        assert origin.sha256 == sha256(raw.data).hexdigest()
        assert len(origin.packed) < origin.size / 5
        library.remove(1)
        assert library.database.row("SELECT count(*) FROM source") == (0,)


def test_a_large_source_keeps_its_sum_alone_and_is_not_reread(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(f"{FIRST} {SECOND}")
    with Library.open(tmp_path / "l.sqlite3") as library:
        add_files(library, [source], largest=20)
        origin = origin_of(library, 1)
        assert origin is not None
        assert (origin.packed, origin.size) == (b"", source.stat().st_size)
        assert reread(library, [1], processes=0).without == 1


def test_an_article_may_have_more_claims_than_a_statement_takes_values(tmp_path: Path) -> None:
    text = " ".join(f"In May 2024 the town closed {n} bridges." for n in range(11, 51))
    with Library.open(_add(tmp_path, text)) as library:
        before = [claim.id for claim in library.claims(1)]
        assert len(before) == 40
        library.database.connection.setlimit(SQLITE_LIMIT_VARIABLE_NUMBER, 30)
        assert reread(library, [1], processes=0).same == 1
        assert [claim.id for claim in library.claims(1)] == before


def test_a_stored_source_that_is_damaged_is_told(tmp_path: Path) -> None:
    with Library.open(_add(tmp_path)) as library:
        library.database.connection.execute("UPDATE source SET packed = x'00', packing = 'none'")
        with pytest.raises(LibraryError, match="damaged"):
            reread(library, [1], processes=0)


def _with_older_text(library: Library, text: str) -> None:
    """Replace article 1 by article 2: the text that an older reader took from the same source."""
    stored, source = library.article(1), origin_of(library, 1)
    assert stored is not None
    library.remove(1)
    assert library.add(prepare(replace(stored.article, text=text)), raw=source).article_id == 2


def test_rereading_keeps_what_the_user_decided(tmp_path: Path) -> None:
    with Library.open(_add(tmp_path)) as library:
        _with_older_text(library, f"Home. Menu. Subscribe.\n\n{FIRST} {SECOND}")
        claim = next(item for item in library.claims(2) if "45 bridges" in item.claim.text)
        change(library, claim.id, who="me", rating="Refuted", explanation="40.")
        library.star(2)
        library.set_note(2, "ask the ministry")
        done = reread(library, [2], processes=0)
        assert (done.changed, done.same, done.failures) == (1, 0, ())
        stored, again = library.article(2), library.claim(claim.id)
        assert stored is not None
        assert again is not None
        assert stored.article.text == f"{FIRST} {SECOND}"
        assert (stored.starred, stored.note) == (True, "ask the ministry")
        assert again.claim.text == claim.claim.text
        assert again.claim.start == stored.article.text.find(claim.claim.text)
        assert review(library, claim.id).rating == "Refuted"
        assert library.bm25(["Subscribe"]) == []
        assert len(library.bm25(["ministry"])) == 1
        assert reread(library, [2], processes=0).same == 1


def test_an_article_whose_reviewed_claim_would_be_lost_is_left_as_it_was(tmp_path: Path) -> None:
    with Library.open(_add(tmp_path)) as library:
        lost = "Jan Novak said on Friday that 99 roads in the south were closed for a year."
        _with_older_text(library, f"{lost} {SECOND}")
        claim = next(item for item in library.claims(2) if "99 roads" in item.claim.text)
        change(library, claim.id, who="me", rating="Supported")
        done = reread(library, [2], processes=0)
        assert "reviewed claim" in done.failures[0].reason
        assert library.text(2) == f"{lost} {SECOND}"
        assert library.claim(claim.id) == claim


def test_a_page_is_fetched_read_and_kept_with_its_time_and_address(tmp_path: Path) -> None:
    quick = Fetcher(allow_private=True, limits=Limits(pause=0.0))
    with serving() as site, Library.open(tmp_path / "l.sqlite3") as library:
        site.answers["/story"] = page(PAGE)
        addresses = [f"{site.root}/story", f"{site.root}/gone"]
        report = add_files(library, [], addresses=addresses, fetcher=quick)
        assert (report.added, report.cancelled) == (1, False)
        assert [failure.name for failure in report.failures] == [f"{site.root}/gone"]
        assert "HTTP 404" in report.failures[0].reason
        stored, origin = library.article(1), origin_of(library, 1)
        assert stored is not None
        assert origin is not None
        article = stored.article
        assert (article.title, article.author) == ("Bridges closed", "Eva Stone")
        assert (str(article.date), article.url) == ("2024-03-05", f"{site.root}/story")
        assert FIRST in article.text
        assert origin.sha256 == sha256(PAGE.encode()).hexdigest()
        assert origin.fetched.endswith("+00:00")
        assert reread(library, [1]).same == 1
