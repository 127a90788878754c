"""Street lighting: luminaires, their cabinets and lit heritage (TALQ, NGSI Streetlighting).

Fault flags are TALQ event types. `command_reason` follows TALQ's light command; that schema was not re-read.
A zone is lit for safety where the luminaire, or a zone it stands in, carries the tag `safety_lit`: there, and under
any priority, it does not dim under its `floor_pct`, nor at all while that floor is not described.
"""

from __future__ import annotations

from app.domain.kinds.agreement import known, one_of, shows
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Circumstances, Effect, action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    INSTANT,
    Boolean,
    Choice,
    Integer,
    Label,
    ListOf,
    Number,
    Record,
    State,
    Text,
    Value,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.interlock import Interlock, Scene
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Told, Within

SAFETY_LIT = "safety_lit"
LEVEL_TOLERANCE_PCT = 1.0
_TTL_S = 600.0  # thousands of lamps are served one after the other
_BOOT_S = 60.0
_LEVEL_EFFECTS: dict[float, Effect] = {0: "darkens", 100: "full_light"}
_CIRCUIT_EFFECTS: dict[str, Effect] = {"off": "darkens", "on": "full_light"}


def shows_level(value: Value, observed: State) -> bool | None:
    """The level reported is the one asked, within a dimming step; a lamp that is off shows 0 %."""
    power, level = known(observed, "power_state"), known(observed, "light_level_pct")
    if power == "off":
        return bool(value["level_pct"] == 0)
    return None if level is None else abs(level - value["level_pct"]) <= LEVEL_TOLERANCE_PCT


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


def energised_circuits(values: State) -> dict[str, bool]:
    """Circuits switched on by plan: a closed contactor. A tripped breaker is a fault, not a plan."""
    return {
        circuit["id"]: circuit["contactor"] == "closed"
        for circuit in values.get("circuits", ())
        if circuit.get("contactor") in ("open", "closed")
    }


def _shows_circuit(value: Value, observed: State) -> bool | None:
    """A feeder's contactor follows `on` and `off`; `auto` leaves it to the clock and shows nothing."""
    asked = {"on": True, "off": False}.get(value["command"])
    seen = energised_circuits(observed).get(value["id"])
    return None if asked is None or seen is None else seen == asked


def _circuit_effect(value: Value) -> Effect | None:
    return _CIRCUIT_EFFECTS.get(value["command"])


def _off_at_night(value: Value, circumstances: Circumstances) -> bool:
    return value["command"] == "off" and circumstances.night


_CIRCUIT = Record(
    (
        state("id", IDENTIFIER, "Départ", "Feeder"),
        words("contactor", "Contacteur", "Contactor", "open closed"),
        *flags(
            ("breaker_tripped", "Disjoncteur déclenché", "Breaker tripped"),
            ("leakage_detected", "Défaut d’isolement", "Leakage detected"),
        ),
    ),
    required=("id",),
)

_CABINET_ALARMS = (
    alarm(
        "breaker_tripped",
        ("Disjoncteur de départ déclenché", "Feeder breaker tripped"),
        "high",
        Within("circuits", "breaker_tripped"),
        means=("Un départ est coupé par sa protection", "A feeder was cut by its protection"),
        otherwise=("Une rue entière dans le noir", "A whole street in the dark"),
        do=("Envoyer l’astreinte éclairage ; ne pas réarmer à distance", "Send lighting's on-call; no remote reset"),
        within_s=1800,
        folds=("feeds",),
    ),
    alarm(
        "leakage_detected",
        ("Défaut d’isolement", "Leakage detected"),
        "high",
        Within("circuits", "leakage_detected"),
        means=("Un départ fuit à la terre", "A feeder leaks to earth"),
        otherwise=("Risque d’électrisation au pied des mâts", "Risk of shock at the foot of the columns"),
        do=("Couper le départ, baliser, astreinte éclairage", "Cut the feeder, cordon off, lighting's on-call"),
        within_s=600,
    ),
    alarm(
        "supply_loss",
        ("Armoire sans alimentation", "Cabinet without supply"),
        "high",
        Is("supply_loss"),
        means=("L’armoire n’est plus alimentée par le réseau", "The cabinet gets nothing from the grid"),
        otherwise=("Tous ses départs sont éteints", "All its feeders are dark"),
        do=("Appeler le gestionnaire du réseau", "Call the network operator"),
        within_s=1800,
        on_delay_s=5,
        folds=("feeds",),
    ),
    alarm(
        "contactor_error",
        ("Contacteur en défaut", "Contactor error"),
        "medium",
        Is("contactor_error"),
        means=("Le contacteur ne suit pas son ordre", "The contactor does not follow its order"),
        otherwise=("Éclairage bloqué allumé ou éteint", "Lighting stuck on or off"),
        do=("Envoyer l’astreinte éclairage", "Send lighting's on-call"),
        within_s=3600,
        on_delay_s=10,
    ),
    alarm(
        "astro_clock_wrong",
        ("Horloge astronomique fausse", "Astronomical clock wrong"),
        "medium",
        Is("astro_clock_ok", (False,)),
        means=("L’armoire ne sait plus quand allumer", "The cabinet no longer knows when to light"),
        otherwise=("Sans réseau, la ville s’allume à contretemps", "Without the network, lights at the wrong time"),
        do=("Recharger le programme et l’heure", "Load programme and time again"),
        within_s=86_400,
        on_delay_s=300,
    ),
    alarm(
        "programme_not_taken",
        ("Programme non pris en compte", "Programme not taken"),
        "medium",
        Told(),
        means=("L’armoire n’annonce pas le programme envoyé", "The cabinet does not report the programme sent"),
        otherwise=("L’armoire éclaire selon un programme périmé", "The cabinet lights by an outdated programme"),
        do=("Lire le motif du refus, charger sur place", "Read why it was refused, load it on site"),
        within_s=86_400,
    ),
)

