"""The access point: it is commanded, and moves bollards and barriers.

A rise is an order to raise, and a mode (`controlled`, `closed`) ordered while the obstacle is not known to be up.
`out_of_service` moves nothing: it is how an access point with a broken loop is taken away. A rise asks for a loop
known, for less than 2 s, to be free and sound: poste is the second line, the field controller owns the safety function.
"""

from __future__ import annotations

from app.domain.kinds.access.moving import CYCLES, HOLD, MOTOR, OBSTACLE_POSITION
from app.domain.kinds.agreement import nothing_to_release, shows
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Effect, action, held
from app.domain.kinds.fields import Boolean, Choice, Enum, Label, Number, Text, Value, flags, measure, state, words
from app.domain.kinds.interlock import Interlock, Scene, is_fresh
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is

_MODES = ("controlled", "free", "closed", "out_of_service")
LOOP_FRESH_S = 2.0
_TTL_S = 10.0
_MOVE_S = 15.0
_DANGERS = ("loop_occupied", "loop_fault", "obstacle_detected")
_EFFECTS: dict[str, Effect] = {
    "free": "opens_way",
    "lowered": "opens_way",
    "controlled": "closes_way",
    "closed": "closes_way",
    "raised": "closes_way",
}


def _effect(value: Value) -> Effect | None:
    return _EFFECTS.get(value.get("position", value.get("access_mode", "")))


def _opposes(one: Value, other: Value) -> bool:
    """One opens the way, the other closes it."""
    return {_effect(one), _effect(other)} == {"opens_way", "closes_way"}


def _rises(value: Value, scene: Scene) -> bool:
    """Whether the obstacle may come up: ordered to, or not known to be up before a mode that wants it up."""
    if _effect(value) != "closes_way":
        return False
    age = scene.ages.get("position")
    up = scene.values.get("position") == "raised" and age is not None and is_fresh(age, LOOP_FRESH_S)
    return "position" in value or not (up and scene.reachable)


_CLEAR_LOOP = Interlock(
    name="clear_loop",
    rule=Label(
        "Une borne ou une barrière ne remonte pas sur une boucle occupée ou en défaut, ni sur un obstacle",
        "A bollard or barrier does not rise while its loop is occupied or in fault, or an obstacle is detected",
    ),
    remedy=Label(
        "Dégager la boucle et l’obstacle, faire réparer la boucle en défaut, attendre un état de moins de 2 s",
        "Clear the loop and the obstacle, have a faulty loop repaired, wait for a state less than 2 s old",
    ),
    inputs=_DANGERS,
    fresh_s=LOOP_FRESH_S,
    concerns=_rises,
    blocks=lambda _value, scene: any(scene.values[name] is not False for name in _DANGERS),
)


_ACCESS_POINT_ALARMS = (
    alarm(
        "loop_fault",
        ("Boucle en défaut", "Loop fault"),
        "high",
        Is("loop_fault"),
        means=("La boucle ne voit plus les véhicules", "The loop no longer sees vehicles"),
        otherwise=(
            "La borne ne remontera pas, l’accès reste ouvert",
            "The bollard will not rise, the access stays open",
        ),
        do=("Fermer l’accès sur place, appeler la maintenance", "Close the access on site, call maintenance"),
        within_s=900,
        on_delay_s=5,
    ),
    alarm(
        "obstacle",
        ("Obstacle détecté", "Obstacle detected"),
        "medium",
        Is("obstacle_detected"),
        means=("Quelque chose gêne la manœuvre", "Something is in the way of the move"),
        otherwise=("La manœuvre est arrêtée", "The move is stopped"),
        do=("Regarder par la caméra, puis reprendre", "Look by camera, then resume"),
        within_s=300,
        on_delay_s=10,
    ),
    alarm(
        "intercom_ringing",
        ("Appel à l’interphone", "Intercom ringing"),
        "high",
        Is("intercom", ("ringing",)),
        means=("Quelqu’un appelle à l’accès", "Someone calls at the access"),
        otherwise=("Un véhicule attend, peut-être des secours", "A vehicle waits, perhaps rescue"),
        do=("Répondre", "Answer"),
        within_s=60,
    ),
    alarm(
        "intercom_fault",
        ("Interphone en défaut", "Intercom fault"),
        "low",
        Is("intercom", ("fault",)),
        means=("L’interphone ne marche plus", "The intercom does not work"),
        otherwise=("Les ayants droit ne peuvent plus appeler", "List holders cannot call"),
        do=("Ordre de travail, afficher un numéro", "Work order, post a phone number"),
        within_s=14400,
        on_delay_s=60,
    ),
    alarm(
        "local_key",
        ("Clé locale forcée", "Local key forced"),
        "medium",
        Is("local_key", ("forced_up", "forced_down")),
        means=("L’accès est conduit à la clé, sur place", "The access is run by key, on site"),
        otherwise=("Les commandes du poste sont sans effet", "Orders from here have no effect"),
        do=("Appeler qui est sur place", "Call who is on site"),
        within_s=1800,
        on_delay_s=30,
    ),
    alarm(
        "out_of_service",
        ("Accès hors service", "Access out of service"),
        "high",
        Is("access_mode", ("out_of_service",)),
        means=("Le contrôleur a mis l’accès hors service", "The controller took the access out of service"),
        otherwise=("Entrée bloquée ou laissée libre", "Entry blocked, or left free"),
        do=("Fermer ou ouvrir sur place, appeler la maintenance", "Close or open on site, call maintenance"),
        within_s=900,
        on_delay_s=10,
    ),
)

