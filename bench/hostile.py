"""Hostile messages by seed, each with what must become of it: one verdict for each part it counts for."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

SYSTEM, OTHER = "field", "other"
ASSETS = 40
"""Of bench/seed.py, EP-000001 and on, one in ten a bus and the others lamps: all published under SYSTEM."""

OPEN = "?"
"""The verdict of a part whose fate is not predicted: it must be accounted for, no more."""
STORED = "stored"
MAX_REPORTS = 1000
_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
Verdicts = tuple[str, ...]
Draw = random.Random


@dataclass(frozen=True, slots=True)
class Shot:
    """One message; a verdict is `stored`, a reason of docs/mqtt.md, or OPEN."""

    topic: str
    payload: bytes
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Item:
    """One report as JSON text, valid or not."""

    text: bytes
    verdict: str


class Hostile:
    """An endless, repeatable source of messages that field systems should never send."""

    def __init__(self, seed: int, now: datetime | None = None) -> None:
        self._draw = Draw(seed)
        self._now = now or datetime.now(UTC)
        self._number = 0
        self.last = Shot("", b"", ())
        self._kinds = [make for make, weight in _MAKERS for _ in range(weight)]

    def __iter__(self) -> Iterator[Shot]:
        while True:
            self._number += 1
            yield self._draw.choice(self._kinds)(self)

    @property
    def draw(self) -> Draw:
        return self._draw

    def telemetry(self, system: str = SYSTEM, asset: str = "") -> str:
        return f"poste/v1/{system}/{asset or self.lamp()}/telemetry"

    def lamp(self) -> str:
        number = self._draw.randrange(1, ASSETS)
        return f"EP-{number - (number % 10 == 0):06d}"

    def at(self) -> str:
        """An instant no other message carries."""
        self._number += 1
        return (self._now - timedelta(days=3) + timedelta(milliseconds=self._number)).isoformat()

    def report(self, values: Any, **others: Any) -> bytes:
        return json.dumps({"at": self.at(), "values": values, **others}, separators=(",", ":")).encode()


def good(source: Hostile) -> Item:
    draw = source.draw
    values = {"active_power_w": round(draw.uniform(0, 90), 1), "power_state": draw.choice(("on", "off"))}
    return Item(source.report(values), STORED)


def _text(source: Hostile) -> str:
    """Text that is legal and unpleasant."""
    return source.draw.choice(
        (
            "\u202e" + "drowssap" + "\u202c",
            "a" + "\u0301" * 200,
            "\U0010ffff\ufffe\uffff\ue000",
            "\u0001\u001f\u007f\u0085\u2028",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧‍👦" * 20,
            "'; DROP TABLE asset; --",
            "{{7*7}}${jndi:ldap://x}<script>alert(1)</script>%n%s",
            "\\u0000 \\",
            "ﷺ" * 100,
        )
    )


def tolerated(source: Hostile) -> Item:
    """Fields no kind has, within bounds: kept in history."""
    draw = source.draw
    free = draw.choice(
        (
            _text(source),
            2**64,
            [10**30, {"n": -(10**300)}],
            1.7e299,
            5e-324,
            -0.0,
            [[[[1, None, True]]]],
            {"a": {"b": {"c": _text(source)}}},
            None,
            "x" * 10_000,
        )
    )
    return Item(source.report({"x": free, _text(source)[:60]: draw.randrange(10)}), STORED)


def absurd(source: Hostile) -> Item:
    """Values a lamp cannot report, or that storage must not be asked to bear."""
    draw = source.draw
    values: dict[str, Any] = draw.choice(
        (
            {"active_power_w": draw.choice((1e11, -1e300, "12", None, True, [], {}, [[1]], 10**400))},
            {"power_state": draw.choice(("banana", 1, None, ["on"], {"on": True}, "on ", "ON", "\u202eno"))},
            {"fault_codes": draw.choice(("E1", [1], ["x" * 81], ["E"] * 51, [["E"]], {"0": "E"}))},
            {"firmware": draw.choice(("v" * 81, 3, ["v"]))},
            {"x": draw.choice((10**400, -1e301, 10**301))},
            {"y" * 81: 1},
            {"": 1},
            {f"f{n}": n for n in range(201)},
            {"x": "x" * 17_000},
            {"x": _nested(draw.randrange(17, 400))},
        )
    )
    return Item(source.report(values), "invalid_value")


def _nested(depth: int) -> Any:
    value: Any = 1
    for level in range(depth):
        value = {"n": value} if level % 2 else [value]
    return value


def _brink(source: Hostile) -> bytes:
    """About as deep as a reader can go: the next one to look may not get there."""
    depth = source.draw.randrange(850, 1010)
    return b'{"at":"%s","values":{"x":%s}}' % (source.at().encode(), b"[" * depth + b"]" * depth)


def misshapen(source: Hostile) -> Item:
    """JSON objects that are no report."""
    at = source.at()
    body: dict[str, Any] = source.draw.choice(
        (
            {},
            {"at": at},
            {"values": {}},
            {"at": at, "values": []},
            {"at": at, "values": None},
            {"at": at, "values": "on"},
            {"at": at[:-6], "values": {}},
            {"at": 1_700_000_000, "values": {}},
            {"at": None, "values": {}},
            {"at": "yesterday", "values": {}},
            {"at": "0000-01-01T00:00:00Z", "values": {}},
            {"at": "2026-02-30T00:00:00Z", "values": {}},
            {"at": "2026-06-15T10:00:60Z", "values": {}},
            {"at": "99999-01-01T00:00:00Z", "values": {}},
            {"at": "0001-01-01T00:00:00+14:00", "values": {}},
            {"at": "9999-12-31T23:59:59-14:00", "values": {}},
            {"at": "0001-01-01T00:00:00Z", "values": {}},
            {"at": "9999-12-31T23:59:59.999999Z", "values": {}},
            {"at": at, "values": {}, "seq": source.draw.choice((-1, 1.5, "1", 2**63, 10**40, True, []))},
            {"At": at, "Values": {}},
        )
    )
    return Item(json.dumps(body).encode(), "invalid_payload")


def overflowing(source: Hostile) -> Item:
    number = source.draw.choice((b"1e999", b"-1e400", b"9" * 5000))
    return Item(b'{"at":"%s","values":{"active_power_w":%s}}' % (source.at().encode(), number), "invalid_payload")


def twice(source: Hostile) -> Item:
    """A name twice in one object, in every place and spelling."""
    at = source.at().encode()
    text = source.draw.choice(
        (
            b'{"at":"%s","at":"%s","values":{}}' % (at, at),
            b'{"at":"%s","values":{"active_power_w":1,"active_power_w":2}}' % at,
            b'{"at":"%s","values":{"a":1},"values":{"active_power_w":2}}' % at,
            b'{ "at" : "%s" , "values" : { "a" : 1 , "a"\t:\n2 } }' % at,
            b'{"at":"%s","values":{"a":1,"\\u0061":2}}' % at,
            b'{"at":"%s","values":{"x":[{"b":1,"b":1}]}}' % at,
            b'{"at":"%s","values":{},"seq":1,"seq":2}' % at,
            b'{"at":"%s","values":{},"x":{"y":1,"y":2}}' % at,
        )
    )
    return Item(text, "duplicate_key")


def disordered_clock(source: Hostile) -> Item:
    """Times no clock should show: stored, at the time received."""
    source.at()
    times = (
        "1970-01-01T00:00:00Z",
        "0002-01-01T00:00:00Z",
        "9998-12-31T23:59:59.999999Z",
        (source._now + timedelta(days=400)).isoformat(),  # noqa: SLF001 - a maker is part of its source
        (source._now + timedelta(minutes=20)).isoformat(),  # noqa: SLF001
        "2000-02-29T12:00:00.123456789+05:45",
    )
    body = {"at": source.draw.choice(times), "seq": source._number, "values": {"active_power_w": 1}}  # noqa: SLF001
    return Item(json.dumps(body).encode(), STORED)


_ITEMS = (good, tolerated, absurd, misshapen, overflowing, twice, disordered_clock)


def single(make: Callable[[Hostile], Item]) -> Callable[[Hostile], Shot]:
    """A message of one item."""

    def shoot(source: Hostile) -> Shot:
        item = make(source)
        return Shot(source.telemetry(), item.text, (item.verdict,))

    return shoot


def twofold(source: Hostile) -> Shot:
    """What was said before, byte for byte."""
    if source.last.verdicts and source.draw.random() < 0.7:
        return replace(source.last, verdicts=("duplicate",))
    source.last = single(good)(source)
    return source.last


def backlog(source: Hostile) -> Shot:
    """Good and bad in one array; now and then a long one."""
    draw = source.draw
    count = draw.choice((1, 2, 3, 5, 8, 8, 30, 30, 300 if draw.random() < 0.02 else 10))
    items = [draw.choice(_ITEMS)(source) for _ in range(count)]
    while sum(len(item.text) for item in items) > 250_000:
        items.pop()
    space = draw.choice((b"", b" ", b"\n\t"))
    text = b"[" + space + (b"," + space).join(item.text for item in items) + b"]"
    return Shot(source.telemetry(), space + text, tuple(item.verdict for item in items))


def whole(source: Hostile) -> Shot:
    """What is refused whole, whatever it holds."""
    draw = source.draw
    at = source.at().encode()
    verdict, text = draw.choice(
        (
            ("empty", draw.choice((b"", b"[]", b" [ ] ", b"[\n]"))),
            ("too_many_reports", b"[" + b"{}," * draw.randrange(1000, 3000) + b"{}]"),
            ("too_deep", b"[" * draw.randrange(2000, 100_000)),
            ("too_deep", b'{"at":"%s","values":' % at + b'{"a":' * 5000 + b"1" + b"}" * 5001),
            ("nul_character", b'{"at":"%s","values":{"x":"a\\u0000b"}}' % at),
            ("nul_character", b'[{"at":"%s","values":{"\\u0000":1}},{}]' % at),
            ("nul_character", b'{"at":"%s","values":{"x":"\\\\\\u0000"}}' % at),
        )
    )
    return Shot(source.telemetry(), text, (verdict,))


def oversized(source: Hostile) -> Shot:
    """Above 256 KB, below what brokers refuse."""
    size = source.draw.choice((262_145, 300_000, 1_000_000))
    return Shot(source.telemetry(), source.draw.choice((b" ", b"[", b"\xff", b'"')) * size, ("too_large",))


def not_json(source: Hostile) -> Shot:
    draw = source.draw
    valid = good(source).text
    text = draw.choice(
        (
            b" ",
            valid[: draw.randrange(1, len(valid))],
            valid.replace(b'"', b"'"),
            valid[:-1] + b",}",
            valid + valid,
            b"\xef\xbb\xbf" + valid,
            valid.decode().encode("utf-16"),
            b"\x1f\x8b\x08" + draw.randbytes(40),
            b"\xff" + draw.randbytes(draw.randrange(200)),
            b"<xml>" + valid,
            b"power=on;watts=12",
            valid.replace(b"{", b'{"x":NaN,'),
            valid.replace(b"{", b'{"x":-Infinity,'),
            valid.replace(b"{", b'{"x":007,'),
            valid.replace(b"{", b'{"x":"\\ud800",'),
            valid.replace(b"{", b'{"x":"\\udc00\\ud800",'),
            valid.replace(b"{", b'{"x":"\xed\xa0\x80",'),
            valid.replace(b"{", b'{"x":"\xc0\xaf",'),
            valid.replace(b"{", b'{"x":"\x00",'),
            valid.replace(b"{", b'{"x":"\n",'),
            valid.replace(b"{", b"{/* hello */"),
            b"[" + valid + b",NaN]",
            b"[" + valid + b",",
        )
    )
    return Shot(source.telemetry(), text, ("not_json",))


def elsewhere(source: Hostile) -> Shot:
    """Topics nobody publishes on; those a broker refuses by itself are not here."""
    draw = source.draw
    lamp = source.lamp()
    topic = draw.choice(
        (
            "poste/v1",
            "poste/v1/field",
            f"poste/v1/field/{lamp}",
            f"poste/v1/field/{lamp}/gossip",
            f"poste/v1/field/{lamp}/Telemetry",
            f"poste/v1/field/{lamp}/telemetry/more",
            f"poste/v1/field/{lamp}/a/b/command",
            f"poste/v1/field/{'x' * 65}/telemetry",
            f"poste/v1/field/{'x' * draw.randrange(100, 2000)}/telemetry",
            "poste/v1/field/Éclairage/telemetry",
            f"poste/v1/field/{lamp}\u200b/telemetry",
            "poste/v1/field/😀\u0301\u0301\u0301/telemetry",
            f"poste/v1/field/%2e%2e%2f{lamp}/telemetry",
            f"poste/v1/field/{lamp}'--/telemetry",
            "poste/v1/field/" + "/".join("abcdefgh" * 4),
        )
    )
    return Shot(topic, draw.choice((b"{}", good(source).text, b"\xff\xfe")), ("unknown_topic",))


def stranger(source: Hostile) -> Shot:
    """Well-formed, from or about what the registry does not have, or has otherwise."""
    draw = source.draw
    item = good(source)
    at = source.at()
    ack = {"at": at, "command_id": f"c{draw.random()}", "result": "done"}
    topic, text, verdict = draw.choice(
        (
            (source.telemetry(asset=f"GHOST-{draw.randrange(200)}"), item.text, "unknown_asset"),
            (source.telemetry(asset="GHOST-0"), source.report({"x": _nested(60), "y": 10**400}), "unknown_asset"),
            (source.telemetry(asset="GHOST-0"), _brink(source), OPEN),
            (source.telemetry(), _brink(source), OPEN),
            (source.telemetry(f"nobody-{draw.randrange(20)}"), item.text, "unknown_system"),
            (source.telemetry(OTHER), item.text, "foreign_asset"),
            (f"poste/v1/{SYSTEM}/{source.lamp()}/ack", json.dumps(ack).encode(), "unknown_command"),
            (
                f"poste/v1/{SYSTEM}/{source.lamp()}/ack",
                b'{"at":"%s","result":"maybe"}' % at.encode(),
                "invalid_payload",
            ),
            ("poste/v1/nobody/status", b'{"at":"%s","status":"online"}' % at.encode(), "unknown_system"),
        )
    )
    return Shot(topic, text, (verdict,))


def event(source: Hostile) -> Shot:
    draw = source.draw
    name, data, verdict = draw.choice(
        (
            ("impact", {"g": draw.random(), "t": _text(source)}, STORED),
            ("x" * 81, {}, "invalid_payload"),
            ("", {}, "invalid_payload"),
            (5, {}, "invalid_payload"),
            ("impact", [], "invalid_payload"),
            ("impact", {"n": 2**70}, "invalid_value"),
            ("impact", {"n": "x" * 20_000}, "invalid_value"),
            ("impact", _nested(40), "invalid_value"),
        )
    )
    body = json.dumps({"at": source.at(), "event": name, "data": data}).encode()
    return Shot(f"poste/v1/{SYSTEM}/{source.lamp()}/event", body, (verdict,))


def presence(source: Hostile) -> Shot:
    draw = source.draw
    status, verdict = draw.choice((("online", STORED), ("asleep", "invalid_payload"), (None, "invalid_payload")))
    body = json.dumps({"at": source.at(), "status": status}).encode()
    return Shot(f"poste/v1/{draw.choice((SYSTEM, OTHER))}/status", body, (verdict,))


def mutated(source: Hostile) -> Shot:
    """A valid message with bytes changed, cut out, repeated or spliced."""
    draw = source.draw
    text = bytearray(draw.choice((good(source).text, tolerated(source).text, backlog(source).payload[:20_000])))
    for _ in range(draw.randrange(1, 6)):
        where = draw.randrange(len(text) + 1)
        span = draw.randrange(1, 12)
        match draw.randrange(4):
            case 0:
                text[where : where + 1] = draw.randbytes(1)
            case 1:
                del text[where : where + span]
            case 2:
                text[where:where] = text[where : where + span]
            case _:
                text[where:where] = draw.choice(
                    (b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"1e9", b"null", b" ")
                )
    topic = draw.choice((source.telemetry(), f"poste/v1/{SYSTEM}/{source.lamp()}/event", f"poste/v1/{SYSTEM}/status"))
    parts = count_parts(bytes(text)) if topic.endswith("telemetry") else 1
    return Shot(topic, bytes(text), (OPEN,) * parts)


def grown(source: Hostile) -> Shot:
    """JSON grown from its grammar."""
    draw = source.draw
    body = _grow(draw, draw.randrange(6))
    if draw.random() < 0.7:
        body = {"at": source.at(), "values": body, "seq": _grow(draw, 0) if draw.random() < 0.2 else None}
    text = json.dumps(body, indent=draw.choice((None, 1)), ensure_ascii=draw.random() < 0.5).encode(
        "utf-8", "surrogatepass"
    )
    return Shot(source.telemetry(), text, (OPEN,) * count_parts(text))


_NAMES = ("active_power_w", "power_state", "energy_kwh", "fault_codes", "door_open", "clock_offset_s", "at", "é", "")


def _grow(draw: Draw, depth: int) -> Any:
    leaf = depth <= 0 or draw.random() < 0.2
    if leaf:
        return draw.choice(
            (None, True, 0, -1, 0.1, 1e308, 2**63, 10**25, "", "on", "\ud83d", "\u0000", "2026-01-01T00:00:00Z", _WORD)
        )
    if draw.random() < 0.5:
        return [_grow(draw, depth - 1) for _ in range(draw.randrange(5))]
    return {draw.choice(_NAMES): _grow(draw, depth - 1) for _ in range(draw.randrange(6))}


_WORD = "w" * 300


def count_parts(payload: bytes) -> int:
    """How many parts a telemetry payload counts for by docs/mqtt.md, told by another JSON reader than the product's."""
    try:
        value = json.loads(payload.decode(errors="replace"), parse_constant=_refuse, parse_int=str)
        text = json.dumps(value, ensure_ascii=False)
        text.encode()
    except (ValueError, RecursionError):
        return 1
    array = isinstance(value, list) and 0 < len(value) <= MAX_REPORTS
    return len(value) if array and not _ESCAPED_NUL.search(text) else 1


def _refuse(name: str) -> None:
    raise ValueError(name)


_MAKERS: tuple[tuple[Callable[[Hostile], Shot], int], ...] = (
    (single(good), 2),
    (twofold, 4),
    (single(tolerated), 6),
    (single(absurd), 16),
    (single(misshapen), 12),
    (single(overflowing), 2),
    (single(twice), 10),
    (single(disordered_clock), 8),
    (backlog, 6),
    (whole, 8),
    (oversized, 1),
    (not_json, 20),
    (elsewhere, 12),
    (stranger, 14),
    (event, 6),
    (presence, 3),
    (mutated, 30),
    (grown, 20),
)
