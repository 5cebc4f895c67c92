"""Sentence embeddings and scores from a small transformer, where its extra is installed."""
