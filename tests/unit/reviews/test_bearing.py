"""What bears on a claim is not what stands around it."""

from pathlib import Path

from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import bearing

OWN = (
    "The ferry line opened in May. Its owner praised the ferry. The ferry carried 300 cars. "
    "The ferry was full.\n\n"
    "A storm came in June. Nobody sailed. Later the ferry carried 120 cars a day."
)
OTHER = "The harbour said that the ferry carried 250 cars."


def test_its_own_paragraph_is_no_evidence_but_the_rest_of_its_article_is(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        own = library.add(prepare(Article(text=OWN))).article_id
        library.add(prepare(Article(text=OTHER)))
        claim = "The ferry carried 300 cars."
        start = OWN.index(claim)
        found = bearing(library, claim, apart_from=(own, start, start + len(claim)))
        texts = [item.sentence.text for item in found]
        assert texts[0] == OTHER
        assert "Later the ferry carried 120 cars a day." in texts
        for near in ("Its owner praised the ferry.", claim, "The ferry was full."):
            assert near not in texts
        differ = bearing(
            library, claim, apart_from=(own, start, start + len(claim)), only_differing=True
        )
        assert all(item.comparison.verdict == "differs" for item in differ)
        assert OTHER in [item.sentence.text for item in differ]
