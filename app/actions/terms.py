"""How long this installation keeps what, as its settings say."""

from __future__ import annotations

from app.domain.retention.categories import Terms
from app.settings import Settings


def terms_of(settings: Settings) -> Terms:
    """The terms chosen. Raises `TermTooLong` beyond what the law allows."""
    return Terms(
        reading_days=settings.reading_days,
        position_days=settings.position_days,
        rollup_days=settings.rollup_days,
        journal_days=settings.journal_days,
        inbox_days=settings.inbox_days,
        request_days=settings.request_days,
    )
