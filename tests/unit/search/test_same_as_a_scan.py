"""Adding, removing, joining and dying at any point leave search equal to a scan of the claims."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from rapidfuzz.fuzz import partial_ratio

from tui.search import SearchIndex, merging
from tui.search import index as index_module
from tui.search.fold import folded_words
from tui.search.manifest import write_manifest

TEXTS = [
    f"{who} said the {what} in {where} would cost {cost} million."
    for who, what, where, cost in (
        ("Zhang Haizhou", "bridge", "Norhaven", 12),
        ("The minister", "hospital", "Elmford", 40),
        ("Ms Quayle", "harbour", "Vestmark", 12),
        ("Philip Tarn", "school", "Ostbury", 7),
        ("The council", "bridge", "Elmford", 90),
        ("Zoë Brae", "tax office", "Norhaven", 40),
        ("The mayor", "factory", "Lowmoor", 3),
        ("Critics", "hospital", "Sundale", 77),
    )
]
QUERIES = [
    "bridge norhaven",
    "brigde in elmfrod",
    "fillip tarn scool",
    "haizhou said",
    "hospital would cost",
    "tax ofice zoe",
    "twelve million",
]


class KilledError(Exception):
    """The process died here."""


class Scan(RuleBasedStateMachine):
    """An index beside a plain dictionary of what it must hold."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.claims: dict[int, str] = {}
        self.index = SearchIndex.create(self.folder / "i", [])

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.folder)

    @rule(added=st.dictionaries(st.integers(1, 30), st.sampled_from(TEXTS), min_size=1, max_size=6))
    def add(self, added: dict[int, str]) -> None:
        self.index.add(added.items())
        self.claims |= added

    @rule(gone=st.sets(st.integers(1, 30), max_size=6))
    def remove(self, gone: set[int]) -> None:
        self.index.remove(gone)
        for number in gone:
            self.claims.pop(number, None)

    @rule()
    def settle(self) -> None:
        self.index.settle()

    @rule()
    def reopen(self) -> None:
        self.index.close()
        self.index = SearchIndex.open(self.folder / "i")

    @rule(cut=st.integers(1, 40))
    def die_while_adding(self, cut: int) -> None:
        """Leave the last line of the journal unfinished: it was never acknowledged."""
        assert self.index._journal is not None
        self.index._journal.flush()
        with (self.folder / "i" / "journal").open("ab") as journal:
            journal.write(b'["+", [[99, "A claim that was never acknowledged."]], 0]'[:cut])
        self._die()

    @rule(late=st.booleans())
    def die_while_sealing(self, late: bool) -> None:
        """Die when a segment is written, before or after the manifest names it."""
        manifest = write_manifest

        def die(path: Path, written: dict[str, Any]) -> None:
            if late:
                manifest(path, written)
            raise KilledError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.search.index.write_manifest", die)
            if self.index._fresh:
                with pytest.raises(KilledError):
                    self.index._seal()
        self._die()

    def _die(self) -> None:
        # What was never closed is abandoned, and what is on the disk is opened.
        if self.index._merge is not None:
            self.index._merge.worker.join()
        copy = self.folder / "copy"
        shutil.copytree(self.folder / "i", copy)
        shutil.rmtree(self.folder / "i")
        copy.rename(self.folder / "i")
        self.index = SearchIndex.open(self.folder / "i")

    @invariant()
    def finds_what_a_scan_finds(self) -> None:
        assert len(self.index) == len(self.claims)
        fresh = SearchIndex.create(self.folder / "fresh", self.claims.items())
        for query in QUERIES:
            found = self.index.search(query)
            assert {hit.claim_id for hit in found} <= set(self.claims)
            told = [(hit.claim_id, round(hit.score, 4)) for hit in found]
            assert told == [(hit.claim_id, round(hit.score, 4)) for hit in fresh.search(query)]
            self._agrees_with_rapidfuzz(query, [hit.claim_id for hit in found])
        fresh.close()

    def _agrees_with_rapidfuzz(self, query: str, found: list[int]) -> None:
        """Every claim that holds the query letter by letter comes before those that do not."""
        whole = {
            number
            for number, text in self.claims.items()
            if partial_ratio(query, plain(text)) == 100
        }
        assert set(found[: len(whole)]) == whole or not whole


def plain(text: str) -> str:
    return " ".join(word for word, _, _ in folded_words(text))


@pytest.fixture(autouse=True)
def _small_and_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_SEALED_AT", 4)
    monkeypatch.setattr(merging, "_MOST_IN_A_TIER", 2)
    monkeypatch.setattr(
        merging,
        "process",
        lambda *given: Thread(target=merging.write, args=given, daemon=True),
    )


@pytest.mark.usefixtures("_small_and_in_this_process")
class TestScan(Scan.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(
        max_examples=12,
        stateful_step_count=15,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
