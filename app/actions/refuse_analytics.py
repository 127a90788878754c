"""Analysis of images and sound is refused and counted, and not kept, unless its camera carries a legal basis."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.ports import Transaction
from app.domain.reports import Content, Event, Kept, Message
from app.domain.video.analytics import is_analytics

REASON = "analytics_refused"
_DETAIL = "a legal basis is needed (CE, 30 January 2026, n° 506370): turn them off, or enter it as an attribute"


async def refuse_analytics(tx: Transaction, messages: Sequence[Message]) -> None:
    """Of each message, the analytics that no camera with a legal basis tells go to what is rejected, without a word."""
    telling = [message for message in messages if any(map(_analyses, message.contents))]
    if not telling:
        return
    lawful = await tx.ingest.with_legal_basis(sorted({message.asset for message in telling}))
    for message in telling:
        if message.asset not in lawful:
            refused = sum(map(_analyses, message.contents))
            message.contents = [content for content in message.contents if not _analyses(content)]
            message.kept += [Kept("rejected", REASON, _DETAIL, b"")] * refused


def _analyses(content: Content) -> bool:
    return isinstance(content, Event) and is_analytics(content.name)