LIGHTING_CABINET = Kind(
    name="lighting_cabinet",
    family="lighting",
    label=Label("Armoire de commande", "Lighting cabinet"),
    symbol="power_switch",
    source="TALQ 2.6.1 SegmentMonitorFunction and CabinetMonitorFunction; NGSI StreetlightControlCabinet",
    state=(
        words(
            "working_mode",
            "Mode de marche",
            "Working mode",
            "automatic manual semi_automatic",
            "ngsi.StreetlightControlCabinet.workingMode",
        ),
        words("local_override", "Marche forcée locale", "Local override", "on off none"),
        state("circuits", ListOf(_CIRCUIT, 64), "Départs", "Feeders"),
        *flags(
            ("contactor_error", "Contacteur en défaut", "Contactor error"),
            ("supply_loss", "Alimentation perdue", "Supply loss"),
            ("astro_clock_ok", "Horloge astronomique juste", "Astronomical clock right"),
        ),
        state("program_id", IDENTIFIER, "Programme", "Programme"),
        state("program_checksum", Text(128), "Somme de contrôle du programme", "Programme checksum"),
    ),
    measurements=(
        *(measure(f"voltage_l{n}_v", "V", 0, 500, f"Tension phase {n}", f"Phase {n} voltage") for n in (1, 2, 3)),
        *(measure(f"current_l{n}_a", "A", 0, 1000, f"Courant phase {n}", f"Phase {n} current") for n in (1, 2, 3)),
        measure("active_power_w", "W", 0, 1e6, "Puissance active", "Active power"),
        measure("energy_kwh", "kW.h", 0, 1e9, "Énergie active", "Active energy"),
        measure("reactive_energy_kvarh", "kV.A.h", 0, 1e9, "Énergie réactive", "Reactive energy"),
        measure("power_factor", "1", 0, 1, "Facteur de puissance", "Power factor"),
    ),
    capabilities=(
        held(
            "circuit",
            "Commande de départ",
            "Feeder command",
            state("id", IDENTIFIER, "Départ", "Feeder"),
            state("command", Choice(("on", "off", "auto"), "poste"), "Ordre", "Order"),
            slot="id",
            answer_s=30,
            agrees=_shows_circuit,
            released=one_of("working_mode", "automatic"),
            effect=_circuit_effect,
            critical=Label("Coupure d’un départ la nuit", "Switching a feeder off at night"),
            critical_when=_off_at_night,
        ),
        action(
            "load_program",
            "Charger un programme",
            "Load a programme",
            state("id", IDENTIFIER, "Programme", "Programme"),
            state("valid_from", INSTANT, "Valable à partir de", "Valid from"),
            repeatable=True,  # the same programme, verified by its checksum
            loads="light_level",
            ttl_s=_TTL_S,
            answer_s=120,
        ),
    ),
    alarms=_CABINET_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Horloge astronomique", "Astronomical clock"),
    map_value="active_power_w",
    energises=energised_circuits,
)

ARCHITECTURAL_LIGHT = Kind(
    name="architectural_light",
    family="lighting",
    label=Label("Mise en lumière", "Architectural light"),
    symbol="bulb3",
    source="poste, for DMX512 and DALI installations; order of 27 December 2018 (off by 01:00)",
    state=(
        state("scene_id", IDENTIFIER, "Scène", "Scene"),
        state("level_pct", Number(0, 100), "Niveau", "Level", "%"),
        state("festive", Boolean(), "Illumination festive", "Festive"),
        words("link_status", "Liaison", "Link status", "ok fault"),
    ),
    measurements=(
        measure("active_power_w", "W", 0, 1e6, "Puissance active", "Active power"),
        measure("energy_kwh", "kW.h", 0, 1e8, "Énergie", "Energy"),
    ),
    capabilities=(
        held(
            "scene",
            "Scène",
            "Lighting scene",
            state("id", IDENTIFIER, "Scène", "Scene"),
            state("fade_s", Number(0, 3600), "Fondu", "Fade", "s"),
            optional=("fade_s",),
            lasting="fade_s",
            agrees=shows("scene_id", "id"),
        ),
    ),
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label(
        "Extinction par minuterie locale à 1 h au plus tard", "Off by local timer at 01:00 at the latest"
    ),
    map_value="level_pct",
)

KINDS = (LUMINAIRE, LIGHTING_CABINET, ARCHITECTURAL_LIGHT)
