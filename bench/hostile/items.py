"""Hostile reports, one by one: JSON objects that are wrong in one way each."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from bench.hostile.source import STORED, Item, Source


def good(source: Source) -> Item:
    draw = source.draw
    values = {"active_power_w": round(draw.uniform(0, 90), 1), "power_state": draw.choice(("on", "off"))}
    return Item(source.report(values), STORED)


def unpleasant(source: Source) -> str:
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


def tolerated(source: Source) -> Item:
    """Fields no kind has, within bounds: kept in history."""
    draw = source.draw
    free = draw.choice(
        (
            unpleasant(source),
            2**64,
            [10**30, {"n": -(10**300)}],
            1.7e299,
            5e-324,
            -0.0,
            [[[[1, None, True]]]],
            {"a": {"b": {"c": unpleasant(source)}}},
            None,
            "x" * 10_000,
        )
    )
    return Item(source.report({"x": free, unpleasant(source)[:60]: draw.randrange(10)}), STORED)


def absurd(source: Source) -> Item:
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
            {"x": nested(draw.randrange(17, 400))},
        )
    )
    return Item(source.report(values), "invalid_value")


def nested(depth: int) -> Any:
    value: Any = 1
    for level in range(depth):
        value = {"n": value} if level % 2 else [value]
    return value


def brink(source: Source) -> bytes:
    """About as deep as a reader can go: the next one to look may not get there."""
    depth = source.draw.randrange(850, 1010)
    return b'{"at":"%s","values":{"x":%s}}' % (source.at().encode(), b"[" * depth + b"]" * depth)


def misshapen(source: Source) -> Item:
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


def overflowing(source: Source) -> Item:
    number = source.draw.choice((b"1e999", b"-1e400", b"9" * 5000))
    return Item(b'{"at":"%s","values":{"active_power_w":%s}}' % (source.at().encode(), number), "invalid_payload")


def twice(source: Source) -> Item:
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


def disordered_clock(source: Source) -> Item:
    """Times no clock should show: stored, at the time received."""
    source.at()
    times = (
        "1970-01-01T00:00:00Z",
        "0002-01-01T00:00:00Z",
        "9998-12-31T23:59:59.999999Z",
        (source.now + timedelta(days=400)).isoformat(),
        (source.now + timedelta(minutes=20)).isoformat(),
        "2000-02-29T12:00:00.123456789+05:45",
    )
    body = {"at": source.draw.choice(times), "seq": source.number, "values": {"active_power_w": 1}}
    return Item(json.dumps(body).encode(), STORED)


ITEMS = (good, tolerated, absurd, misshapen, overflowing, twice, disordered_clock)
