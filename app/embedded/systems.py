"""Broker users of the field systems: one each, bound to its own prefix."""

import signal
from collections.abc import Iterable

from app.embedded.broker import NAME, Broker, require_slug
from app.embedded.credentials import Credentials
from app.embedded.layout import DataDir
from app.embedded.running import read_running


def add_systems(data: DataDir, systems: Iterable[str]) -> Credentials:
    """Give each system a broker user of its name; one that has it keeps its password.

    A running embedded broker takes the new users at once and drops no other connection. Raises LaunchError
    for a name that cannot be a topic level.
    """
    wanted = list(systems)
    for system in wanted:
        require_slug(system)
    before = Credentials.load_or_create(data.credentials)
    after = before
    for system in wanted:
        after = after.with_system(system)
    if after != before:
        after.save(data.credentials)
        _reload(data, after)
    return after


def _reload(data: DataDir, credentials: Credentials) -> None:
    running = read_running(data)
    broker = running.children.get(NAME) if running else None
    process = broker.process() if broker else None
    if running is None or process is None:
        return
    Broker(data, credentials, running.mqtt_port).write_config()
    process.send_signal(signal.SIGHUP)
