"""The parts of the API, as its document presents them."""

from __future__ import annotations

TAGS = [
    {"name": name, "description": description}
    for name, description in (
        ("health", "Whether the process lives, whether the product does its job, and its figures."),
        ("live", "Every change as it is committed: snapshot, WebSocket (`/api/v1/live`, docs/live.md), SSE, AsyncAPI."),
        ("installation", "What this installation is, and what its refusals mean."),
        ("kinds", "Kinds of equipment: fields with units and labels, capabilities, as JSON Schema."),
        ("exports", "The registry, its zones and the base map as GeoJSON."),
        ("assets", "Equipment: lists and search, live values, and writing the registry."),
        ("history", "What one asset measured, changed and reported over time."),
        ("map", "The whole city at once, for a map."),
        ("past", "The time machine: map, alarms and field systems at an instant, and what happened since as frames."),
        ("claims", "Who wants what of equipment: claims, one-off actions, second persons, progress."),
        ("commands", "What was sent to equipment, what it should be, and how far it has followed."),
        ("brakes", "What stops commands: lockouts (consignations) and freezes (gel des commandes)."),
        ("alarms", "Alarms after ISA-18.2: the list, acknowledging and setting aside, definitions, figures."),
        ("zones", "Named polygons that nest."),
        ("services", "Services of the city and its partners."),
        ("systems", "Field systems and gateways: who publishes, and whether they are connected."),
        ("programmes", "What equipment is asked by sun, clock and calendar; the city's lighting before the law."),
        ("energy", "Power now and energy today against the usual, each watt counted once."),
        ("shift", "What changed since one left the desk, and what stands."),
        ("ledger", "Every message accounted for: received = stored + duplicate + rejected + unknown."),
        ("inbox", "What unknown assets say until someone adopts them, and what was rejected."),
        ("notifications", "Who is told of alarms, what was sent, and what could not be (docs/notifications.md)."),
        ("on-call", "People on call (astreinte), rotas, and whom an unacknowledged alarm calls."),
        ("audit", "Who did what, when, why, with what result; nothing of it is changed (docs/audit.md)."),
        ("video", "Seeing cameras: authorisations of agents, views, the register, extracts (docs/video.md)."),
        ("governance", "What is kept of people and how long: holds, certificates, the register (docs/governance.md)."),
        ("open-data", "What the city publishes, for anybody: chosen collections, pseudonymised."),
        ("identity", "Signing in, accounts with their roles, sessions, tokens of programs (docs/identity.md)."),
        ("imports", "City files into the registry, every refused line with its reason."),
    )
]
