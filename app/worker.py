"""Composition root of the worker role: ingest, timers and notifications, each under its lease; and leaving for good."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import socket
import time
from collections.abc import Awaitable, Callable

import uvloop

from app import logs
from app.actions.errors import StorageUnavailable
from app.actions.terms import terms_of
from app.control.controller import Controller
from app.control.lease import Job, hold
from app.control.notifying.job import Notifications
from app.control.tenure import Tenure
from app.control.timers import Timers
from app.domain.notifying.rules import Place
from app.garbage import collect_rarely
from app.ingest.figures import Figures
from app.ingest.leaving import Leaving, why_stay
from app.ingest.session import IngestSession, ingest_lease
from app.setting_values import public_holidays
from app.settings import Settings
from app.storage import leases
from app.storage.commands import CONTROL_LEASE
from app.storage.database import Database
from app.storage.database_clock import DatabaseClock, keep_time
from app.storage.partitions import create_ahead
from app.storage.schema import WrongSchema, require_schema

log = logging.getLogger("poste.worker")


async def work(settings: Settings, stop: asyncio.Event) -> None:
    """Ingest and tend until `stop` is set; a batch in hand is finished and acknowledged. Raises `WrongSchema`, and
    `TermTooLong` where something would be kept longer than the law allows.
    """
    terms_of(settings)
    clock, figures = DatabaseClock(), Figures()
    holder, place = _holder(), Place(settings.zone, public_holidays(settings.public_holidays))
    database = Database(settings.database_url, observe_commit=figures.commit.observe, holder=holder)
    jobs: dict[str, Callable[[Tenure], Job]] = {
        ingest_lease(settings): lambda _: IngestSession(settings, database, clock, holder, figures),
        "timers": lambda _: Timers(settings, database, clock),
        CONTROL_LEASE: lambda tenure: Controller(settings, database, clock, tenure),
        "notifications": lambda _: Notifications(settings, database, clock, place),
    }
    log.info("worker started", extra={"holder": holder, "pid": os.getpid()})
    try:
        await prepare(database, clock, stop)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(keep_time(clock, database, stop))
            for name, start in jobs.items():
                tasks.create_task(hold(database, name, holder, settings.lease_s, start, stop))
    finally:
        await database.close()


async def leave(settings: Settings, stop: asyncio.Event) -> None:
    """Empty the session of this client id and end it for good. Raises `WrongSchema`, and `NotLeft` with the reason."""
    clock, holder, lease = DatabaseClock(), _holder(), ingest_lease(settings)
    database = Database(settings.database_url, holder=holder)
    try:
        await prepare(database, clock, stop)
        patience_ends = time.monotonic() + settings.lease_s
        while reason := await why_stay(database, lease, clock.now()):
            if stop.is_set() or time.monotonic() > patience_ends:
                raise NotLeft(reason)
            await asyncio.sleep(0.2)
        job = Leaving(settings, database, clock, holder, Figures(), stop)
        await hold(database, lease, holder, settings.lease_s, lambda _: job, stop)
        if not job.left:
            raise NotLeft("interrupted before the session was empty: what was not stored is still in it, try again")
        async with database.begin() as tx:
            await leases.forget(tx.raw, lease, holder)
        log.info("session left for good", extra={"client_id": settings.mqtt_client_id, **job.told()})
    except StorageUnavailable as error:
        raise NotLeft(f"the database does not answer ({error}): try again") from error
    finally:
        await database.close()


class NotLeft(Exception):
    """The session is as it was; the text says why."""


def _holder() -> str:
    """One process's own name: two containers may share a host name and a pid."""
    return f"{socket.gethostname()}-{secrets.token_hex(3)}-{os.getpid()}"


async def prepare(database: Database, clock: DatabaseClock, stop: asyncio.Event) -> None:
    """Before anything is written: the schema is ours, and a worker that was away for long makes its partitions."""
    lost = False
    while not stop.is_set():
        try:
            async with database.begin() as tx:
                await require_schema(tx.raw)
                await clock.ask(tx.raw)
                await create_ahead(tx.raw, clock.now())
        except StorageUnavailable as error:
            if not lost:
                log.warning("waiting for the database", extra={"reason": str(error)})
            lost = True
            await asyncio.sleep(1)
        else:
            return


def run(settings: Settings, task: Callable[[Settings, asyncio.Event], Awaitable[None]] = work) -> int:
    """Work (or leave) until done, SIGTERM or SIGINT; the exit code."""
    logs.configure(settings.log_level, settings.log_format, "worker", settings.secret_urls)

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        asked_at: list[float] = []

        def ask() -> None:
            asked_at.append(time.monotonic())
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, ask)
        await task(settings, stop)
        if asked_at:
            log.info("worker stopped", extra={"drained_s": round(time.monotonic() - asked_at[0], 2)})

    collect_rarely()
    try:
        uvloop.run(main())
    except WrongSchema as error:
        log.critical("schema refused", extra={"reason": str(error)})
        return 1
    except NotLeft as error:
        log.critical("not left", extra={"reason": str(error)})
        return 1
    return 0
