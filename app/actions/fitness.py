"""Whether an asset can be asked something: it has the capability, the value fits, nothing forbids it now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from app.actions.control_ports import Equipment
from app.actions.request_ports import ControlRequest
from app.actions.scenes import scene_of
from app.domain.interlocks import judge
from app.domain.kinds.fields import InvalidValue


def refusal(place: Equipment, request: ControlRequest, zone: tzinfo, now: datetime) -> Mapping[str, Any] | None:
    """Why `request` is refused on `place`: a stable `code`, the `reason`, and of an interlock what would satisfy it.

    Interlocks are judged now for what starts now, and always again on sending.
    """
    if why := unfit(place, request):
        return why
    if place.lifecycle != "in_service":
        return _why("not_in_service", f"its lifecycle is {place.lifecycle}")
    if not place.system:
        return _why("no_system", "no field system answers for it: set its `system`")
    if place.dialect != "native":
        return _why("no_commands", f"its field system speaks {place.dialect}, which takes no commands")
    return None if request.starts_at > now else _interlocked(place, request, zone, now)


def unfit(place: Equipment, request: ControlRequest) -> Mapping[str, Any] | None:
    """Why it can never be asked of such equipment: it has no such capability, or the value does not fit."""
    capability = place.kind.find_capability(request.capability)
    mode = "held" if request.verb == "claim" else "action"
    if capability is None or capability.mode != mode:
        names = [one.name for one in place.kind.capabilities if one.mode == mode]
        offered = f"it has {', '.join(names)}" if names else "it has none"
        return _why("no_capability", f"a {place.kind.name} has no {mode} capability {request.capability!r}: {offered}")
    try:
        capability.check_params(request.value or {})
    except InvalidValue as error:
        return _why("invalid_value", str(error))
    return None


def _interlocked(place: Equipment, request: ControlRequest, zone: tzinfo, now: datetime) -> Mapping[str, Any] | None:
    capability, value = place.kind.capability(request.capability), request.value or {}
    blocks = judge(capability, value, scene_of(place, request.level, now, zone))
    if not blocks:
        return None
    told = [{"interlock": block.name, "rule": block.rule.schema(), "remedy": block.remedy.schema()} for block in blocks]
    return _why("interlock", "; ".join(str(block) for block in blocks), interlocks=told)


def _why(code: str, reason: str, **more: Any) -> Mapping[str, Any]:
    return {"code": code, "reason": reason, **more}
