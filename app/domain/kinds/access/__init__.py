"""Access control: the access point that is commanded, and the bollards and barriers it moves.

NF P98-310 (April 2001) is public by its table of contents only: it names automatic, semi-automatic and
manual bollards, manoeuvre times and safety rules; no word list of states was found, so the words are ours.
"""

from __future__ import annotations

from app.domain.kinds.access.access_point import ACCESS_POINT
from app.domain.kinds.access.barrier import BARRIER
from app.domain.kinds.access.bollard import BOLLARD

KINDS = (ACCESS_POINT, BOLLARD, BARRIER)
