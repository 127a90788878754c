"""Which routes spend what of their caller's budgets: one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from re import Pattern

from starlette.routing import BaseRoute


class Spends(StrEnum):
    """`orders` are spent by nothing else, so that whoever has spent all else still commands, releases and agrees.
    `brokers` are bounded by their own door (app/actions/admit_to_broker.py).
    """

    REQUESTS = "requests"
    COSTLY = "costly"
    ORDERS = "orders"
    LIVE = "live"
    BROKERS = "brokers"


_BY_BUDGET: Mapping[Spends, str] = {
    Spends.COSTLY: "get_snapshot get_base_map search_assets export_assets export_zones export_installations"
    " export_audit_ndjson export_audit_csv get_lighting_compliance get_programme_compliance create_import"
    " take_snapshot preview_claim preview_action get_open_rows get_open_features export_person post_video_export"
    " follow_import get_past_map get_energy_now get_dusk",
    Spends.ORDERS: "post_claim post_action patch_claim remove_claim release_claims_of_request agree_to_request"
    " withdraw_request countersign_request proceed_with_target post_lockout lift_one_lockout post_freeze"
    " lift_one_freeze",
    Spends.LIVE: "live live_sse",
    Spends.BROKERS: "mosquitto_auth mosquitto_acl emqx_auth emqx_acl",
}
BUDGETS: Mapping[str, Spends] = {name: spends for spends, names in _BY_BUDGET.items() for name in names.split()}
"""By the route's name; all others spend `requests`."""


class Budgets:
    """The table as addresses are asked for, before anything is routed."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._by_method: dict[str, list[tuple[Pattern[str], Spends]]] = {}
        for route in routes:
            spends = BUDGETS.get(getattr(route, "name", ""))
            pattern: Pattern[str] | None = getattr(route, "path_regex", None)
            if spends and pattern:
                for method in getattr(route, "methods", None) or ("GET",):
                    self._by_method.setdefault(method, []).append((pattern, spends))

    def of(self, method: str, path: str) -> Spends:
        """What a request spends; a WebSocket is a GET."""
        found = self._by_method.get(method, ())
        return next((spends for pattern, spends in found if pattern.match(path)), Spends.REQUESTS)
