"""Poste: the connected city control centre."""

__version__ = "0.2.0"
