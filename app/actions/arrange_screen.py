"""What a person arranges of their screen follows them to any desk."""

from __future__ import annotations

from app.actions.errors import InvalidRequest
from app.actions.ports import Clock, Database
from app.actions.preference_ports import Preferences
from app.domain.audit import Act
from app.domain.sign_in import name_key

MOST_CHARACTERS = 16_384
MOST_NAMES = 64


async def preferences_of(database: Database, person: str) -> Preferences:
    """What `person` has arranged."""
    async with database.read() as tx:
        return await tx.preferences.of(name_key(person))


async def arrange_screen(database: Database, person: str, changes: Preferences, clock: Clock) -> Preferences:
    """Each name of `changes` gets its new value whole, or goes where that is None; others stay, so that two desks do
    not undo each other. Raises `InvalidRequest` where it would be more than a screen's arrangement.
    """
    changed = {name: value for name, value in changes.items() if value is not None}
    removed = changes.keys() - changed.keys()
    async with database.begin() as tx:
        tx.audit.tell(Act("preferences.change", "person", person, details={"names": sorted(changes)}))
        kept, characters = await tx.preferences.change(name_key(person), changed, removed, clock.now())
        if len(kept) > MOST_NAMES or characters > MOST_CHARACTERS:
            raise InvalidRequest(
                f"{len(kept)} preferences of {characters} characters: {MOST_NAMES} and {MOST_CHARACTERS} are kept at "
                "most, remove some by giving them null"
            )
    return kept
