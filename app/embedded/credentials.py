"""Passwords of one installation: database, worker and field systems, in one private file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from app.actions.field_secrets import new_secret
from app.embedded.errors import LaunchError
from app.embedded.private_file import write_private


@dataclass(frozen=True, slots=True)
class Credentials:
    """`database` opens the role `poste`, `database_admin` the superuser; `worker` is the broker user `poste`;
    `systems` maps each field system to the password of the broker user of the same name, `topics` those of foreign
    dialects to the MQTT filters they may publish on besides.
    """

    database: str = field(default_factory=new_secret, repr=False)
    database_admin: str = field(default_factory=new_secret, repr=False)
    worker: str = field(default_factory=new_secret, repr=False)
    systems: Mapping[str, str] = field(default_factory=dict, repr=False)
    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def load_or_create(cls, path: Path) -> Self:
        """The credentials kept in `path`, made on first use. Raises LaunchError when the file is not ours."""
        if not path.exists():
            fresh = cls()
            fresh.save(path)
            return fresh
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise LaunchError(f"The credentials in {path} cannot be read ({error}); restore that file.") from error

    def save(self, path: Path) -> None:
        content: dict[str, object] = {
            "database": self.database,
            "database_admin": self.database_admin,
            "worker": self.worker,
            "systems": dict(sorted(self.systems.items())),
        }
        if self.topics:
            content["topics"] = {system: list(filters) for system, filters in sorted(self.topics.items())}
        write_private(path, json.dumps(content, indent=2) + "\n")

    def with_system(self, system: str, topics: Sequence[str] | None = None) -> Self:
        """The same with a password for `system`; a system already there keeps its own, and its topics unless given."""
        systems = {**self.systems} if system in self.systems else {**self.systems, system: new_secret()}
        others = {name: filters for name, filters in self.topics.items() if name != system}
        kept = self.topics.get(system, ()) if topics is None else topics
        return replace(self, systems=systems, topics={**others, system: list(kept)} if kept else others)
