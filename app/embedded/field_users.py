"""The field's broker users as the registry last had them, kept beside the broker: it starts before the database."""

from collections.abc import Sequence

import msgspec

from app.actions.broker_users import BrokerUser
from app.embedded.layout import DataDir
from app.embedded.private_file import write_private


def remembered(data: DataDir) -> list[BrokerUser]:
    """In the order of their names; none when nothing readable was kept."""
    try:
        return msgspec.json.decode(data.field_users.read_bytes(), type=list[BrokerUser])
    except (FileNotFoundError, msgspec.DecodeError):
        return []


def remember(data: DataDir, users: Sequence[BrokerUser]) -> None:
    if list(users) != remembered(data):
        write_private(data.field_users, msgspec.json.encode(users).decode() + "\n")
