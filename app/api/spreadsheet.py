"""CSV for spreadsheets (RFC 4180), where what people wrote stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

CSV = "text/csv"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def lines(rows: Iterable[Sequence[Any]]) -> str:
    """Rows of cells. A text that a spreadsheet would take for a formula has an apostrophe before it (OWASP, CSV
    injection); numbers stay numbers.
    """
    text = io.StringIO()
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(cell: Any) -> Any:
    if isinstance(cell, int | float) or cell is None:
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
