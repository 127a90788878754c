"""Sound out, and sound levels in: public address zones and sound level meters. Never audio, never classification.

The limits of amplified sound are article R1336-1 of the public health code (decree 2017-1244), everywhere the
public goes; places for children up to six have 94 dB(A) and 104 dB(C). EN 50849 is for emergencies other than
fire, EN 54-16 for fire: the conditions and faults are the latter's, the sources of sound are ours.

Above levels 1 and 2 a zone keeps quiet from 22:00 to 07:00 and under its `max_level_db`; where that is not described,
under the limit of places for young children, since nobody has said who listens.
"""

from __future__ import annotations

from datetime import time

from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Circumstances, action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    Boolean,
    Integer,
    Label,
    ListOf,
    Number,
    State,
    Value,
    measure,
    state,
    words,
)
from app.domain.kinds.interlock import Interlock, Scene
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Threshold

LAEQ_15MIN_LIMIT_DBA = 102.0
LCEQ_15MIN_LIMIT_DBC = 118.0
YOUNG_CHILDREN_LIMIT_DBA = 94.0
QUIET_FROM, QUIET_UNTIL = time(22), time(7)

_LEVEL = state("level_db", Number(0, 110), "Niveau", "Level", "dB[SPL]")
_RESCUE = frozenset({1, 2})


def _too_loud(value: Value, scene: Scene) -> bool:
    limit = scene.attributes.get("max_level_db", YOUNG_CHILDREN_LIMIT_DBA)
    return bool(value["level_db"] > min(limit, LAEQ_15MIN_LIMIT_DBA))


def _quiet(_value: Value, scene: Scene) -> bool:
    at = scene.local_time.time()
    return at >= QUIET_FROM or at < QUIET_UNTIL


_LIMITS = (
    Interlock(
        name="quiet_hours",
        rule=Label(
            "Pas de diffusion de 22 h à 7 h, sauf aux niveaux 1 et 2",
            "No sound from 22:00 to 07:00, except at levels 1 and 2",
        ),
        remedy=Label("Attendre 7 h, ou demander au niveau 1 ou 2", "Wait for 07:00, or ask at level 1 or 2"),
        exempt_levels=_RESCUE,
        blocks=_quiet,
    ),
    Interlock(
        name="level_limit",
        rule=Label(
            "Pas au-dessus de la limite de la zone (max_level_db ; 94 dB si elle n’est pas décrite, 102 dB au plus), "
            "sauf aux niveaux 1 et 2",
            "Not above the zone’s limit (max_level_db; 94 dB where not described, 102 dB at most), "
            "except at levels 1 and 2",
        ),
        remedy=Label("Baisser le niveau demandé sous la limite de la zone", "Ask for a level under the zone’s limit"),
        exempt_levels=_RESCUE,
        blocks=_too_loud,
    ),
)


def _background(_value: Value, observed: State) -> bool | None:
    """Silence shows that nothing plays; what is played is not told apart, and a message covers it for a while."""
    return False if observed.get("source") == "none" else None


def may_evacuate(value: Value, described: State) -> bool:
    """Whether what is played may order an evacuation: it does unless the zone's evacuation messages are described and
    this is none of them.
    """
    return value.get("id") in described.get("evacuation_messages", [value.get("id")])


def _evacuation_or_everywhere(_value: Value, circumstances: Circumstances) -> bool:
    return circumstances.level > 1 and (circumstances.evacuation or circumstances.every_zone)


def _playing(value: Value, observed: State) -> bool | None:
    """A short message may be over before it is reported: silence shows nothing."""
    return True if observed.get("source") == "recorded" and observed.get("message_id") == value["id"] else None


def _silent(_value: Value, observed: State) -> bool | None:
    source = observed.get("source", "unknown")
    return None if source == "unknown" else source in ("none", "background")


_LOUDSPEAKER_ZONE_ALARMS = (
    alarm(
        "amplifier_fault",
        ("Amplificateur en défaut", "Amplifier fault"),
        "high",
        Is("amplifier_fault"),
        means=("L’amplificateur ne répond plus", "The amplifier does not answer"),
        otherwise=("Message d’évacuation inaudible", "An evacuation message would not be heard"),
        do=("Appeler la maintenance, prévoir mégaphones", "Call maintenance, plan for megaphones"),
        within_s=1800,
        on_delay_s=5,
    ),
    alarm(
        "line_fault",
        ("Défaut de ligne", "Line fault"),
        "high",
        Is("line_fault", ("open", "short", "earth")),
        means=("La ligne des haut-parleurs est coupée ou à la terre", "The loudspeaker line is cut or earthed"),
        otherwise=("Une partie de la zone n’entend rien", "Part of the zone hears nothing"),
        do=("Appeler la maintenance", "Call maintenance"),
        within_s=1800,
        on_delay_s=5,
    ),
    alarm(
        "zone_disabled",
        ("Zone désactivée", "Zone disabled"),
        "medium",
        Is("zone_status", ("disabled",)),
        means=("La zone est désactivée sur place", "The zone is disabled on site"),
        otherwise=("Aucun message n’y passe", "No message gets through"),
        do=("Vérifier qui l’a désactivée", "Check who disabled it"),
        within_s=3600,
        on_delay_s=60,
    ),
)

