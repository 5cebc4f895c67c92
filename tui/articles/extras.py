"""Parsers that are installed only where they are wanted."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

from tui.articles.errors import ReadError

_CHATTY = ("htmldate", "courlan", "justext")


def parser(module: str, extra: str, name: str) -> Any:
    """Import a parser when the first file that needs it comes.

    Args:
        module: What to import.
        extra: The extra of claimdesk that brings it.
        name: The file, for the message.

    Raises:
        ReadError: It is not installed.
    """
    for logger in (module, *_CHATTY):
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)  # else they write to the screen
    try:
        return import_module(module)
    except ModuleNotFoundError:
        mend = f"reading it needs {module}; install it with: pip install 'claimdesk[{extra}]'"
        raise ReadError(name, "", mend) from None
