"""Verdicts, known fact-checks and exports."""