LOUDSPEAKER_ZONE = Kind(
    name="loudspeaker_zone",
    family="sound",
    label=Label("Zone de sonorisation", "Loudspeaker zone"),
    symbol="speaker",
    source="EN 54-16:2008 clauses 5.1.1 (conditions), 8.2.3 and 8.4 (faults); EN 50849:2017 (scope)",
    state=(
        words(
            "zone_status",
            "État de la zone",
            "Zone status",
            "quiescent voice_alarm fault_warning disabled",
            "en54_16.conditions",
        ),
        words("source", "Source sonore", "Sound source", "none background recorded live_mic emergency_mic"),
        state("message_id", IDENTIFIER, "Message diffusé", "Message played"),
        words("line_fault", "Défaut de ligne", "Line fault", "none open short earth", "en54_16.line_faults"),
        state("amplifier_fault", Boolean(), "Amplificateur en défaut", "Amplifier fault"),
    ),
    measurements=(measure("output_level_db", "dB[SPL]", 0, 150, "Niveau de sortie", "Output level"),),
    attributes=(
        state("max_level_db", Number(0, 110), "Niveau maximal permis", "Highest level allowed", "dB[SPL]"),
        state("evacuation_messages", ListOf(IDENTIFIER), "Messages d’évacuation", "Evacuation messages"),
    ),
    capabilities=(
        held(
            "background",
            "Fond sonore",
            "Background programme",
            state("programme", IDENTIFIER, "Programme", "Programme"),
            _LEVEL,
            agrees=_background,
            released=lambda observed: True if observed.get("source") == "none" else None,
            interlocks=_LIMITS,
        ),
        action(
            "play",
            "Diffuser un message",
            "Play a message",
            state("id", IDENTIFIER, "Message enregistré", "Recorded message"),
            state("repeat", Integer(1, 100), "Répétitions", "Repetitions"),
            _LEVEL,
            repeatable=False,  # heard twice
            agrees=_playing,
            interlocks=_LIMITS,
            critical=Label(
                "Évacuation ou toutes les zones, sauf au niveau 1",
                "Evacuation or all zones, unless at level 1",
            ),
            critical_when=_evacuation_or_everywhere,
        ),
        action("stop", "Arrêter la diffusion", "Stop", repeatable=True, agrees=_silent),  # silence twice is silence
    ),
    alarms=_LOUDSPEAKER_ZONE_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=Label("Silence, l’évacuation locale n’est pas affectée", "Silent, local evacuation unaffected"),
    map_value="zone_status",
)

_SOUND_LEVEL_METER_ALARMS = (
    alarm(
        "laeq_limit",
        ("Niveau au-dessus de 102 dB(A)", "Level above 102 dB(A)"),
        "high",
        Threshold("laeq_15min_dba", "above", LAEQ_15MIN_LIMIT_DBA, 1.0),
        means=("Le code de la santé publique (R1336-1) est dépassé", "The public health code (R1336-1) is exceeded"),
        otherwise=("Risque pour l’audition du public, infraction", "Danger to the public’s hearing, an offence"),
        do=("Faire baisser la sonorisation", "Have the sound turned down"),
        within_s=300,
    ),
    alarm(
        "lceq_limit",
        ("Niveau au-dessus de 118 dB(C)", "Level above 118 dB(C)"),
        "high",
        Threshold("lceq_15min_dbc", "above", LCEQ_15MIN_LIMIT_DBC, 1.0),
        means=("Le code de la santé publique (R1336-1) est dépassé", "The public health code (R1336-1) is exceeded"),
        otherwise=("Risque pour l’audition du public, infraction", "Danger to the public’s hearing, an offence"),
        do=("Faire baisser les graves", "Have the bass turned down"),
        within_s=300,
    ),
    alarm(
        "sensor_faulty",
        ("Capteur en défaut", "Sensor faulty"),
        "low",
        Is("sensor_status", ("no_data", "stuck", "degraded")),
        means=("Les niveaux ne sont plus crédibles", "Levels can no longer be believed"),
        otherwise=("Dépassement non vu", "An excess goes unseen"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=300,
    ),
)

SOUND_LEVEL_METER = Kind(
    name="sound_level_meter",
    family="sound",
    label=Label("Sonomètre", "Sound level meter"),
    symbol="ear",
    source="IEC 61672 quantities; public health code R1336-1 (102 dB(A) and 118 dB(C) over 15 min)",
    state=(words("sensor_status", "État du capteur", "Sensor status", "ok no_data stuck degraded"),),
    measurements=(
        measure("laeq_1min_dba", "dB[SPL]{A}", 0, 160, "LAeq 1 min", "LAeq, 1 min"),
        measure("laeq_15min_dba", "dB[SPL]{A}", 0, 160, "LAeq 15 min", "LAeq, 15 min"),
        measure("lceq_15min_dbc", "dB[SPL]{C}", 0, 170, "LCeq 15 min", "LCeq, 15 min"),
        measure("la90_dba", "dB[SPL]{A}", 0, 160, "LA90 (bruit de fond)", "LA90 (background)"),
    ),
    alarms=_SOUND_LEVEL_METER_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=300),
    on_comm_loss=Label("Niveau inconnu", "Level unknown"),
    map_value="laeq_1min_dba",
)

KINDS = (LOUDSPEAKER_ZONE, SOUND_LEVEL_METER)