ACCESS_POINT = Kind(
    name="access_point",
    family="access",
    label=Label("Point d’accès", "Access point"),
    symbol="bollard_row",
    source="poste; NF P98-310 (contents only) for the equipment it moves",
    state=(
        state("access_mode", Enum(_MODES, "poste"), "Mode d’accès", "Access mode"),
        state("position", OBSTACLE_POSITION, "Position de l’obstacle", "Obstacle position"),
        *flags(
            ("loop_occupied", "Boucle occupée", "Loop occupied"),
            ("loop_fault", "Boucle en défaut", "Loop fault"),
            ("obstacle_detected", "Obstacle détecté", "Obstacle detected"),
        ),
        words("signal_aspect", "Feu de signalisation", "Signal aspect", "red green amber_flashing off"),
        words("intercom", "Interphone", "Intercom", "idle ringing in_call fault"),
        words("local_key", "Clé locale", "Local key", "auto forced_up forced_down"),
    ),
    measurements=(
        measure("passage_count", "1", 0, 1e9, "Passages", "Passage count"),
        CYCLES,
        measure("move_duration_s", "s", 0, 600, "Durée de manœuvre", "Move duration"),
        MOTOR,
        measure("oil_temperature_c", "Cel", -60, 200, "Température d’huile", "Oil temperature"),
    ),
    attributes=(
        state("emergency_access", Boolean(), "Accès des secours", "Emergency access"),
        state("vehicle_barrier_rating", Text(80), "Classe anti-bélier", "Vehicle barrier rating"),
    ),
    capabilities=(
        held(
            "access_mode",
            "Mode d’accès",
            "Access mode",
            state("access_mode", Choice(_MODES, "poste"), "Mode d’accès", "Access mode"),
            ttl_s=_TTL_S,
            answer_s=_MOVE_S,
            agrees=shows("access_mode"),
            released=nothing_to_release,
            opposes=_opposes,
            effect=_effect,
            interlocks=(_CLEAR_LOOP,),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
        held(
            "position",
            "Position de l’obstacle",
            "Obstacle position",
            state("position", Choice(("raised", "lowered"), "poste"), "Position demandée", "Position asked for"),
            ttl_s=_TTL_S,
            answer_s=_MOVE_S,
            agrees=shows("position"),
            released=nothing_to_release,
            opposes=_opposes,
            effect=_effect,
            interlocks=(_CLEAR_LOOP,),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
        action(
            "open_once",
            "Ouvrir une fois",
            "Open once",
            state("ttl_s", Number(1, 10), "Durée de validité", "Time to live", "s"),
            repeatable=False,  # a second opening lets a second vehicle through
            ttl_s=_TTL_S,
            answer_s=_MOVE_S,
            effect=lambda _value: "opens_way",
        ),
        action(
            "answer_call",
            "Répondre à l’interphone",
            "Answer the intercom",
            repeatable=False,  # the next caller is another person
            ttl_s=_TTL_S,
            agrees=lambda _value, observed: True if observed.get("intercom") == "in_call" else None,
        ),
        action(
            "sync_access_list",
            "Synchroniser les ayants droit",
            "Synchronise list holders",
            repeatable=True,  # the same list, whole
            answer_s=60,
        ),
    ),
    alarms=_ACCESS_POINT_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=HOLD,
    map_value="position",
)
