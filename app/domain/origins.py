"""Who is behind an order, a person or a program; and what takes a person, whoever else may."""

from __future__ import annotations

from typing import Literal

Origin = Literal["person", "program"]
"""A token, a programme, or a scenario that nobody started is a program."""

PERSONS_ONLY = frozenset({"video"})
"""Families that no program commands. Sound detection coupled with cameras is unlawful (TA Orléans, 12 July 2024,
n° 2104478): nothing that is triggered moves or opens a camera, so that a sound alert cannot.
"""


def may_order(origin: Origin, family: str) -> bool:
    """Whether orders to equipment of `family` are taken from `origin`, at any level and for any cause."""
    return origin == "person" or family not in PERSONS_ONLY
