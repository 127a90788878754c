"""docs/rights.md, written from the table of rights and the roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute

from app.api.rights import RIGHTS, SCOPES, Door, Right, Scope, roles_for
from app.domain.permissions import PERMITS, Grant, Permission, Role, needs_second_factor, to_command

_HEADING = """# Who may call what

Written from `app/api/rights.py` and `app/domain/permissions.py` by `app.api.rights_document.markdown`; do not edit by
hand. `tests/api/test_rights.py` walks every route with every role and compares.

Where a right is limited to families and zones, a route shows and acts on what lies within (`what it reaches`); shows
all, since no asset is in it (`all`); or wants the right on the whole (`-`). docs/identity.md says what that means.

Beside its route's permission, a claim or action at levels {levels} takes `command_emergency`, and so does letting go of
it.
"""
_DOORS = {
    Door.ANYONE: "nothing",
    Door.SESSION: "a session, whatever it still lacks",
    Door.CALLER: "a caller who is known",
}
_SCOPES = {Scope.NARROWED: "what it reaches", Scope.SHARED: "all"}


def markdown(routes: Iterable[BaseRoute]) -> str:
    """The whole document, for these routes."""
    return "\n".join(_lines(routes)) + "\n"


def _lines(routes: Iterable[BaseRoute]) -> Iterator[str]:
    levels = " and ".join(str(level) for level in range(1, 9) if to_command(level) is Permission.COMMAND_EMERGENCY)
    yield _HEADING.format(levels=levels)
    yield from ("## Roles", "", f"| permission | {' | '.join(role.value for role in Role)} |")
    yield "|---|" + "---|" * len(Role)
    for permission in Permission:
        yield f"| `{permission}` | {' | '.join('✓' if permission in PERMITS[role] else '' for role in Role)} |"
    yield f"| needs a second factor | {' | '.join('✓' if _twice(role) else '' for role in Role)} |"
    yield from ("", "## Routes", "", "| route | takes | roles | by a limited right |", "|---|---|---|---|")
    for path, method, right, scope in sorted(_rows(routes)):
        yield f"| `{method} {path}` | {_told(right)} | {_roles(right)} | {scope} |"


def _rows(routes: Iterable[BaseRoute]) -> Iterator[tuple[str, str, Right, str]]:
    for route in routes:
        path, name = getattr(route, "path", ""), getattr(route, "name", "")
        for method in getattr(route, "methods", None) or ("WebSocket",):
            yield path, method, RIGHTS[name], _scope(name)


def _scope(route: str) -> str:
    if isinstance(RIGHTS[route], Door):
        return ""
    return _SCOPES[SCOPES[route]] if route in SCOPES else "-"


def _twice(role: Role) -> bool:
    return needs_second_factor([Grant(role)])


def _told(right: Right) -> str:
    return _DOORS[right] if isinstance(right, Door) else f"`{right}`"


def _roles(right: Right) -> str:
    roles = list(roles_for(right))
    return "all" if len(roles) == len(Role) else ", ".join(roles)
