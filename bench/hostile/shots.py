"""Hostile messages: reports alone, in arrays, on the wrong topic, mutated, grown; each with its verdicts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from bench.hostile.items import (
    ITEMS,
    absurd,
    brink,
    disordered_clock,
    good,
    misshapen,
    nested,
    overflowing,
    tolerated,
    twice,
    unpleasant,
)
from bench.hostile.parts import count_parts
from bench.hostile.source import OPEN, OTHER, STORED, SYSTEM, Item, Shot, Source


def single(make: Callable[[Source], Item]) -> Callable[[Source], Shot]:
    """A message of one item."""

    def shoot(source: Source) -> Shot:
        item = make(source)
        return Shot(source.telemetry(), item.text, (item.verdict,))

    return shoot


def twofold(source: Source) -> Shot:
    """What was said before, byte for byte."""
    if source.last.verdicts and source.draw.random() < 0.7:
        return replace(source.last, verdicts=("duplicate",))
    source.last = single(good)(source)
    return source.last


def backlog(source: Source) -> Shot:
    """Good and bad in one array; now and then a long one."""
    draw = source.draw
    count = draw.choice((1, 2, 3, 5, 8, 8, 30, 30, 300 if draw.random() < 0.02 else 10))
    items = [draw.choice(ITEMS)(source) for _ in range(count)]
    while sum(len(item.text) for item in items) > 250_000:
        items.pop()
    space = draw.choice((b"", b" ", b"\n\t"))
    text = b"[" + space + (b"," + space).join(item.text for item in items) + b"]"
    return Shot(source.telemetry(), space + text, tuple(item.verdict for item in items))


def whole(source: Source) -> Shot:
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


def oversized(source: Source) -> Shot:
    """Above 256 KB, below what brokers refuse."""
    size = source.draw.choice((262_145, 300_000, 1_000_000))
    return Shot(source.telemetry(), source.draw.choice((b" ", b"[", b"\xff", b'"')) * size, ("too_large",))


def not_json(source: Source) -> Shot:
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


def elsewhere(source: Source) -> Shot:
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


def stranger(source: Source) -> Shot:
    """Well-formed, from or about what the registry does not have, or has otherwise."""
    draw = source.draw
    item = good(source)
    at = source.at()
    ack = {"at": at, "command_id": f"c{draw.random()}", "result": "done"}
    topic, text, verdict = draw.choice(
        (
            (source.telemetry(asset=f"GHOST-{draw.randrange(200)}"), item.text, "unknown_asset"),
            (source.telemetry(asset="GHOST-0"), source.report({"x": nested(60), "y": 10**400}), "unknown_asset"),
            (source.telemetry(asset="GHOST-0"), brink(source), OPEN),
            (source.telemetry(), brink(source), OPEN),
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


def event(source: Source) -> Shot:
    draw = source.draw
    name, data, verdict = draw.choice(
        (
            ("impact", {"g": draw.random(), "t": unpleasant(source)}, STORED),
            ("x" * 81, {}, "invalid_payload"),
            ("", {}, "invalid_payload"),
            (5, {}, "invalid_payload"),
            ("impact", [], "invalid_payload"),
            ("impact", {"n": 2**70}, "invalid_value"),
            ("impact", {"n": "x" * 20_000}, "invalid_value"),
            ("impact", nested(40), "invalid_value"),
        )
    )
    body = json.dumps({"at": source.at(), "event": name, "data": data}).encode()
    return Shot(f"poste/v1/{SYSTEM}/{source.lamp()}/event", body, (verdict,))


def presence(source: Source) -> Shot:
    draw = source.draw
    status, verdict = draw.choice((("online", STORED), ("asleep", "invalid_payload"), (None, "invalid_payload")))
    body = json.dumps({"at": source.at(), "status": status}).encode()
    return Shot(f"poste/v1/{draw.choice((SYSTEM, OTHER))}/status", body, (verdict,))


def mutated(source: Source) -> Shot:
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


def grown(source: Source) -> Shot:
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


def _grow(draw: Random, depth: int) -> Any:
    leaf = depth <= 0 or draw.random() < 0.2
    if leaf:
        return draw.choice(
            (None, True, 0, -1, 0.1, 1e308, 2**63, 10**25, "", "on", "\ud83d", "\u0000", "2026-01-01T00:00:00Z", _WORD)
        )
    if draw.random() < 0.5:
        return [_grow(draw, depth - 1) for _ in range(draw.randrange(5))]
    return {draw.choice(_NAMES): _grow(draw, depth - 1) for _ in range(draw.randrange(6))}


_WORD = "w" * 300


MAKERS: tuple[tuple[Callable[[Source], Shot], int], ...] = (
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
"""Each with its weight."""
