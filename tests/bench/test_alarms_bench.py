"""The bench of a flood of alarms still runs and still counts."""

from __future__ import annotations

from bench import alarms


async def test_a_flood_loses_and_doubles_nothing(server_url: str) -> None:
    flood = await alarms.once(server_url, assets=300, alarms=120, seconds=1)
    found = {figure.name: figure for figure in alarms.figures(flood, alarms=120, seconds=1)}
    assert found["alarms lost"].value == found["alarms twice"].value == 0
    assert found["journal rows too many or too few"].value == 0
    assert found["list with 120 open, p95"].value > 0


def test_what_is_missing_is_told() -> None:
    counted = {"open": 9, "concerned": 8, "journalled": 9}
    found = alarms.figures(alarms.Flood(1.0, counted, [1.0, 2.0], [1.0, 2.0]), alarms=10, seconds=1)
    assert [figure.name for figure in found if figure.verdict == "MISSED"] == [
        "alarms lost",
        "alarms twice",
        "journal rows too many or too few",
    ]
