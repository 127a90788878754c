"""What a field system may do at a broker, whichever broker it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROOT = "poste/v1"


@dataclass(frozen=True, slots=True)
class FieldAccess:
    """The rights of one system; `filters` are the MQTT filters that its foreign dialect publishes on besides."""

    system: str
    filters: tuple[str, ...] = ()

    @property
    def publishes(self) -> tuple[str, ...]:
        """The filters whose topics it may publish to: under its own prefix, and those of its dialect."""
        return f"{ROOT}/{self.system}/#", *self.filters

    @property
    def hears(self) -> str:
        """The filter it may subscribe to: commands to its own assets."""
        return f"{ROOT}/{self.system}/+/command"

    def may_publish(self, topic: str) -> bool:
        """Whether it may publish to `topic`; topics of the broker's own (`$…`) and filters never."""
        levels = topic.split("/")
        plain = not topic.startswith("$") and "+" not in topic and "#" not in topic
        return plain and any(matches(text.split("/"), levels) for text in self.publishes)

    def may_hear(self, topic: str) -> bool:
        """Whether it may receive `topic`, or subscribe to it when it is a filter: all its topics are then its own."""
        return "#" not in topic and matches(self.hears.split("/"), topic.split("/"))


def matches(levels: Sequence[str], topic: Sequence[str]) -> bool:
    """Whether a filter matches a topic, both as levels (MQTT 5, 4.7)."""
    for index, level in enumerate(levels):
        if level == "#":
            return True
        if index >= len(topic) or (level != "+" and level != topic[index]):
            return False
    return len(levels) == len(topic)
