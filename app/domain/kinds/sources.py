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
    "en12675.conflicts": Source(
        "EN 12675:2000, colours of its conflict classes AA to AE",
        "legislation.gov.uk/uksi/2016/362 schedule 14 paragraph 46 table 1; order of 18 June 2003, annex II "
        "(juriblio.fr/arretes/arrete-du-18-juin-2003)",
    ),
    "en54_16.conditions": Source(
        "EN 54-16:2008 clause 5.1.1, functional conditions of the control equipment",
        "easymanua.ls/bosch/plena-voice-alarm-system/manual?p=120 (clause-by-clause compliance table)",
    ),
    "en54_16.line_faults": Source(
        "EN 54-16:2008 clauses 8.2.3 b and 8.4, faults of earth and of a voice alarm transmission path",
        "manualslib.de/manual/70550/Bosch-Praesideo-4-0.html?page=56 and "
        "manualslib.de/manual/241998/Bosch-Praesideo-4-3.html?page=70 (compliance tables)",
    ),
    "en50131_1.signals": Source(
        "EN 50131-1:2006 table 7, processing of signals", "dnaop.com/html/61223_4.html (extract)"
    ),
    "en50131_1.set_states": Source(
        "EN 50131-1:2006 with A1:2009, table 7 note 5 and clauses 8.3.4 and 8.3.8.2, setting and unsetting",
        "dnaop.com/html/61223_4.html and 61223_7.html (extracts); part set and entry delay in "
        "manualshive.com/ru/manual/ict/protege-prt-ipic-poe-c/3541014?page=53 (compliance notes)",
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

FIGURES = {
    "public_health_code.R1336-1": Source(
        "Public health code R1336-1 II 1 (decree 2017-1244): 102 dB(A) and 118 dB(C) over 15 minutes",
        "juriblio.fr/codes/code-de-la-sante-publique, article R1336-1; doctrine.fr, same article",
    ),
    "energy_code.R241-26": Source(
        "Energy code R241-26: heating limit of 19 Cel on average",
        "developpement-durable.gouv.fr/La-limitation-de-la-temperature-de.html",
    ),
    "en50131_1.reporting_time": Source(
        "EN 50131-1, time to report a lost transmission path as makers quote it: grade 2, 24 h; 3, 5 h; 4, 3 min",
        "webwayworld.com/faq/48236; manualmachine.com/interlogix/xgen/19592685-installation--programming-manual "
        "(24 h for ATS 2)",
    ),
}

NOTHING_TAKEN = """\
SIA DC-09:2013, clause 5.5.2.1 to 5.5.3.3 (yumpu.com/en/document/view/47594214, page 21): transport only. A null \
message supervises the link at a configurable interval; no state of a panel is named.
EN 12675:2017, clauses 4.2 to 4.4 (freestandardsdownload.com, EN 12675-2017): normal mode, failure mode, major and \
minor faults. Its colours are cited; `flashing` and `off` agree with IISR article 110 \
(wiki.coros.fr/doku.php?id=iisr:art110); `all_red` is ours.
EN 12966:2014+A1:2018 (scope: standards.iteh.ai, SIST EN 12966:2015+A1:2019; classes: itcindia.org/en-12966-testing): \
colour, luminance, ratio and beam classes; control units and luminance control are outside its scope.
EN 50849:2017: its scope is public (standards.iteh.ai). Clauses 5.2 and 5.3 of EN 60849:1998, which it replaces \
(easymanua.ls/bosch/plena/manual/648361?p=111), ask for the zone, the message and each fault to be shown, as the \
kind does; neither names the sound sources, which are ours.
CLC/TR 50531:2009 (dnaop.com/html/61337_5.html, 2.89 after EN 50131-1 3.1.41): isolation is until cancelled by hand, \
as `isolated` means here.
"""

NOT_VERIFIED = """\
NF P98-310 (bollards): abstract and contents only (boutique.afnor.org); no tender or maker's text quotes its clauses \
(searched in French, clauses 5 and 6, modes, manoeuvre times). Access words are ours.
DIASER (NF P99-071): nothing public, neither text, contents, tender nor code (searched in French and English in \
pages, documentation, issues and source). No word is taken from it; junction words are NTCIP 1202's, EN 12675's or ours.
EN 50136-1:2012 table 3 (reporting time by category SP1 to DP4): located, its figures not read; the copies open at \
table 1 (dnaop.com/html/62154_2.html). The heartbeat by grade rests on EN 50131-1 instead.
EN 50131-1 sets no reporting time for grade 1 that could be read: it takes grade 2's. A maker asks 3 min at grade 3 \
(support.ajax.systems, EN 50131 requirements), stricter than the 5 h read elsewhere.
DATEX II `user_class`: v2.3 `VehicleTypeEnum` was read and lacks `truck`, `scooter` and `pedestrian`; the words \
are those of TALQ.
TALQ light command reason (`override sensor program`): not re-read; the words are held as ours.
IEC 61672: quantities only, no word list. SIRI: no word of its own is used.
"""
