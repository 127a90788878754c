"""Energy: meters (solar production included) and uninterruptible power supplies (UPS-MIB, RFC 1628)."""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.fields import Label, Number, Text, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Threshold

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

_UPS_ALARMS = (
    alarm(
        "on_battery",
        ("Sur batterie", "On battery"),
        "high",
        Is("output_source", ("battery",)),
        means=("Le secteur est perdu", "The mains are lost"),
        otherwise=("Arrêt de ce qui est secouru, dans quelques minutes", "What it backs up stops within minutes"),
        do=("Chercher la coupure, prévenir les services", "Find the outage, tell the services"),
        within_s=600,
        on_delay_s=10,
        folds=("feeds",),
    ),
    alarm(
        "battery_low",
        ("Batterie basse", "Battery low"),
        "critical",
        Is("battery_status", ("low", "depleted")),
        means=("La batterie est presque vide", "The battery is nearly empty"),
        otherwise=("Arrêt imminent", "It stops at any moment"),
        do=("Arrêter proprement, amener un groupe", "Shut down cleanly, bring a generator"),
        within_s=120,
    ),
    alarm(
        "overload",
        ("Surcharge", "Overload"),
        "medium",
        Threshold("load_pct", "above", 95.0, 5.0),
        means=("Plus de charge que l’onduleur n’en tient", "More load than the UPS holds"),
        otherwise=("Il passera en dérivation au prochain défaut", "It goes to bypass at the next fault"),
        do=("Délester", "Shed load"),
        within_s=3600,
        on_delay_s=60,
        off_delay_s=60,
    ),
    alarm(
        "on_bypass",
        ("En dérivation", "On bypass"),
        "medium",
        Is("output_source", ("bypass",)),
        means=("Plus aucun secours", "There is no backup"),
        otherwise=("La prochaine coupure arrête tout", "The next outage stops all"),
        do=("Appeler la maintenance", "Call maintenance"),
        within_s=14400,
        on_delay_s=60,
    ),
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
    alarms=_UPS_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=Label("Alarme", "Alarm raised"),
    map_value="output_source",
)

KINDS = (ENERGY_METER, UPS)
