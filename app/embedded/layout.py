"""Where everything of one installation lives: the tree under POSTE_DATA_DIR."""

import os
from dataclasses import dataclass
from pathlib import Path

from app.embedded.errors import LaunchError


@dataclass(frozen=True, slots=True)
class DataDir:
    """The data directory of one installation. Only `postgres` belongs to the database's own user."""

    root: Path

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def postgres_install(self) -> Path:
        return self.root / "postgres-install"

    @property
    def nats(self) -> Path:
        return self.root / "nats"

    @property
    def field_users(self) -> Path:
        return self.nats / "field-users.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def cities(self) -> Path:
        return self.root / "cities"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def credentials(self) -> Path:
        return self.root / "credentials.json"

    @property
    def lock(self) -> Path:
        return self.root / "poste.lock"

    @property
    def running(self) -> Path:
        return self.root / "running.json"

    def create(self) -> None:
        """Make the tree. As root the top is 0711, so that the database's user may cross it and read nothing.

        Raises LaunchError when the directory cannot be made or written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self.root.chmod(0o711 if os.geteuid() == 0 else 0o700)
            for private in (self.nats, self.logs, self.cities):
                private.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise LaunchError(
                f"The data directory {self.root} cannot be used ({reason}); "
                "name another with --data-dir or POSTE_DATA_DIR."
            ) from error
