"""Sentences to vectors and to judgements, by an encoder that ships with the package.

Needs the extra `claimdesk[semantic]` (onnxruntime and tokenizers); nothing is downloaded.
Importing this package imports neither: they load with the first sentence.
"""

from tui.semantic.encoder import WIDTH, MissingExtraError, available, embed, fingerprint, judge

__all__ = ["WIDTH", "MissingExtraError", "available", "embed", "fingerprint", "judge"]
