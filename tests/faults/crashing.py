"""The app with a key that makes it crash, in the middle of text that must not reach a terminal."""

from tui.app import StartError
from tui.app.app import ClaimdeskApp
from tui.library import Library
from tui.paths import library_path


class CrashingApp(ClaimdeskApp):
    def action_next_theme(self) -> None:
        raise ValueError("cannot read \x1b[31m\x1b]52;c;SE9TVElMRQ==\x07\u202e[/]")


if __name__ == "__main__":
    with Library.open(library_path()) as library:
        app = CrashingApp(library)
        app.run()
        raise SystemExit(str(StartError(app.account())))
