"""The same story twice: `python -m tests.bench.same_story`.

All articles of `tests/data/key_claims` lie in a library; each story of `tests/data/near_duplicates`
comes in as from a feed. Printed is how many were taken for one that is there, and how many
rightly; peer: the share of equal words (`rapidfuzz.token_set_ratio`, 80 and up).
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from tui.articles import Article, read
from tui.language import sentences
from tui.library import Library
from tui.library.alike import near_duplicate
from tui.library.preparing import prepare

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Story:
    """A text that comes in; `of` names the article that it copies where `same`, or draws on."""

    of: str
    sort: str
    text: str

    @property
    def same(self) -> bool:
        """Whether the library has it already."""
        return self.sort == "same"


def known() -> dict[str, Article]:
    """Read the articles that are in the library, by name."""
    paths = sorted((_DATA / "key_claims").glob("*-*.md"))
    return {path.stem: read(path.read_bytes(), path.name)[0] for path in paths}


def stories(articles: dict[str, Article]) -> list[Story]:
    """Make the stories that come in."""
    lines = (_DATA / "near_duplicates" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return [_story(json.loads(line), articles) for line in lines]


def _story(row: dict[str, object], articles: dict[str, Article]) -> Story:
    name = str(row["of"])
    text = articles[name].text
    spans = sentences(text)
    parts = row.get("parts")
    if isinstance(parts, list):
        chosen = [spans[part].text if isinstance(part, int) else str(part) for part in parts]
        return Story(name, str(row["sort"]), "\n\n".join(chosen))
    edits, keep = row["edits"], row.get("keep")
    assert isinstance(edits, dict)
    copied, last = [f"{row['headline']}\n\n"], 0
    for number, span in enumerate(spans[: keep if isinstance(keep, int) else None]):
        copied += [text[last : span.start], str(edits.get(str(number), span.text))]
        last = span.end
    return Story(name, str(row["sort"]), "".join(copied))


def found(folder: Path) -> list[tuple[Story, str]]:
    """Tell for each story which article of a library it is taken for, or an empty string."""
    articles = known()
    with Library.open(folder / "library.sqlite3") as library:
        names = {library.add(prepare(one)).article_id: name for name, one in articles.items()}
        return [
            (story, names.get(near_duplicate(library, story.text) or 0, ""))
            for story in stories(articles)
        ]


def main() -> None:
    """Print a table."""
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        ours = found(Path(folder))
    articles = known()
    peer = [
        (story, max(articles, key=lambda name: token_set_ratio(story.text, articles[name].text)))
        for story, _ in ours
    ]
    peer = [
        (story, name if token_set_ratio(story.text, articles[name].text) >= 80 else "")
        for story, name in peer
    ]
    print("| | stories | the same | taken for it | precision | recall |")
    print("| --- | --- | --- | --- | --- | --- |")
    for title, rows in (("claimdesk", ours), ("share of equal words", peer)):
        same = sum(story.same for story, _ in rows)
        taken = sum(bool(name) for _, name in rows)
        right = sum(story.same and name == story.of for story, name in rows)
        print(
            f"| {title} | {len(rows)} | {same} | {taken} | {right / max(taken, 1):.3f} "
            f"| {right / same:.3f} |"
        )
    for story, name in ours:
        if (name == story.of) != story.same or (name and not story.same):
            print(f"- {story.of} ({story.sort}): taken for {name or 'none'}")
    print(f"\n{time.process_time() - started:.1f} s of CPU")


if __name__ == "__main__":
    main()
