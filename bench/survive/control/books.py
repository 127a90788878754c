"""What must be true of everything equipment heard and everything the command table says, whatever happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any

from app.storage.database import Database
from bench.rows import rows
from bench.survive.control.field import Field

_AGREED = "SELECT count(*) FROM target WHERE status = 'agreed' AND (value->>'level_pct')::float8 = $1"


async def assert_lawful(field: Field, database: Database) -> None:
    """One id per version and one content per id; new versions only rise; epochs never go back; what was heard is what
    is written.
    """
    stored = {row[0]: row[1:] for row in await rows(database, "SELECT id, version, value->>'level_pct' FROM command")}
    heard: defaultdict[str, list[str]] = defaultdict(list)
    contents: dict[str, dict[str, Any]] = {}
    for asset, command in list(field.received):
        content = command | {"at": ""}
        assert contents.setdefault(command["id"], content) == content, "one id, two contents"
        value = command["value"]
        assert stored[command["id"]][0] == command["version"]
        assert stored[command["id"]][1] == (None if value is None else str(value["level_pct"]))
        if command["id"] not in heard[asset]:
            heard[asset].append(command["id"])
    for asset, ids in heard.items():
        versions = [contents[one]["version"] for one in ids]
        assert versions == sorted(set(versions)), f"{asset} heard versions {versions}"
    epochs = [epoch for (epoch,) in await rows(database, "SELECT epoch FROM command WHERE sent_at IS NOT NULL"
                                               " ORDER BY sent_at, epoch")]  # fmt: skip
    assert epochs == sorted(epochs), "an old epoch sent after a new one"


def all_agree(database: Database, level_pct: float, count: int) -> Callable[[], Coroutine[Any, Any, bool]]:
    """A condition: `count` lamps show `level_pct`, and it is what is claimed."""

    async def agree() -> bool:
        return await rows(database, _AGREED, float(level_pct)) == [(count,)]

    return agree


def heard(field: Field, level_pct: float) -> int:
    """How many different commands for `level_pct` arrived."""
    with field.lock:
        return len({one["id"] for _, one in field.received if one["value"] and one["value"]["level_pct"] == level_pct})
