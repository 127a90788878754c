"""`poste bench survive`: every scenario on both brokers, one line each as it ends, one report at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console
from rich.markup import escape

from bench.options import Json, Strict
from bench.report import Figure, Goal, Report, number
from bench.survive import scenarios
from bench.survive.campaign import LONG, SHORT, Outcome, Scenario, play
from bench.survive.control import campaign as control
from bench.survive.scenarios import Plan
from bench.survive.town import BrokerName, town

ASSETS = 5000
_BROKERS: tuple[BrokerName, ...] = ("nats", "mosquitto")


def command(
    broker: Annotated[Literal["both", "nats", "mosquitto"], typer.Option(help="Where to play.")] = "both",
    short: Annotated[bool, typer.Option("--short", help="The form that continuous integration runs.")] = False,
    only: Annotated[str, typer.Option(help="Only scenarios whose name holds this.")] = "",
    assets: Annotated[int, typer.Option(help="How many report.")] = ASSETS,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """Kill -9 every part at work and under backlog, cut off and stop the controller: nothing lost, doubled or stale."""
    plan, table = (scenarios.SHORT, SHORT) if short else (scenarios.LONG, LONG)
    console = Console(highlight=False, soft_wrap=True)
    outcomes: list[Outcome] = []
    for name in _BROKERS if broker == "both" else (broker,):
        chosen = [scenario for scenario in table[name] if only in scenario.name]
        outcomes += campaign(name, chosen, plan, assets, console) if chosen else []
    told = _control(control.SHORT if short else control.LONG, only, console) if broker != "mosquitto" else []
    options = {"broker": broker, "form": "short" if short else "long", "assets": assets} | msgspec.to_builtins(plan)
    found = [*figures(outcomes), *(_figure(one) for one in told)]
    detail = {"outcomes": msgspec.to_builtins(outcomes), "control": msgspec.to_builtins(told)}
    Report("survive", options, found, detail=detail).finish(json, strict=strict)


def campaign(
    name: BrokerName, chosen: Sequence[Scenario], plan: Plan, assets: int, console: Console
) -> Sequence[Outcome]:
    """Play `chosen` in one Poste on that broker, a line on the console for each."""
    outcomes: list[Outcome] = []

    async def play_all() -> None:
        for scenario in chosen:
            with console.status(f"{name}: {escape(scenario.name)}"):
                outcome = await play(place, scenario, plan)
            outcomes.append(outcome)
            mark = "[red]✗[/]" if outcome.wrong else "[green]✓[/]"
            console.print(f"{mark} {name}: {escape(scenario.name)}  [dim]{_said(outcome)}[/]")
            for words in outcome.wrong:
                console.print(f"    [red]{escape(words)}[/]")

    with (
        console.status(f"starting Poste on {name}"),
        town(name, assets, ack_wait_s=plan.ack_wait_s, lease_s=plan.lease_s) as place,
    ):
        asyncio.run(play_all())
    return outcomes


def _control(plan: control.ControlPlan, only: str, console: Console) -> Sequence[control.Played]:
    """The control path's scenarios, likewise."""
    told = []
    for one in control.played(plan, only):
        told.append(one)
        mark = "[red]✗[/]" if one.wrong else "[green]✓[/]"
        console.print(f"{mark} nats: {escape(one.scenario)}  [dim]{escape(_figure(one).note)}[/]")
        if one.wrong:
            console.print(f"    [red]{escape(one.wrong)}[/]")
    return told


def _figure(one: control.Played) -> Figure:
    said = ", ".join(f"{what}: {count}" for what, count in one.notes.items())
    note = f"{said}, {one.took_s:.0f} s"
    return Figure(f"nats: {one.scenario}", int(bool(one.wrong)), "broken promises", Goal("==", 0), note=note)


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    """One for each scenario: how many promises were broken, none allowed."""
    return [
        Figure(f"{one.broker}: {one.scenario}", len(one.wrong), "broken promises", Goal("==", 0), note=_said(one))
        for one in outcomes
    ]


def _said(one: Outcome) -> str:
    return (
        f"{number(one.books.published)} published, {number(one.books.missing)} lost,"
        f" {number(one.ledger.duplicate)} duplicates found, {number(one.changes_seen)} changes seen over"
        f" {one.reconnections + 1} connections, {one.took_s:.0f} s"
    )
