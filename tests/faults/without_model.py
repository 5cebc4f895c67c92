"""The app as it is where the semantic extra is not installed."""

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from unittest.mock import patch

from tui.__main__ import main

_find = importlib.util.find_spec


def find(name: str, package: str | None = None) -> ModuleSpec | None:
    return None if name in {"onnxruntime", "tokenizers"} else _find(name, package)


if __name__ == "__main__":
    sys.argv = ["claimdesk"]
    sys.modules["onnxruntime"] = None  # type: ignore[assignment]
    # NLTK loads these wherever they lie, 90 MB; only those who train and measure have them.
    sys.modules["sklearn"] = None  # type: ignore[assignment]
    sys.modules["scipy"] = None  # type: ignore[assignment]
    with patch.object(importlib.util, "find_spec", find):
        main()
