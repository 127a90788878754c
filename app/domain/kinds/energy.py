"""Energy: meters (solar production included) and uninterruptible power supplies (UPS-MIB, RFC 1628)."""

from __future__ import annotations

from app.domain.kinds.fields import Label, Number, Text, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind

ENERGY_METER = Kind(
    name="energy_meter",
    family="energy",
    label=Label("Compteur d’énergie", "Energy meter"),
    symbol="power_meter",
    source="poste; PRM is the French delivery point number, 14 digits",
    state=(
        state("tariff_period", Text(40), "Poste tarifaire", "Tariff period"),
        words("direction", "Sens", "Direction", "import export"),
    ),
    measurements=(
        measure("active_power_w", "W", -1e9, 1e9, "Puissance active (signée)", "Active power (signed)"),
        measure("import_energy_kwh", "kW.h", 0, 1e12, "Énergie soutirée", "Energy imported"),
        measure("export_energy_kwh", "kW.h", 0, 1e12, "Énergie injectée", "Energy exported"),
    ),
    attributes=(
        state("prm", Text(14, r"^[0-9]{14}$"), "Point de livraison (PRM)", "Delivery point (PRM)"),
        state("subscribed_power_kva", Number(0, 1e6), "Puissance souscrite", "Subscribed power", "kV.A"),
    ),
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label("Index conservés par le compteur", "The meter keeps its readings"),
    map_value="active_power_w",
)

UPS = Kind(
    name="ups",
    family="energy",
    label=Label("Onduleur", "Uninterruptible power supply"),
    symbol="power_device",
    source="UPS-MIB (RFC 1628) upsOutputSource, upsBatteryStatus",
    state=(
        words(
            "output_source",
            "Source de sortie",
            "Output source",
            "other none normal bypass battery booster reducer",
            "ups_mib.upsOutputSource",
        ),
        words(
            "battery_status",
            "État de la batterie",
            "Battery status",
            "unknown normal low depleted",
            "ups_mib.upsBatteryStatus",
        ),
    ),
    measurements=(
        measure("runtime_min", "min", 0, 100_000, "Autonomie restante", "Runtime left"),
        measure("charge_pct", "%", 0, 100, "Niveau de charge", "Charge"),
        measure("load_pct", "%", 0, 300, "Taux de charge", "Load"),
    ),
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=Label("Alarme", "Alarm raised"),
    map_value="output_source",
)

KINDS = (ENERGY_METER, UPS)
