"""Poste: the connected city control centre."""
