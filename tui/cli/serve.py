"""`claimdesk serve`: the app in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tui.cli.options import pass_options


@click.command(
    short_help="Show the app in a browser.", epilog="Example: claimdesk serve --port 8765"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    default=8642,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="Port to listen at.",
)
@click.option(
    "--files",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose files may be added and written from the browser; without it none may.",
)
@pass_options
def serve(options: dict[str, Any], host: str, port: int, files: Path | None) -> None:
    """Show the app in a browser, at an address that holds a token and is printed once.

    One browser at a time has the app: the last one that opened the address.
    """
    try:
        from tui.serving import Access, ServeError, is_loopback
        from tui.serving import serve as start
    except ModuleNotFoundError as problem:
        raise click.ClickException(
            f"serve: needs {problem.name}; install it with: pip install 'claimdesk[web]'"
        ) from problem
    from tui.paths import library_path

    if not is_loopback(host):
        click.echo(
            f"warning: everyone who can reach {host} and has the token can read and change the "
            "library, and what is sent is not encrypted; put a proxy with TLS in front of it",
            err=True,
        )
    library = options["library"] or library_path()
    try:
        start(Access(host, port), library=library, files=files, tell=click.echo)
    except ServeError as problem:
        raise click.ClickException(str(problem)) from problem
