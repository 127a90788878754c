"""Pictures and sound written into text: they are no data to keep (CSI R253-1, R253-4)."""

from __future__ import annotations

import re

_BEGINS = re.compile(
    rb'"(?:data:(?:image|audio|video)\\?/|\\?/9j\\?/(?:4A|4Q|2w|7g)|iVBORw0KGgo|R0lGODlh|UklGR|T2dnUw|SUQz|ZkxhQ)[^"]{64}'
)
"""As JSON strings: a data URL, or the base64 of a JPEG, PNG, GIF, WebP, WAV, Ogg, MP3 or FLAC file."""


def holds_recording(json: bytes) -> bool:
    """Whether a string of this JSON text is the beginning of one, not just a word that begins like one."""
    return _BEGINS.search(json) is not None
