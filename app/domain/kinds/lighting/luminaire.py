"""A luminaire: what it shows, what dims it, and the floor it keeps where people count on its light.

Fault flags are TALQ event types. `command_reason` follows TALQ's light command; that schema was not re-read.
A zone is lit for safety where the luminaire, or a zone it stands in, carries the tag `safety_lit`: there, and under
any priority, it does not dim under its `floor_pct`, nor at all while that floor is not described.
"""

from __future__ import annotations

from app.domain.kinds.agreement import known, one_of
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Effect, action, held
from app.domain.kinds.fields import (
    Boolean,
    Integer,
    Label,
    Number,
    State,
    Value,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.interlock import Interlock, Scene
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is

SAFETY_LIT = "safety_lit"
LEVEL_TOLERANCE_PCT = 1.0
_TTL_S = 600.0  # thousands of lamps are served one after the other
_BOOT_S = 60.0
_LEVEL_EFFECTS: dict[float, Effect] = {0: "darkens", 100: "full_light"}


def shows_level(value: Value, observed: State) -> bool | None:
    """The level reported is the one asked, within a dimming step; a lamp that is off shows 0 %."""
    power, level = known(observed, "power_state"), known(observed, "light_level_pct")
    if power == "off":
        return bool(value["level_pct"] == 0)
    return None if level is None else abs(level - value["level_pct"]) <= LEVEL_TOLERANCE_PCT


def power_change_w(value: Value, observed: State, attributes: State) -> float | None:
    """Watts more that it draws at the level asked than at the level shown, in proportion to its rated power; None where
    that power or that level is not known.
    """
    rated_w, level = attributes.get("rated_power_w"), known(observed, "light_level_pct")
    if known(observed, "power_state") == "off":
        level = 0
    if rated_w is None or level is None:
        return None
    return float(rated_w * (value["level_pct"] - level) / 100)


def _light_effect(value: Value) -> Effect | None:
    return _LEVEL_EFFECTS.get(value["level_pct"])


def _dims_safety(value: Value, scene: Scene) -> bool:
    return SAFETY_LIT in scene.tags and value["level_pct"] < 100


_FLOOR = Interlock(
    name="dimming_floor",
    rule=Label(
        "Dans un secteur éclairé pour la sécurité, un point lumineux ne descend pas sous son plancher",
        "In a zone lit for safety a luminaire does not dim under its floor",
    ),
    remedy=Label(
        "Demander au moins le plancher du point lumineux (floor_pct) ; s’il n’est pas décrit, demander 100 %",
        "Ask for at least the luminaire’s floor (floor_pct); where it is not described, ask for 100 %",
    ),
    attributes=("floor_pct",),
    concerns=_dims_safety,
    blocks=lambda value, scene: bool(value["level_pct"] < scene.attributes["floor_pct"]),
)

_LUMINAIRE_ALARMS = (
    alarm(
        "lamp_failure",
        ("Lampe en panne", "Lamp failure"),
        "low",
        Is("lamp_failure"),
        means=("La lampe n’éclaire plus", "The lamp gives no light"),
        otherwise=("Un point sombre, plainte des riverains", "A dark spot, complaints from residents"),
        do=("Ordre de travail à l’éclairage public", "Work order to street lighting"),
        within_s=172_800,
    ),
    alarm(
        "supply_loss",
        ("Alimentation perdue", "Supply loss"),
        "medium",
        Is("supply_loss"),
        means=("Le point lumineux n’est plus alimenté", "The luminaire has no supply"),
        otherwise=("Tronçon sombre si plusieurs sont touchés", "A dark stretch where several are concerned"),
        do=("Voir l’armoire et le départ, puis une équipe", "Look at cabinet and feeder, then send a crew"),
        within_s=14_400,
        folded_under=("feeds",),
    ),
    alarm(
        "lamp_unexpected_on",
        ("Allumée sans ordre", "Lamp unexpectedly on"),
        "low",
        Is("lamp_unexpected_on"),
        means=("Allumée alors que rien ne le demande", "Lit though nothing asks for it"),
        otherwise=("Énergie perdue, relais collé", "Energy lost, a relay that sticks"),
        do=("Vérifier programme et relais", "Check programme and relay"),
        within_s=172_800,
        on_delay_s=600,
    ),
)
LUMINAIRE = Kind(
    name="luminaire",
    family="lighting",
    label=Label("Point lumineux", "Luminaire"),
    symbol="street_lamp_arm",
    source="TALQ 2.6.1 LampActuatorFunction and LampMonitorFunction; NGSI Streetlight",
    state=(
        words("power_state", "Alimentation", "Power state", "on off low booting_up", "ngsi.Streetlight.powerState"),
        state("light_level_pct", Number(0, 100), "Niveau", "Light level", "%"),
        words("command_reason", "Origine de la commande", "Command reason", "override sensor program"),
        *flags(
            ("lamp_failure", "Lampe en défaut", "Lamp failure"),
            ("dimming_failure", "Gradation en défaut", "Dimming failure"),
            ("cycling_failure", "Lampe en cyclage", "Cycling failure"),
            ("control_gear_comm_failure", "Appareillage muet", "Control gear communication failure"),
            ("relay_failure", "Relais en défaut", "Relay failure"),
            ("lamp_unexpected_on", "Allumée sans ordre", "Lamp unexpectedly on"),
            ("supply_loss", "Alimentation perdue", "Supply loss"),
        ),
    ),
    measurements=(
        measure("active_power_w", "W", 0, 5000, "Puissance active", "Active power"),
        measure("energy_kwh", "kW.h", 0, 1e7, "Énergie", "Energy"),
        measure("supply_voltage_v", "V", 0, 500, "Tension", "Supply voltage"),
        measure("supply_current_a", "A", 0, 50, "Courant", "Supply current"),
        measure("power_factor", "1", 0, 1, "Facteur de puissance", "Power factor"),
        measure("operating_time_h", "h", 0, 1e6, "Temps de fonctionnement", "Operating time", counter=True),
        measure("switch_on_count", "1", 0, 1e8, "Allumages", "Switch-on count"),
        measure("temperature_c", "Cel", -60, 150, "Température", "Temperature"),
    ),
    attributes=(
        state("rated_power_w", Number(0, 5000), "Puissance nominale", "Rated power", "W"),
        state("cct_k", Integer(1000, 10000), "Température de couleur", "Colour temperature", "K"),
        state("flux_lm", Number(0, 1e6), "Flux lumineux", "Luminous flux", "lm"),
        state("ulr_pct", Number(0, 100), "Flux vers le ciel (ULR)", "Upward light ratio", "%"),
        state("height_m", Number(0, 100), "Hauteur", "Height", "m"),
        state("floor_pct", Number(0, 100), "Plancher de gradation", "Dimming floor", "%"),
        state("powered_by_day", Boolean(), "Alimenté le jour", "Powered by day"),
    ),
    capabilities=(
        held(
            "light_level",
            "Niveau d’éclairement",
            "Light level",
            state("level_pct", Number(0, 100), "Niveau", "Level", "%"),
            state("fade_s", Number(0, 3600), "Fondu", "Fade", "s"),
            optional=("fade_s",),
            ttl_s=_TTL_S,
            answer_s=_BOOT_S,
            lasting="fade_s",
            agrees=shows_level,
            released=one_of("command_reason", "program sensor", "override"),
            effect=_light_effect,
            interlocks=(_FLOOR,),
        ),
        action(
            "test",
            "Essai de lampe",
            "Lamp test",
            state("duration_s", Number(1, 600), "Durée", "Duration", "s"),
            repeatable=True,  # lit a little longer
            ttl_s=_TTL_S,
            answer_s=_BOOT_S,
            lasting="duration_s",
        ),
    ),
    alarms=_LUMINAIRE_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=3600, fed=True),
    on_comm_loss=Label("Programme local, sinon 100 % la nuit", "Local programme, else 100 % at night"),
    map_value="light_level_pct",
)
