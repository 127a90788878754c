"""A lighting cabinet: its feeders, its meters and the programme its clock holds."""

from __future__ import annotations

from app.domain.kinds.agreement import one_of
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Circumstances, Effect, action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    INSTANT,
    Choice,
    Label,
    ListOf,
    Record,
    State,
    Text,
    Value,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Told, Within

_CIRCUIT_EFFECTS: dict[str, Effect] = {"off": "darkens", "on": "full_light"}
_TTL_S = 600.0


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
