"""Statements compared: figures, negation, and what bears on a claim."""
