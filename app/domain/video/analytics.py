"""Events of image and sound analysis: on the public road unlawful without a legal basis (Conseil d'État, 30 January
2026, n° 506370).
"""

from __future__ import annotations

ANALYTICS = frozenset({"RuleEngine", "Recognition", "AudioAnalytics", "VideoAnalytics"})
"""First levels of the ONVIF topics concerned, counting included."""


def is_analytics(event: str) -> bool:
    """Whether an event's name is one of them, with or without ONVIF's namespace."""
    return event.partition("/")[0].removeprefix("tns1:") in ANALYTICS
