"""A city file as bytes: what format it is, how it is encoded, how far it has been read."""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from typing import BinaryIO, Literal

from app.importing.reads import ImportRefused

Format = Literal["csv", "geojson"]

_BLOCK = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_TEXT = (
    (b"PK\x03\x04", "is a ZIP archive or an Excel or LibreOffice file: save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "is an Excel 97 file: save it as CSV"),
    (b"\x00\x00\x27\x0a", "is a shapefile: convert it to GeoJSON"),
    (b"\x1f\x8b", "is compressed: decompress it first"),
    (b"SQLite format 3", "is a GeoPackage or SQLite file: convert it to GeoJSON"),
)
_FRENCH = frozenset("éèêëàâäçôöîïùûüœÉÈÊÀÂÇÔÎŒ°²³’«»€–µ\u00a0")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("poste_cp1252", _as_cp1252)


class Source:
    """A file on disk or bytes in memory, opened as often as needed; `bytes_done` is over all passes."""

    def __init__(self, content: Path | str | bytes, name: str = "") -> None:
        self._content = content if isinstance(content, bytes) else Path(content)
        self.name = name or (self._content.name if isinstance(self._content, Path) else "file")
        self._passed = 0
        self._current: _Counted | None = None
        self.head = self._head()
        self.size = len(content) if isinstance(content, bytes) else Path(content).stat().st_size
        self._refuse_what_is_not_text()

    @property
    def bytes_done(self) -> int:
        return self._passed + (self._current.done if self._current else 0)

    def open(self) -> BinaryIO:
        """A new pass over the bytes, which `bytes_done` follows."""
        self._passed = self.bytes_done
        self._current = _Counted(self._raw())
        return io.BufferedReader(self._current, _BLOCK // 8)

    def format(self) -> Format:
        """GeoJSON when the content is JSON, whatever the file's name."""
        text = self.head.removeprefix(codecs.BOM_UTF8).lstrip()
        return "geojson" if text[:1] in (b"{", b"[") else "csv"

    def ends(self, length: int = 1 << 16) -> tuple[bytes, bytes]:
        """The first and last `length` bytes: where a GeoJSON file keeps its `crs` member."""
        with self._raw() as file:
            first = file.read(length)
            file.seek(max(0, self.size - length))
            return first, file.read()

    def encoding(self) -> tuple[str, int]:
        """The Python codec and how many bytes do not fit it (0 unless mostly UTF-8). Reads the whole file."""
        for bom, codec in _BOMS:
            if self.head.startswith(bom):
                return codec, 0
        if self.head[1:200:2].count(0) > len(self.head[:200]) // 4:
            return "utf-16-le", 0
        good, bad, sample = self._count_utf8()
        if good >= bad:
            return "utf-8", bad
        return _single_byte_codec(sample), 0

    def _count_utf8(self) -> tuple[int, int, bytes]:
        misfits = bytearray()

        def note(error: UnicodeError) -> tuple[str, int]:
            assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - decoding raises nothing else
            counts[1] += 1
            if len(misfits) < _BLOCK:
                misfits.extend(error.object[error.start : error.end])
            return "", error.end

        counts = [0, 0]
        codecs.register_error("poste_count", note)
        decoder = codecs.getincrementaldecoder("utf-8")("poste_count")
        with self._raw() as file:
            while block := file.read(_BLOCK):
                counts[0] += len(block) - len(decoder.decode(block)) if not block.isascii() else 0
        decoder.decode(b"", final=True)
        return max(0, counts[0] - counts[1]), counts[1], bytes(misfits)

    def _raw(self) -> BinaryIO:
        return io.BytesIO(self._content) if isinstance(self._content, bytes) else self._content.open("rb")

    def _head(self) -> bytes:
        try:
            with self._raw() as file:
                return file.read(4096)
        except OSError as error:
            raise ImportRefused(f"{self.name} cannot be opened: {error.strerror}") from None

    def _refuse_what_is_not_text(self) -> None:
        if not self.head.removeprefix(codecs.BOM_UTF8).strip():
            raise ImportRefused(f"{self.name} is empty")
        for magic, advice in _NOT_TEXT:
            if self.head.startswith(magic):
                raise ImportRefused(f"{self.name} {advice}")


class _Counted(io.RawIOBase):
    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        count: int = self._file.readinto(buffer)  # type: ignore[attr-defined]
        self.done += count
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


def _single_byte_codec(sample: bytes) -> str:
    """CP1252 (which contains ISO-8859-1's letters) unless DOS or Mac letters read better as French."""

    def score(codec: str) -> int:
        return sum(letter in _FRENCH for letter in sample.decode(codec, "replace"))

    return max(("cp1252", "cp850", "mac_roman"), key=score)
