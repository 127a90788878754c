"""Bytes in, the same reports out: one file per dialect."""
