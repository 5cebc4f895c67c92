"""The app with work in it that never comes to its end and asks nobody whether it is wanted.

`python -m tests.faults.never_done WORK` makes the file `CLAIMDESK_LIBRARY`.busy when it is begun.
"""

import os
import sys
from itertools import count
from pathlib import Path
from threading import Event
from unittest.mock import patch

import tui.library.adding
from tui.__main__ import main
from tui.library import Library
from tui.library.jobs import Outcome

_store = tui.library.adding.store
_stored = count()


def never(*_: object, **__: object) -> None:
    Path(os.environ["CLAIMDESK_LIBRARY"] + ".busy").touch()
    Event().wait()


def store_one(library: Library, outcome: Outcome) -> int:
    if next(_stored):
        never()
    return _store(library, outcome)


WORK = {
    "meaning": ("tui.app.looking.read_meanings", never),
    "index": ("tui.search.index.SearchIndex.create", never),
    "adding": ("tui.library.adding.store", store_one),
}

if __name__ == "__main__":
    name, put_there = WORK[sys.argv[1]]
    sys.argv = ["claimdesk"]
    with patch(name, put_there):
        main()
