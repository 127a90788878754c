"""The alarms of a field system, which is no asset."""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.trigger import Told

SYSTEM_OFFLINE = alarm(
    "system_offline",
    ("Système de terrain déconnecté", "Field system offline"),
    "critical",
    Told(),
    means=("Le système s’est déconnecté du courtier", "The system has left the broker"),
    otherwise=("Tous ses équipements sont muets et hors commande", "All it carries is silent and out of reach"),
    do=("Appeler l’exploitant du système, passer en local", "Call who runs the system, switch to local"),
    within_s=300,
    folds=("system",),
)
SYSTEM_ALARMS = {SYSTEM_OFFLINE.name: SYSTEM_OFFLINE}
