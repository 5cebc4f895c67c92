"""The app with a key that makes it crash, in the middle of text that must not reach a terminal."""

import sys
from unittest.mock import patch

from tui.__main__ import main
from tui.app.app import ClaimdeskApp


def crash(_: ClaimdeskApp) -> None:
    raise ValueError("cannot read \x1b[31m\x1b]52;c;SE9TVElMRQ==\x07\u202e[/]")


if __name__ == "__main__":
    sys.argv = ["claimdesk"]
    with patch.object(ClaimdeskApp, "action_next_theme", crash):
        main()
