"""The enumerations of the cited sources, spelt as they spell them.

Keys are those of `app.domain.kinds.sources.SOURCES`, which says what object each is and where it was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vocabulary:
    """`words` as published; `renamed` maps a published word to ours; `added` are ours beside them."""

    words: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    def allowed(self) -> frozenset[str]:
        published = {self.renamed.get(word, snake(word)) for word in self.words.split()}
        return frozenset(published) | self.added


def snake(word: str) -> str:
    """`systemControl`, `MANY_SEATS_AVAILABLE` or `Faulted` in our spelling."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).lower().replace("-", "_")


VOCABULARIES = {
    "talq.AttributeRoadUser": Vocabulary("Pedestrian Bicycle Motorcycle Car Truck Scooter Others"),
    "ngsi.Streetlight.powerState": Vocabulary("bootingUp low off on"),
    "ngsi.StreetlightControlCabinet.workingMode": Vocabulary(
        "automatic manual semiautomatic", renamed={"semiautomatic": "semi_automatic"}
    ),
    "ngsi.OffStreetParking.status": Vocabulary(
        "almostFull closed closedAbnormal full fullAtEntrance open openingTimesInForce spacesAvailable"
    ),
    "ngsi.ParkingSpot.status": Vocabulary("closed free occupied unknown"),
    "onvif.VideoSource": Vocabulary(
        "MotionAlarm SignalLoss ImageTooBlurry ImageTooDark ImageTooBright GlobalSceneChange",
        renamed={
            "ImageTooBlurry": "blurry",
            "ImageTooDark": "too_dark",
            "ImageTooBright": "too_bright",
            "GlobalSceneChange": "scene_changed",
        },
        added=frozenset({"ok"}),  # no topic says that nothing is wrong
    ),
    "onvif.MoveStatus": Vocabulary("IDLE MOVING UNKNOWN", added=frozenset({"none"})),  # a fixed camera
    "ntcip1202.unitControlStatus": Vocabulary(
        "other systemControl systemStandby backupMode manual timebase interconnect interconnectBackup"
    ),
    "ntcip1202.unitFlashStatus": Vocabulary("other notFlash automatic localManual faultMonitor mmu startup preempt"),
    "ntcip1202.preemptState": Vocabulary(
        "other notActive notActiveWithCall entryStarted trackService dwell linkActive exitStarted maxPresence"
    ),
    "ntcip1203.dmsControlMode": Vocabulary("other local external central centralOverride simulation"),
    "ntcip1203.dmsMsgSourceMode": Vocabulary(
        "other local external otherCom1 otherCom2 otherCom3 otherCom4 central timebasedScheduler powerRecovery "
        "reset commLoss powerLoss endDuration"
    ),
    "datex2.TrafficStatusEnum": Vocabulary("impossible congested heavy freeFlow unknown"),
    "gtfsrt.VehicleStopStatus": Vocabulary("INCOMING_AT STOPPED_AT IN_TRANSIT_TO"),
    "gtfsrt.ScheduleRelationship": Vocabulary(
        "SCHEDULED ADDED UNSCHEDULED CANCELED REPLACEMENT DUPLICATED DELETED NEW"
    ),
    "gtfsrt.OccupancyStatus": Vocabulary(
        "EMPTY MANY_SEATS_AVAILABLE FEW_SEATS_AVAILABLE STANDING_ROOM_ONLY CRUSHED_STANDING_ROOM_ONLY FULL "
        "NOT_ACCEPTING_PASSENGERS NO_DATA_AVAILABLE NOT_BOARDABLE"
    ),
    "ocpi.Status": Vocabulary(
        "AVAILABLE BLOCKED CHARGING INOPERATIVE OUTOFORDER PLANNED REMOVED RESERVED UNKNOWN",
        renamed={"OUTOFORDER": "out_of_order"},
    ),
    "ocpp.ConnectorStatusEnumType": Vocabulary("Available Occupied Reserved Unavailable Faulted"),
    "en12675.conflicts": Vocabulary(
        "green yellow red red/yellow green/yellow",
        renamed={"yellow": "amber", "red/yellow": "red_amber", "green/yellow": "green_amber"},
        added=frozenset({"flashing_amber", "dark"}),  # a conflict is between lights shown; these are not
    ),
    "en54_16.conditions": Vocabulary(
        "quiescent voice-alarm fault-warning disablement", renamed={"disablement": "disabled"}
    ),
    "en54_16.line_faults": Vocabulary(
        "short-circuit interruption earth-fault",
        renamed={"short-circuit": "short", "interruption": "open", "earth-fault": "earth"},
        added=frozenset({"none"}),
    ),
    "en50131_1.set_states": Vocabulary("set unset part-set setting unsetting entry-delay"),
    "en50131_1.signals": Vocabulary("intruder hold-up tamper fault", added=frozenset({"none"})),
    "chirpstack.GatewayState": Vocabulary("NEVER_SEEN ONLINE OFFLINE"),
    "if_mib.ifOperStatus": Vocabulary("up down testing unknown dormant notPresent lowerLayerDown"),
    "power_ethernet_mib.pethPsePortDetectionStatus": Vocabulary(
        "disabled searching deliveringPower fault test otherFault"
    ),
    "ups_mib.upsOutputSource": Vocabulary("other none normal bypass battery booster reducer"),
    "ups_mib.upsBatteryStatus": Vocabulary(
        "unknown batteryNormal batteryLow batteryDepleted",
        renamed={"batteryNormal": "normal", "batteryLow": "low", "batteryDepleted": "depleted"},
    ),
}

FIGURES = {
    "public_health_code.R1336-1": {"dB(A)": 102.0, "dB(C)": 118.0},
    "energy_code.R241-26": {"Cel": 19.0},
    "en50131_1.reporting_time": {"2": 24 * 3600.0, "3": 5 * 3600.0, "4": 3 * 60.0},  # seconds by grade
}

TALQ_EVENTS = Vocabulary(
    # TALQ 2.6.1 oas/talq-data-model-2-6-1-online.json, EventType (github.com/TALQ-consortium/TALQ_specification)
    "cabinetDoorOpen circuitBreakerTripped contactorError controlGearCommFailure cyclingFailure dimmingFailure "
    "lampFailure lampUnexpectedOn leakageDetected localOverride overstayDetected relayFailure supplyLoss",
    renamed={"circuitBreakerTripped": "breaker_tripped", "overstayDetected": "overstay"},
)
ONVIF_HARDWARE_FAILURES = Vocabulary(
    # topics tns1:Device/HardwareFailure/*
    "StorageFailure FanFailure PowerSupplyFailure TemperatureCritical"
)
NTCIP_SHORT_ERRORS = Vocabulary(
    # NTCIP 1203 shortErrorStatus bits, IRIS ShortErrorStatus.java
    "OTHER COMMUNICATIONS POWER ATTACHED_DEVICE LAMP PIXEL PHOTOCELL MESSAGE CONTROLLER TEMPERATURE "
    "CLIMATE_CONTROL CRITICAL_TEMPERATURE DRUM_ROTOR DOOR_OPEN HUMIDITY",
    renamed={"TEMPERATURE": "temperature_warning"},
)
GBFS_STATION_STATUS = Vocabulary(
    "is_installed is_renting is_returning num_vehicles_available num_vehicles_disabled num_docks_available "
    "num_docks_disabled"
)
