"""`claimdesk`, and `python -m tui`, which does the same."""

import os
import sys


def main() -> None:
    """Open the app where nothing else is asked for, without waiting for the command line."""
    if len(sys.argv) > 1 or "_CLAIMDESK_COMPLETE" in os.environ:
        from tui.cli import main as command_line

        command_line()
        return
    from tui.app import StartError, open_app

    try:
        open_app()
    except StartError as problem:
        from tui.articles import shown

        sys.stderr.write(f"Error: {shown(str(problem))}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
