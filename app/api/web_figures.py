"""What one web process counts of itself: requests, live clients, connections."""

from __future__ import annotations

import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, ProcessCollector, disable_created_metrics
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.feed import Feed
from app.storage.database import Database

disable_created_metrics()  # type: ignore[no-untyped-call]  # gauges that nobody asks for

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class WebFigures:
    """The figures of one web process."""

    def __init__(self, feed: Feed, database: Database) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "poste_http_requests", "HTTP requests answered", ("method", "route", "status"), registry=self.registry
        )
        self.over_budget = Counter(
            "poste_http_over_budget", "Requests refused because their caller asked too much", ("budget",),
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "poste_http_request_seconds",
            "Time to answer an HTTP request",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.registry.register(_Live(feed, database))
        ProcessCollector(registry=self.registry)


class _Live(Collector):
    def __init__(self, feed: Feed, database: Database) -> None:
        self._feed = feed
        self._database = database

    def collect(self) -> Iterable[Metric]:
        feed, sent = self._feed, self._feed.figures
        gauges = {
            "poste_feed_lag_seconds": ("Time since the journal was last read to its end", feed.lag_s),
            "poste_live_clients": ("Live clients connected, over WebSocket and SSE", sent.clients),
            "poste_database_connections_in_use": (
                "Connections of the pool held by a transaction",
                self._database.connections_in_use,
            ),
        }
        counters = {
            "poste_live_messages": ("Messages sent to live clients", sent.messages),
            "poste_live_characters": ("Characters of JSON sent to live clients", sent.characters),
            "poste_live_conflations": ("Times a slow client was given latest values only", sent.conflations),
            "poste_live_resyncs": ("Times a client was told to take a new snapshot", sent.resyncs),
        }
        for name, (text, value) in gauges.items():
            yield GaugeMetricFamily(name, text, value)
        for name, (text, value) in counters.items():
            yield CounterMetricFamily(name, text, value)


class Metered:
    """ASGI middleware: counts and times HTTP requests by route template, never by path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        figures: WebFigures = scope["state"]["context"].web_figures
        began = time.perf_counter()
        status = 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            figures.requests.labels(scope["method"], route, str(status)).inc()
            figures.seconds.labels(scope["method"], route).observe(time.perf_counter() - began)
