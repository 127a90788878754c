"""Reproducible measurements: `python -m bench.<name>`, each prints its table."""
