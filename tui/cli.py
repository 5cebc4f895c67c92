"""The command line: arguments in, one call, text or JSON out."""

import click

from tui import __version__


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="claimdesk")
def main() -> None:
    """Read articles beside their summary and key claims, and search every claim."""
