"""The city's networks: LoRaWAN gateways, switches and what each carries, and their batteries."""

from __future__ import annotations

from shapely import Point

from simulators.city.inventory import Entry, Inventory, clusters

RADIO = ("luminaire", "lighting_cabinet", "architectural_light", "parking_bay", "energy_meter", "environment_sensor")
WIRED = (
    "access_point", "bollard", "barrier", "camera", "traffic_junction", "traffic_counter", "car_park", "ev_charger",
    "message_sign", "information_display", "loudspeaker_zone", "sound_level_meter", "public_building",
    "intrusion_panel", "weather_station", "bike_station", "wifi_access_point", "lorawan_gateway",
)  # fmt: skip
DEVICES_PER_GATEWAY, DEVICES_PER_SWITCH = 900, 8


def carry(inventory: Inventory) -> None:
    """Give every fixed device a network path, one carrier each."""
    radio = inventory.of(*RADIO)
    roofs = inventory.of("public_building")
    for group in clusters(radio, [entry.point for entry in radio], DEVICES_PER_GATEWAY):
        middle = _middle(group)
        roof = min(roofs, key=lambda entry: entry.point.distance(middle)) if roofs else group[0]
        point = Point(roof.point.x + 4, roof.point.y + 4)
        gateway = inventory.add("lorawan_gateway", point, f"Passerelle {roof.name}", backhaul="fibre")
        for entry in group:
            inventory.relate(gateway, "carries", entry)
    wired = inventory.of(*WIRED)
    groups = clusters(wired, [entry.point for entry in wired], DEVICES_PER_SWITCH)
    for number, group in enumerate(groups):
        first = group[len(group) // 2]
        name = first.name.removeprefix("Caméra ")
        switch = inventory.add(
            "network_switch", Point(first.point.x + 1.5, first.point.y - 1.5), f"Commutateur {name}", port_count=10
        )
        for port, entry in enumerate(group, start=1):
            inventory.relate(switch, "carries", entry, str(port))
        if number % 5 == 0:
            ups = inventory.add("ups", Point(switch.point.x + 1, switch.point.y), f"Onduleur {name}")
            inventory.relate(ups, "feeds", switch, "1")
            inventory.relate(switch, "carries", ups, str(len(group) + 1))


def _middle(group: list[Entry]) -> Point:
    count = len(group)
    return Point(sum(entry.point.x for entry in group) / count, sum(entry.point.y for entry in group) / count)
