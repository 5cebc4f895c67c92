"""`python -m tui` does what `claimdesk` does."""

from tui.cli import main

if __name__ == "__main__":
    main()
