"""Public-space video: cameras as ONVIF describes them. No audio, no unmasking, no analytics without a legal basis.

Image defects are ONVIF topics `tns1:VideoSource/...`, hardware failures `tns1:Device/HardwareFailure/...`;
French law sets the attributes (CSI L251-2 purposes, L252-1 and L252-4 authorisation).
"""

from __future__ import annotations

from app.domain.kinds.agreement import known, nothing_to_release
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import action, held
from app.domain.kinds.fields import (
    DATE,
    IDENTIFIER,
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
from app.domain.kinds.interlock import Interlock, Scene
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Expiring, Is, Threshold

_PRESET = Record(
    (
        state("id", IDENTIFIER, "Préposition", "Preset"),
        state("views", ListOf(Text(64), 50), "Équipements vus", "Assets in view"),
    ),
    required=("id",),
)


def _on_preset(value: Value, observed: State) -> bool | None:
    """At the preset, and no longer moving towards it."""
    preset = known(observed, "preset_id")
    return None if preset is None else preset == value["id"] and observed.get("ptz") != "moving"


def _undeclared(value: Value, scene: Scene) -> bool:
    return all(preset.get("id") != value["id"] for preset in scene.attributes["presets"])


_DECLARED_PRESET = Interlock(
    name="declared_preset",
    rule=Label(
        "Une caméra ne va qu’à une préposition déclarée, dont le champ a été vérifié",
        "A camera goes only to a declared preset, whose view was checked",
    ),
    remedy=Label("Choisir ou déclarer une préposition (presets)", "Choose or declare a preset (presets)"),
    attributes=("presets",),
    blocks=_undeclared,
)


MONTH_D = 30
"""Images are kept as the prefect's order says, a month at most (CSI R253-4, L252-5)."""

_CAMERA_ALARMS = (
    alarm(
        "signal_loss",
        ("Perte d’image", "Signal loss"),
        "medium",
        Is("video_status", ("signal_loss",)),
        means=("La caméra ne livre plus d’image", "The camera delivers no picture"),
        otherwise=("Zone aveugle, rien d’enregistré", "A blind area, nothing recorded"),
        do=("Vérifier le réseau, prévenir le CSU", "Check the network, tell the video room"),
        within_s=1800,
        on_delay_s=10,
        folded_under=("carries",),
    ),
    alarm(
        "image_poor",
        ("Image inutilisable", "Picture unusable"),
        "low",
        Is("video_status", ("too_dark", "too_bright", "blurry", "scene_changed")),
        means=("L’image est masquée, floue ou déplacée", "The picture is masked, blurred or moved"),
        otherwise=("Preuve inexploitable", "No use as evidence"),
        do=("Vérifier l’orientation, nettoyage", "Check where it looks, have it cleaned"),
        within_s=86400,
        on_delay_s=300,
    ),
    alarm(
        "storage_failure",
        ("Stockage en défaut", "Storage failure"),
        "high",
        Is("storage_failure"),
        means=("L’enregistreur ne garde plus les images", "The recorder no longer keeps pictures"),
        otherwise=("Réquisition impossible à servir", "A police request cannot be served"),
        do=("Appeler la maintenance vidéo", "Call video maintenance"),
        within_s=3600,
    ),
    alarm(
        "recording_stopped",
        ("Enregistrement arrêté", "Recording stopped"),
        "high",
        Is("recording", ("stopped", "error")),
        means=("Rien n’est enregistré", "Nothing is recorded"),
        otherwise=("Réquisition impossible à servir", "A police request cannot be served"),
        do=("Relancer l’enregistrement", "Start the recording again"),
        within_s=3600,
        on_delay_s=60,
    ),
    alarm(
        "power_supply_failure",
        ("Alimentation en défaut", "Power supply failure"),
        "medium",
        Is("power_supply_failure"),
        means=("Une alimentation est tombée", "A power supply is down"),
        otherwise=("La caméra va s’arrêter", "The camera will stop"),
        do=("Ordre de travail", "Work order"),
        within_s=14400,
    ),
    alarm(
        "temperature_critical",
        ("Température critique", "Temperature critical"),
        "medium",
        Is("temperature_critical"),
        means=("La caméra surchauffe ou gèle", "The camera overheats or freezes"),
        otherwise=("Arrêt, matériel abîmé", "It stops, it is damaged"),
        do=("Couper et faire vérifier", "Switch off and have it checked"),
        within_s=7200,
        on_delay_s=30,
    ),
    alarm(
        "packet_loss",
        ("Paquets perdus", "Packets lost"),
        "low",
        Threshold("packet_loss_pct", "above", 5.0, 2.0),
        means=("Plus de 5 % des paquets se perdent", "Over 5 % of packets are lost"),
        otherwise=("Image saccadée", "A jerky picture"),
        do=("Vérifier la liaison", "Check the link"),
        within_s=86400,
        on_delay_s=120,
        off_delay_s=60,
        folded_under=("carries",),
    ),
    alarm(
        "authorisation_expiring",
        ("Autorisation bientôt échue", "Authorisation expires soon"),
        "medium",
        Expiring("authorisation_expires_on", 120),
        means=(
            "L’arrêté préfectoral (CSI L252-4) échoit sous 120 jours",
            "The prefect’s order (CSI L252-4) ends within 120 days",
        ),
        otherwise=("À l’échéance, le visionnage est interdit", "After it, viewing is forbidden"),
        do=("Déposer le renouvellement en préfecture", "File the renewal with the prefecture"),
        within_s=604800,
    ),
    alarm(
        "authorisation_ending",
        ("Autorisation échue sous 30 jours, ou déjà", "Authorisation ends within 30 days, or has ended"),
        "high",
        Expiring("authorisation_expires_on", 30),
        means=(
            "L’arrêté préfectoral (CSI L252-4) échoit sous 30 jours, ou est échu",
            "The prefect’s order (CSI L252-4) ends within 30 days, or has ended",
        ),
        otherwise=("À l’échéance, le visionnage est refusé", "After it, viewing is refused"),
        do=("Relancer la préfecture, ou arrêter la caméra", "Press the prefecture, or switch the camera off"),
        within_s=86400,
    ),
)

CAMERA = Kind(
    name="camera",
    family="video",
    label=Label("Caméra", "Camera"),
    symbol="security_camera",
    source="ONVIF Imaging, PTZ and Core event topics",
    state=(
        words(
            "video_status",
            "Image",
            "Video status",
            "ok signal_loss too_dark too_bright blurry scene_changed",
            "onvif.VideoSource",
        ),
        words("recording", "Enregistrement", "Recording", "recording stopped error"),
        words("ptz", "Tourelle", "Pan, tilt, zoom", "idle moving none", "onvif.MoveStatus"),
        state("preset_id", IDENTIFIER, "Préposition", "Preset"),
        state("ptz_holder", Text(64), "Tenue par", "Held by"),
        *flags(
            ("privacy_mask_on", "Masque de vie privée actif", "Privacy mask on"),
            ("storage_failure", "Stockage en défaut", "Storage failure"),
            ("fan_failure", "Ventilateur en défaut", "Fan failure"),
            ("power_supply_failure", "Alimentation en défaut", "Power supply failure"),
            ("temperature_critical", "Température critique", "Temperature critical"),
        ),
    ),
    measurements=(
        measure("bitrate_kbit_s", "kbit/s", 0, 1e6, "Débit", "Bit rate"),
        measure("frame_rate_hz", "Hz", 0, 240, "Images par seconde", "Frame rate"),
        measure("packet_loss_pct", "%", 0, 100, "Paquets perdus", "Packet loss"),
        measure("recorded_span_d", "d", 0, 3660, "Profondeur d’enregistrement", "Recorded span"),
    ),
    attributes=(
        state("purpose", Text(200), "Finalité", "Purpose"),
        state("authorisation_ref", Text(100), "Arrêté d’autorisation", "Authorisation"),
        state("authorisation_expires_on", DATE, "Fin d’autorisation", "Authorisation expires on"),
        state("analytics_legal_basis", Text(200), "Fondement légal de l’analyse d’images", "Legal basis of analytics"),
        measure("image_retention_d", "d", 0, MONTH_D, "Durée de conservation des images", "Images are kept"),
        state("presets", ListOf(_PRESET, 256), "Prépositions", "Presets"),
    ),
    capabilities=(
        held(
            "ptz_preset",
            "Préposition",
            "Preset",
            state("id", IDENTIFIER, "Préposition", "Preset"),
            agrees=_on_preset,
            released=nothing_to_release,
            interlocks=(_DECLARED_PRESET,),
            release="hold",
        ),
        action(
            "snapshot",
            "Image fixe",
            "Snapshot",
            state("reason", Text(500, min_length=3), "Motif", "Reason"),
            repeatable=False,  # each image taken is an entry of the register (CSI R253-5)
        ),
        action("reboot", "Redémarrer", "Reboot", repeatable=False, answer_s=180),  # blind twice
    ),
    alarms=_CAMERA_ALARMS,
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=Label("L’enregistreur continue", "The recorder continues"),
    map_value="video_status",
)

KINDS = (CAMERA,)
