"""Encoded polylines (the common 1e-5 algorithm): a route as one short text attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_FACTOR = 1e5


def encode(points: Iterable[tuple[float, float]]) -> str:
    """Text of (lon, lat) degrees, about 1 m precise; latitude is written first, as the format has it."""
    text, before = [], (0, 0)
    for lon, lat in points:
        at = (round(lat * _FACTOR), round(lon * _FACTOR))
        text += [_chunk(at[0] - before[0]), _chunk(at[1] - before[1])]
        before = at
    return "".join(text)


def decode(text: str) -> list[tuple[float, float]]:
    """(lon, lat) degrees of an encoded text. Raises ValueError when it is cut short."""
    numbers = list(_numbers(text))
    if len(numbers) % 2:
        raise ValueError("polyline is cut short")
    points, lat, lon = [], 0, 0
    for up, right in zip(numbers[::2], numbers[1::2], strict=True):
        lat, lon = lat + up, lon + right
        points.append((lon / _FACTOR, lat / _FACTOR))
    return points


def _chunk(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    text = ""
    while rest >= 0x20:
        text += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return text + chr(rest + 63)


def _numbers(text: str) -> Iterator[int]:
    value = shift = 0
    for letter in text:
        code = ord(letter) - 63
        value |= (code & 0x1F) << shift
        shift += 5
        if code < 0x20:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0
    if shift:
        raise ValueError("polyline is cut short")
