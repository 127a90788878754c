"""What carries the data: LoRaWAN gateways, switches, Wi-Fi access points. Never a MAC address of a visitor."""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Circumstances, action, held
from app.domain.kinds.fields import IDENTIFIER, Boolean, Label, ListOf, Record, State, Value, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Threshold, Within

_LORAWAN_GATEWAY_ALARMS = (
    alarm(
        "gateway_offline",
        ("Passerelle hors ligne", "Gateway offline"),
        "high",
        Is("gateway_state", ("offline",)),
        means=("Le serveur LoRaWAN ne la voit plus", "The LoRaWAN server no longer sees it"),
        otherwise=("Tous ses capteurs sont muets", "All its sensors are silent"),
        do=("Vérifier alimentation et liaison", "Check power and link"),
        within_s=1800,
        on_delay_s=30,
        folds=("carries",),
    ),
    alarm(
        "gps_lost",
        ("GPS perdu", "GPS lost"),
        "low",
        Is("gps_fix", (False,)),
        means=("La passerelle n’a plus de position", "The gateway has no position"),
        otherwise=("Horodatage moins sûr", "Time stamps are less sure"),
        do=("Vérifier l’antenne", "Check the aerial"),
        within_s=604800,
        on_delay_s=3600,
    ),
)

_BOOT_S = 300.0


def _sole_carrier(_value: Value, circumstances: Circumstances) -> bool:
    return circumstances.sole_carrier


LORAWAN_GATEWAY = Kind(
    name="lorawan_gateway",
    family="network",
    label=Label("Passerelle LoRaWAN", "LoRaWAN gateway"),
    symbol="antenna",
    source="ChirpStack v4 api.GatewayState; its default statistics interval is 30 s",
    state=(
        words(
            "gateway_state",
            "État de la passerelle",
            "Gateway state",
            "never_seen online offline",
            "chirpstack.GatewayState",
        ),
        words("backhaul", "Liaison de collecte", "Backhaul", "ethernet cellular fibre"),
        state("gps_fix", Boolean(), "Position GPS acquise", "GPS fix"),
    ),
    measurements=(
        measure("rx_count", "1", 0, 1e15, "Trames reçues", "Frames received"),
        measure("rx_ok_count", "1", 0, 1e15, "Trames reçues valides", "Valid frames received"),
        measure("tx_count", "1", 0, 1e15, "Trames émises", "Frames sent"),
        measure("duty_cycle_pct", "%", 0, 100, "Taux d’émission", "Duty cycle"),
    ),
    capabilities=(
        action(
            "reboot",
            "Redémarrer",
            "Reboot",
            repeatable=False,  # deaf twice
            answer_s=_BOOT_S,
            critical=Label("Seule à porter ses équipements", "Sole carrier of its equipment"),
            critical_when=_sole_carrier,
        ),
    ),
    alarms=_LORAWAN_GATEWAY_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=30),
    on_comm_loss=Label("Regroupe les alarmes de ses équipements", "Folds its children"),
    map_value="gateway_state",
)

_PORT = Record(
    (
        state("id", IDENTIFIER, "Numéro de port", "Port"),
        words(
            "oper_status",
            "État du port",
            "Operational status",
            "up down testing unknown dormant not_present lower_layer_down",
            "if_mib.ifOperStatus",
        ),
        words(
            "poe",
            "Alimentation PoE",
            "PoE",
            "disabled searching delivering_power fault test other_fault",
            "power_ethernet_mib.pethPsePortDetectionStatus",
        ),
    ),
    required=("id",),
)


def _carries_critical(_value: Value, circumstances: Circumstances) -> bool:
    return circumstances.carries_critical


