"""Where the words of the kinds come from, and what could not be checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A published object: the standard and its clause, and the public copy its words were read in."""

    title: str
    read_at: str


_IRIS = "github.com/mnit-rtmc/iris src/us/mn/state/dot/tms/server/comm/ntcip/mib1203"
_ASC = "github.com/Metrolla-Inc/ntcipy py_mibs/ASC_MIB1.py (the standard's MIB, compiled)"
_NGSI = "github.com/smart-data-models"
_GTFS = "Python package gtfs-realtime-bindings 3.0.0 (generated from gtfs-realtime.proto)"
_DATEX = "github.com/tefra/xsdata-samples datexii/models/eu/datexii/v2"

SOURCES = {
    "talq.AttributeRoadUser": Source(
        "TALQ 2.2.0 data model, AttributeRoadUser (TrafficCounterFunction.roadUser)",
        "github.com/TALQ-consortium/TALQ_specification oas/talq-data-model-2-2-0.json",
    ),
    "ngsi.Streetlight.powerState": Source(
        "NGSI Smart Data Models, Streetlight.powerState",
        f"{_NGSI}/dataModel.Streetlighting Streetlight/schema.json",
    ),
    "ngsi.StreetlightControlCabinet.workingMode": Source(
        "NGSI Smart Data Models, StreetlightControlCabinet.workingMode",
        f"{_NGSI}/dataModel.Streetlighting StreetlightControlCabinet/schema.json",
    ),
    "ngsi.OffStreetParking.status": Source(
        "NGSI Smart Data Models, OffStreetParking.status (words of DATEX II v2.3)",
        f"{_NGSI}/dataModel.Parking OffStreetParking/doc/spec.md",
    ),
    "ngsi.ParkingSpot.status": Source(
        "NGSI Smart Data Models, ParkingSpot.status", f"{_NGSI}/dataModel.Parking ParkingSpot/schema.json"
    ),
    "onvif.VideoSource": Source(
        "ONVIF Imaging Service Specification, events tns1:VideoSource/*",
        "github.com/onvif/specs doc/Imaging.xml, Events",
    ),
    "onvif.MoveStatus": Source("ONVIF schema, tt:MoveStatus", "Python package onvif-zeep-async 4.3.0 wsdl/onvif.xsd"),
    "ntcip1202.unitControlStatus": Source("NTCIP 1202 unitControlStatus (1.3.6.1.4.1.1206.4.2.1.3.5)", _ASC),
    "ntcip1202.unitFlashStatus": Source("NTCIP 1202 unitFlashStatus (1.3.6.1.4.1.1206.4.2.1.3.6)", _ASC),
    "ntcip1202.preemptState": Source("NTCIP 1202 preemptState (1.3.6.1.4.1.1206.4.2.1.6.2.1.16)", _ASC),
    "ntcip1203.dmsControlMode": Source("NTCIP 1203 v03, dmsControlMode", f"{_IRIS}/DmsControlMode.java"),
    "ntcip1203.dmsMsgSourceMode": Source("NTCIP 1203 v03, dmsMsgSourceMode", f"{_IRIS}/DmsMsgSourceMode.java"),
    "datex2.TrafficStatusEnum": Source(
        "DATEX II v2.3, TrafficStatusEnum", f"{_DATEX}/traffic_status_enum.py (generated from the XSD)"
    ),
    "gtfsrt.VehicleStopStatus": Source("GTFS-realtime, VehiclePosition.VehicleStopStatus", _GTFS),
    "gtfsrt.ScheduleRelationship": Source("GTFS-realtime, TripDescriptor.ScheduleRelationship", _GTFS),
    "gtfsrt.OccupancyStatus": Source("GTFS-realtime, VehiclePosition.OccupancyStatus", _GTFS),
    "ocpi.Status": Source(
        "OCPI mod_locations, Status enum (2.1.1 clause 4.20)", "Python package extrawest-ocpi 2025.7.16"
    ),
    "ocpp.ConnectorStatusEnumType": Source("OCPP 2.0.1, ConnectorStatusEnumType", "Python package ocpp 2.1.0"),
    "en54_16.conditions": Source(
        "EN 54-16:2008 clauses 6 to 9, conditions of the control equipment",
        "clause titles in Bosch and Dynacord EN 54-16 installer checklists; audio.ro for the disabled condition",
    ),
    "en50131_1.signals": Source(
        "EN 50131-1:2006 table 7, processing of signals", "dnaop.com/html/61223_4.html (extract)"
    ),
    "chirpstack.GatewayState": Source(
        "ChirpStack v4, api.GatewayState", "github.com/chirpstack/chirpstack api/proto/api/gateway.proto"
    ),
    "if_mib.ifOperStatus": Source("IF-MIB (RFC 2863), ifOperStatus", "Python package pysnmp-mibs 0.1.6 IF-MIB.py"),
    "power_ethernet_mib.pethPsePortDetectionStatus": Source(
        "POWER-ETHERNET-MIB (RFC 3621), pethPsePortDetectionStatus",
        "oid 1.3.6.1.2.1.105.1.1.1.6 as quoted in public network software; pysnmp-mibs 0.1.6 holds an older "
        "draft whose sixth word is denyLowPriority",
    ),
    "ups_mib.upsOutputSource": Source(
        "UPS-MIB (RFC 1628), upsOutputSource", "Python package pysnmp-mibs 0.1.6 UPS-MIB.py"
    ),
    "ups_mib.upsBatteryStatus": Source(
        "UPS-MIB (RFC 1628), upsBatteryStatus", "Python package pysnmp-mibs 0.1.6 UPS-MIB.py"
    ),
}

NOT_VERIFIED = """\
NF P98-310 (bollards): only its abstract and contents are public; access words are ours.
DIASER (NF P99-071) and EN 12675 (signals): not public; junction words are NTCIP 1202's or ours.
EN 12966 (signs): not public; sign words are NTCIP 1203's or ours.
EN 50849 (sound systems): not public. EN 54-16: clause titles only.
SIA DC-09 (alarm transmission): not checked. EN 50131-1: an extract of table 7 only; the set states \
are ours, and the heartbeat by grade follows EN 50136-1 reporting times from memory.
DATEX II `user_class`: v2.3 `VehicleTypeEnum` was read and lacks `truck`, `scooter` and `pedestrian`; the words \
are those of TALQ.
102 dB(A) and 118 dB(C) over 15 minutes: decree 2017-1244 (public health code R1336-1) was found, its \
figures were not re-read.
TALQ light command reason (`override sensor program`): not re-read; the words are held as ours.
GBFS 3.0 field names: read in public clients and feeds, not in the specification itself.
IEC 61672: quantities only, no word list. SIRI: no word of its own is used.
"""
