"""Poste's processes as tests start them."""

from bench.processes import Poste, Process, eventually, publisher

__all__ = ["Poste", "Process", "eventually", "publisher"]
