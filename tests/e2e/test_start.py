"""What the app loads before its first screen stands."""

import subprocess
import sys

LATE = ("click", "numpy", "sumy", "nltk", "rapidfuzz", "onnxruntime")


def test_nothing_heavy_is_loaded_to_start() -> None:
    program = f"""
import sys
import tui.__main__, tui.app, tui.app.app
print([name for name in {LATE!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