_NETWORK_SWITCH_ALARMS = (
    alarm(
        "ports_down",
        ("Ports tombés", "Ports down"),
        "medium",
        Within("ports", "oper_status", ("down", "lower_layer_down")),
        means=("Un port qui portait un équipement est tombé", "A port that carried equipment is down"),
        otherwise=("Cet équipement est muet", "That equipment is silent"),
        do=("Vérifier le câble et l’équipement", "Check cable and equipment"),
        within_s=3600,
        on_delay_s=30,
        folds=("carries",),
    ),
    alarm(
        "poe_fault",
        ("PoE en défaut", "PoE fault"),
        "medium",
        Within("ports", "poe", ("fault", "other_fault")),
        means=("Un port n’alimente plus son équipement", "A port no longer powers its equipment"),
        otherwise=("Cet équipement est éteint", "That equipment is off"),
        do=("Relancer le port", "Cycle the port"),
        within_s=3600,
        on_delay_s=10,
        folds=("carries",),
    ),
    alarm(
        "overheating",
        ("Surchauffe", "Overheating"),
        "medium",
        Threshold("temperature_c", "above", 70.0, 5.0),
        means=("Plus de 70 °C dans le commutateur", "Over 70 °C in the switch"),
        otherwise=("Arrêt du commutateur", "The switch stops"),
        do=("Vérifier la ventilation du coffret", "Check the cabinet’s ventilation"),
        within_s=3600,
        on_delay_s=60,
        off_delay_s=60,
    ),
)

NETWORK_SWITCH = Kind(
    name="network_switch",
    family="network",
    label=Label("Commutateur réseau", "Network switch"),
    symbol="cable_device",
    source="IF-MIB (RFC 2863) ifOperStatus; POWER-ETHERNET-MIB (RFC 3621) pethPsePortDetectionStatus",
    state=(state("ports", ListOf(_PORT, 64), "Ports du commutateur", "Ports"),),
    measurements=(
        measure("uplink_use_pct", "%", 0, 100, "Charge du lien montant", "Uplink use"),
        measure("poe_power_w", "W", 0, 10_000, "Puissance PoE", "PoE power"),
        measure("temperature_c", "Cel", -60, 150, "Température", "Temperature"),
    ),
    capabilities=(
        action(
            "port_cycle",
            "Relancer un port",
            "Cycle a port",
            state("id", IDENTIFIER, "Numéro de port", "Port"),
            slot="id",
            repeatable=False,  # what it powers would restart twice
            answer_s=30,
            critical=Label("Le port porte un point d’accès ou une caméra", "The port carries access or a camera"),
            critical_when=_carries_critical,
        ),
    ),
    alarms=_NETWORK_SWITCH_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=Label("Regroupe les alarmes de ses équipements", "Folds its children"),
    map_value="uplink_use_pct",
)

_RADIO = Record(
    (
        words("band", "Bande", "Band", "2_4ghz 5ghz 6ghz"),
        words("status", "État de la radio", "Radio status", "up down"),
    )
)


def _radios(value: Value, observed: State) -> bool | None:
    """Every radio is up, or every one is down; one that does not say leaves it open."""
    seen = {radio.get("status", "unknown") for radio in observed.get("radios", ())}
    return None if not seen or "unknown" in seen else seen == {"up" if value["radio"] else "down"}


_WIFI_ACCESS_POINT_ALARMS = (
    alarm(
        "radio_down",
        ("Émetteur arrêté", "Radio down"),
        "low",
        Within("radios", "status", ("down",)),
        means=("Un émetteur n’émet plus", "A radio is off"),
        otherwise=("Pas de Wi-Fi alentour", "No Wi-Fi around"),
        do=("Redémarrer la borne", "Reboot it"),
        within_s=86400,
        on_delay_s=300,
    ),
)

WIFI_ACCESS_POINT = Kind(
    name="wifi_access_point",
    family="network",
    label=Label("Borne Wi-Fi", "Wi-Fi access point"),
    symbol="mast_communication",
    source="poste",
    state=(state("radios", ListOf(_RADIO, 8), "Émetteurs radio", "Radios"),),
    measurements=(
        measure("client_count", "1", 0, 1e5, "Appareils connectés", "Clients connected", counter=False),
        measure("channel_use_pct", "%", 0, 100, "Occupation du canal", "Channel use"),
        measure("throughput_kbit_s", "kbit/s", 0, 1e9, "Débit", "Throughput"),
    ),
    capabilities=(
        held("radio", "Émission radio", "Radio", state("radio", Boolean(), "Émission", "Radio on"), agrees=_radios),
        action("reboot", "Redémarrer", "Reboot", repeatable=False, answer_s=_BOOT_S),  # its visitors are cut off
    ),
    alarms=_WIFI_ACCESS_POINT_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=300),
    on_comm_loss=Label("Couverture inconnue", "Coverage unknown"),
    map_value="client_count",
)

KINDS = (LORAWAN_GATEWAY, NETWORK_SWITCH, WIFI_ACCESS_POINT)
