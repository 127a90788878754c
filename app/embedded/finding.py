"""What `poste doctor` saw of one thing, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`remedy` is empty where nothing needs doing; `ok` findings may still advise."""

    subject: str
    ok: bool
    seen: str
    remedy: str = ""
