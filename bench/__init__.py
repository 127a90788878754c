"""Reproducible measurements: `poste bench NAME`, each prints its table."""
