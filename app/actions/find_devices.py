"""Find the assets that foreign systems speak of: by external id, all of a batch in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.actions.ingest_ports import LockedAsset
from app.actions.ports import Transaction
from app.domain.reports import Device, Kept, Message, Report


async def find_devices(tx: Transaction, messages: Sequence[Message]) -> Sequence[Message]:
    """Set `asset` on the messages that name a device, empty where no asset of the system bears it; returns those.

    A device that two assets claim is nobody's: what it says is rejected (`ambiguous_device`).
    """
    foreign = [message for message in messages if message.device is not None]
    if not foreign:
        return foreign
    found = await tx.routing.assets_of({_key(message.system, message.device) for message in foreign if message.device})
    for message in foreign:
        assert message.device is not None  # noqa: S101 - that is how they were chosen
        assets = found.get(_key(message.system, message.device), ())
        message.asset = assets[0] if len(assets) == 1 else ""
        if len(assets) > 1 and message.contents:
            detail = f"{_told(message.device)} is claimed by {', '.join(assets[:5])}: correct their external ids"
            message.kept.append(Kept("rejected", "ambiguous_device", detail, message.payload))
            message.contents.clear()
    return foreign


def keep_known_values(messages: Sequence[Message], assets: Mapping[str, LockedAsset]) -> None:
    """Of the values merely offered, leave those that the asset's kind has."""
    for message in messages:
        asset = assets.get(message.asset)
        if asset is None or message.device is None or not message.device.offered:
            continue
        spare = message.device.offered - asset.kind.reported_names
        for content in message.contents:
            if spare and isinstance(content, Report):
                content.values = {name: value for name, value in content.values.items() if name not in spare}


def named(message: Message) -> str:
    """Whom a message speaks of, as the system names it."""
    return _told(message.device) if message.device else repr(message.asset)


def _told(device: Device) -> str:
    return f"with external id {device.name} {device.id!r}"


def _key(system: str, device: Device) -> tuple[str, str, str]:
    return system, device.name, device.id
