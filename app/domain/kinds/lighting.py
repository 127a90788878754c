"""Street lighting: luminaires, their cabinets and lit heritage (uCIFI/TALQ, NGSI Streetlight)."""

from __future__ import annotations

from app.domain.kinds.fields import (
    Boolean,
    Enum,
    Integer,
    Label,
    ListOf,
    Number,
    Record,
    Text,
    flags,
    measure,
    state,
)
from app.domain.kinds.kind import Capability, Heartbeat, Kind, State


def energised_circuits(values: State) -> dict[str, bool]:
    """Circuits switched on by plan: a closed contactor. A tripped breaker is a fault, not a plan."""
    return {
        circuit["id"]: circuit["contactor"] == "closed"
        for circuit in values.get("circuits", ())
        if circuit.get("contactor") in ("open", "closed")
    }


LUMINAIRE = Kind(
    name="luminaire",
    family="lighting",
    label=Label("Point lumineux", "Luminaire"),
    symbol="street_lamp",
    source="TALQ 2.6 LampActuator/LampMonitor; NGSI Streetlight",
    state=(
        state(
            "power_state",
            Enum(("on", "off", "low", "booting_up"), "NGSI Streetlight powerState"),
            "Alimentation",
            "Power state",
        ),
        state("light_level_pct", Number(0, 100), "Niveau", "Light level", "%"),
        state(
            "command_reason",
            Enum(("override", "sensor", "program"), "TALQ ActualLightState reason"),
            "Origine de la commande",
            "Command reason",
        ),
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
        measure("operating_time_h", "h", 0, 1e6, "Temps de fonctionnement", "Operating time"),
        measure("switch_on_count", "1", 0, 1e8, "Allumages", "Switch-on count"),
        measure("temperature_c", "Cel", -60, 150, "Température", "Temperature"),
    ),
    attributes=(
        state("rated_power_w", Number(0, 5000), "Puissance nominale", "Rated power", "W"),
        state("cct_k", Integer(1000, 10000), "Température de couleur", "Colour temperature", "K"),
        state("flux_lm", Number(0, 1e6), "Flux", "Flux", "lm"),
        state("ulr_pct", Number(0, 100), "Flux vers le ciel (ULR)", "Upward light ratio", "%"),
        state("height_m", Number(0, 100), "Hauteur", "Height", "m"),
        state("floor_pct", Number(0, 100), "Plancher", "Floor", "%"),
        state("powered_by_day", Boolean(), "Alimenté le jour", "Powered by day"),
    ),
    capabilities=(
        Capability(
            name="light_level",
            label=Label("Niveau d’éclairement", "Light level"),
            mode="held",
            params=(
                state("level_pct", Number(0, 100), "Niveau", "Level", "%"),
                state("fade_s", Number(0, 3600), "Fondu", "Fade", "s"),
            ),
        ),
        Capability(
            name="test",
            label=Label("Essai de lampe", "Lamp test"),
            mode="action",
            params=(state("duration_s", Number(1, 600), "Durée", "Duration", "s"),),
        ),
    ),
    heartbeat=Heartbeat(period_s=3600, fed=True),
    on_comm_loss=Label("Programme local, sinon 100 % la nuit", "Local programme, else 100 % at night"),
    map_value="light_level_pct",
)


KINDS = (LUMINAIRE,)
