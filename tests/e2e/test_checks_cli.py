import json
from pathlib import Path

from click.testing import CliRunner, Result

from tui.cli import main
from tui.library import Library, add_seeds


def _run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), *arguments])


def test_known_checks_are_kept_and_meet_the_claim(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        add_seeds(library)
        claim = next(
            str(item.id)
            for number in library.article_ids()
            for item in library.claims(number)
            if "twenty member" in item.claim.text
        )
    feed = tmp_path / "feed.json"
    check = {
        "@type": "ClaimReview",
        "url": "https://check.example/1",
        "claimReviewed": "A media team from twenty member countries travelled to China",
        "reviewRating": {"alternateName": "False \x1b[31m"},
        "author": {"name": "Checkers"},
    }
    feed.write_text(json.dumps({"dataFeedElement": [{"item": None}, {"item": [None, check]}]}))
    assert _run(path, "checks", "match", claim).exit_code == 1
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    done = _run(path, "checks", "import", str(bad), str(feed))
    assert done.exit_code == 1
    assert "bad.json: is neither JSON" in done.output
    assert "feed.json: 1 added" in done.output
    assert "1 known already" in _run(path, "checks", "import", str(feed)).output
    listed = _run(path, "checks", "list").output
    assert "https://check.example/1" in listed
    assert "\x1b" not in listed
    found = json.loads(_run(path, "checks", "match", claim, "--json").stdout)
    assert found[0]["checks"][0]["url"] == "https://check.example/1"
    told = _run(path, "checks", "match", claim).output
    assert "False" in told
    assert "twenty" in told
