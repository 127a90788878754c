"""docs/retention.md, written from the table of retention."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.retention.categories import RULES, Rule

_HEADING = """# How long things are kept

Written from `app/domain/retention/categories.py` by `app.domain.retention.document.markdown`; do not edit by hand.
How it is done, and what holds it up: [governance](governance.md).

No setting goes beyond "at most": the program refuses to start, and says which article forbids it.
`tests/domain/test_terms_of_retention.py` has a test by article.

| what | holds | kept | at most | by | how it goes |
|---|---|---|---|---|---|
"""
_BUFFERS = """
Not categories but buffers, bounded in time or number, that hold nothing of their own: the journal's samples (two
hours), snapshots between the hourly ones (two hours), the inbox beyond its numbers, failed sign-ins (a day). The
ledger's counts are merged into days and kept for good. Certificates of deletion and legal holds are kept for good.
"""


def markdown() -> str:
    """The whole document."""
    return _HEADING + "".join(_lines()) + _BUFFERS


def _lines() -> Iterator[str]:
    for rule in RULES.values():
        label = f"`{rule.category}` {rule.label.fr} / {rule.label.en}"
        yield f"| {label} | {rule.holds.en} | {_term(rule)} | {_cap(rule)} | {rule.article} | {rule.goes} |\n"


def _term(rule: Rule) -> str:
    if rule.setting:
        return f"`{rule.variable}` ({_days(rule.default_days)})"
    return "three years, no setting" if rule.cap_days else "until then"


def _cap(rule: Rule) -> str:
    return "" if rule.cap_days is None else _days(rule.cap_days)


def _days(days: int) -> str:
    return f"{days} days" if days else "for good"
