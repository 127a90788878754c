"""How each kind of equipment behaves. One module a family; `BEHAVIOURS` is what the simulation builds from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from app.domain.registry import AssetDraft
from simulators.behaviours.access import AccessPoint, Leaf
from simulators.behaviours.building import Building, IntrusionPanel
from simulators.behaviours.device import Base
from simulators.behaviours.display import Sign
from simulators.behaviours.energy import EnergyMeter, Ups
from simulators.behaviours.environment import EnvironmentSensor, WeatherStation
from simulators.behaviours.floodlight import ArchitecturalLight
from simulators.behaviours.lighting import Cabinet
from simulators.behaviours.luminaire import Lamp
from simulators.behaviours.network import LorawanGateway, NetworkSwitch, WifiAccessPoint
from simulators.behaviours.parking import BikeStation, CarPark, EvCharger, ParkingBay
from simulators.behaviours.sound import LoudspeakerZone, SoundLevelMeter
from simulators.behaviours.traffic import Counter, Junction
from simulators.behaviours.vehicles import Bus, ServiceVehicle
from simulators.behaviours.video import Camera

BEHAVIOURS: Mapping[str, Callable[[AssetDraft, Random], Base]] = {
    "luminaire": Lamp,
    "lighting_cabinet": Cabinet,
    "architectural_light": ArchitecturalLight,
    "access_point": AccessPoint,
    "bollard": Leaf,
    "barrier": Leaf,
    "camera": Camera,
    "traffic_junction": Junction,
    "traffic_counter": Counter,
    "car_park": CarPark,
    "parking_bay": ParkingBay,
    "transit_vehicle": Bus,
    "service_vehicle": ServiceVehicle,
    "bike_station": BikeStation,
    "ev_charger": EvCharger,
    "message_sign": Sign,
    "information_display": Sign,
    "loudspeaker_zone": LoudspeakerZone,
    "sound_level_meter": SoundLevelMeter,
    "public_building": Building,
    "intrusion_panel": IntrusionPanel,
    "energy_meter": EnergyMeter,
    "weather_station": WeatherStation,
    "environment_sensor": EnvironmentSensor,
    "lorawan_gateway": LorawanGateway,
    "network_switch": NetworkSwitch,
    "wifi_access_point": WifiAccessPoint,
    "ups": Ups,
}
