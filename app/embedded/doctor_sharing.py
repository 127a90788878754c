"""What `poste doctor` says of several ingest workers: does the broker share out, and is a session left behind."""

from collections.abc import Iterator, Mapping

from app.embedded.finding import Finding
from app.embedded.mqtt_probe import NotDelivered, ProbeError, round_trip
from app.storage.leases import INGEST, Lease
from app.tls import TlsFiles

GROUP = "poste-doctor"
_DELIVERED_WITHIN_S = 3.0


def shared_delivery(url: str, files: TlsFiles) -> Finding:
    """Proved by a message that arrives: a broker may grant what it does not do (NATS does)."""
    subject = "shared subscription"
    try:
        round_trip(url, files, _DELIVERED_WITHIN_S, GROUP)
    except NotDelivered:
        seen = "this broker grants shared subscriptions but does not deliver them"
        remedy = (
            "unset POSTE_MQTT_SHARE and run one ingest worker with standbys, or put a broker in front that shares out"
            " (Mosquitto, EMQX, HiveMQ)"
        )
        return Finding(subject, False, seen, remedy)
    except ProbeError as error:
        return Finding(subject, False, str(error), "check that the worker's user may subscribe to $share/…")
    return Finding(subject, True, "granted and delivered")


def orphans(expired: Mapping[str, Lease], share: str) -> Iterator[Finding]:
    """Sessions that nobody reads, by their lease; the broker still puts messages in them."""
    for name, lease in expired.items():
        if name == INGEST and not share:
            continue
        client = lease.detail.get("client_id") or name.removeprefix(f"{INGEST}:")
        group = lease.detail.get("share", share)
        yield Finding(
            f"session {client}",
            False,
            f"nobody reads it since {lease.until:%Y-%m-%d %H:%M:%S %Z}; the broker still puts messages in it",
            "start its worker again, or for good:"
            f" POSTE_MQTT_SHARE={group} POSTE_MQTT_CLIENT_ID={client} poste worker --leave",
        )
