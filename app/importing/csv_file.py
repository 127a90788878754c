"""CSV as it is published: delimiter found, dbf headers cleaned, bad lines named and stepped over."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from app.importing.reads import ImportRefused, Record
from app.importing.source import Source

_DBF_TYPE = re.compile(r"^(.+?),[A-Z](?:,\d+){0,2}$")
_DELIMITERS = (";", ",", "\t", "|")
_MAX_LINES = 200
_SAMPLE_LINES = 50

csv.field_size_limit(16 << 20)  # a polygon in one cell


class _UnclosedQuoteError(Exception):
    pass


class _Lines:
    """Physical lines; those of the record being read can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MAX_LINES:
            raise _UnclosedQuoteError
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> None:
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


class CsvFile:
    """The columns and records of a CSV file. Raises `ImportRefused` when there is no header."""

    def __init__(self, source: Source, encoding: str, *, delimiter: str = "auto", header_line: int = 1) -> None:
        self._source = source
        self._encoding = encoding
        self._skipped = header_line - 1
        with self._text() as text:
            sample = list(islice(text, self._skipped + _SAMPLE_LINES))
        if sample and re.match(r"^sep=.\s*$", sample[0]):
            delimiter, self._skipped = sample[0][4], max(self._skipped, 1)
        sample = sample[self._skipped :]
        self.delimiter = sniff_delimiter(sample) if delimiter == "auto" else delimiter
        self.columns = clean_header(next(csv.reader(sample, delimiter=self.delimiter), []))
        if not any(re.search(r"[^\W\d]", column) for column in self.columns):
            raise ImportRefused(f"{source.name}: line {self._skipped + 1} holds no column names")

    def records(self) -> Iterator[Record]:
        """Every record but blank ones; a line that cannot be split carries its problem."""
        with self._text() as text:
            lines = _Lines(islice(text, self._skipped, None))
            rows = csv.reader(lines, delimiter=self.delimiter)
            next(rows)
            number = self._skipped + len(lines.taken)
            while True:
                lines.taken.clear()
                try:
                    row = next(rows)
                except StopIteration:
                    return
                except (csv.Error, _UnclosedQuoteError):
                    row = None
                if row is None or (len(lines.taken) > 1 and len(row) != len(self.columns)):
                    lines.give_back_all_but_first()
                    rows = csv.reader(lines, delimiter=self.delimiter)
                    record = Record(number + 1, {"line": lines.taken[0].strip()})
                    record.refuse("unclosed_quote", "a quotation mark is opened and not closed as it should")
                    yield record
                elif any(cell and not cell.isspace() for cell in row):
                    yield self._record(number + 1, row)
                number += len(lines.taken)

    def _record(self, line: int, row: list[str]) -> Record:
        width = len(self.columns)
        record = Record(line, dict(zip(self.columns, row, strict=False)))
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            record.refuse(
                "too_many_cells",
                f"{len(row)} cells where the header has {width}: a {self.delimiter!r} inside a value needs quotes",
            )
        elif len(row) < width:
            record.values.update(dict.fromkeys(self.columns[len(row) :]))
            record.warn("short_line", f"{len(row)} cells where the header has {width}: the rest is read as empty")
        return record

    def _text(self) -> TextIO:
        errors = "poste_cp1252" if self._encoding.startswith("utf-8") else "replace"
        return io.TextIOWrapper(self._source.open(), self._encoding, errors, newline="")


def sniff_delimiter(lines: list[str]) -> str:
    """The delimiter that cuts the header and most lines into the same number of cells, more than one."""

    def score(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        if not widths or widths[0] == 1:
            return 0.0, 0
        return sum(width == widths[0] for width in widths[1:]) / max(1, len(widths) - 1), widths[0]

    best = max(_DELIMITERS, key=score)
    return best if score(best)[1] else max(_DELIMITERS, key=lambda mark: lines[0].count(mark) if lines else 0)


def clean_header(cells: list[str]) -> list[str]:
    """Column names without dbf types (`NOM,C,50`), made distinct; an empty name becomes `column_3`."""
    names: list[str] = []
    for rank, cell in enumerate(cells, start=1):
        plain = " ".join(cell.replace("\ufeff", "").split())
        typed = _DBF_TYPE.match(plain)
        name = (typed[1] if typed else plain) or f"column_{rank}"
        copy = 2
        while name in names:
            name = f"{name.removesuffix(f'_{copy - 1}')}_{copy}"
            copy += 1
        names.append(name)
    return names
