"""The second person: a colleague at their own desk, or the on-call manager by a code said over the telephone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.errors import SecondPerson
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.two_persons import is_person, is_same

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""No letter that sounds or looks like another digit or letter of it."""
CODE_LETTERS = 10
CODES = 10
_COST = {"n": 2**14, "r": 8, "p": 1}


@dataclass(frozen=True, slots=True)
class Second:
    """Who agrees: `person` when it is a colleague who asks by themselves, else whoever holds `code`."""

    person: str
    code: str | None = None


async def agree(tx: Transaction, first: str, second: Second, what: str, now: datetime) -> tuple[str, str]:
    """Who the second person is, and how they agreed (`colleague` or `code`). A code opens once.

    Raises `SecondPerson` when it is the first person again, a program, or a code that does not open.
    """
    require_person(second.person)
    if second.code is None:
        if is_same(second.person, first):
            raise SecondPerson(f"{first} asked: somebody else must agree, or the on-call manager by a code")
        return second.person, "colleague"
    given = normalised(second.code)
    for code, holder, salt, digest in await tx.brakes.unused_codes():
        if hmac.compare_digest(_digest(given, salt), digest):
            if is_same(holder, first):
                raise SecondPerson(f"this code is {first}'s own: somebody else must agree")
            await tx.brakes.use_code(code, what, now)
            return holder, "code"
    raise SecondPerson("this code opens nothing: it was used, replaced by newer ones, or misheard")


def require_person(name: str) -> None:
    """Raises `SecondPerson` when `name` is a program's."""
    if not is_person(name):
        raise SecondPerson(f"{name} is a program: what takes two persons is asked and agreed to by people")


async def new_codes(database: Database, holder: str, clock: Clock) -> Sequence[str]:
    """Ten one-time codes for `holder`, told once; those they had are void."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS)) for _ in range(CODES)]
    rows = [(salt := secrets.token_bytes(16), _digest(code, salt)) for code in codes]
    async with database.begin() as tx:
        tx.audit.tell(Act("code.make", "person", holder, details={"codes": CODES}))
        await tx.brakes.add_codes(holder, rows, clock.now())
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def normalised(code: str) -> str:
    """As it was made, however it was typed."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def _digest(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, dklen=32, **_COST)
