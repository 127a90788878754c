"""Programmes: what equipment is asked by sun, clock and calendar, with nobody at the desk."""

from app.domain.programmes.nights import Change, next_change_at, preview, value_at
from app.domain.programmes.place import Place
from app.domain.programmes.programme import InvalidProgramme, Programme, read_programme, write_programme

__all__ = [
    "Change",
    "InvalidProgramme",
    "Place",
    "Programme",
    "next_change_at",
    "preview",
    "read_programme",
    "value_at",
    "write_programme",
]
