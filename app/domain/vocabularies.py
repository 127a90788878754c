"""What the codes that every kind shares are called: families, health, states of alarms and commands, levels, rights."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.claims import LEVELS
from app.domain.kinds.fields import Label

Vocabulary = Mapping[str, Label]

VOCABULARIES: Mapping[str, Vocabulary] = {
    "family": {
        "access": Label("Accès", "Access"),
        "building": Label("Bâtiments", "Buildings"),
        "display": Label("Affichage", "Display"),
        "energy": Label("Énergie", "Energy"),
        "environment": Label("Environnement", "Environment"),
        "lighting": Label("Éclairage", "Lighting"),
        "mobility": Label("Mobilité", "Mobility"),
        "network": Label("Réseau", "Network"),
        "sound": Label("Sonorisation", "Sound"),
        "video": Label("Vidéoprotection", "Video"),
    },
    "health": {
        "ok": Label("Normal", "Normal"),
        "minor": Label("Défaut mineur", "Minor fault"),
        "major": Label("Défaut majeur", "Major fault"),
        "stale": Label("Sans nouvelles", "Not heard from"),
        "offline": Label("Hors ligne", "Offline"),
        "unknown": Label("Jamais vu", "Never seen"),
    },
    "comm_status": {
        "online": Label("En ligne", "Online"),
        "stale": Label("Sans nouvelles", "Not heard from"),
        "offline": Label("Hors ligne", "Offline"),
        "unknown": Label("Jamais vu", "Never seen"),
    },
    "lifecycle": {
        "planned": Label("Prévu", "Planned"),
        "in_service": Label("En service", "In service"),
        "maintenance": Label("En maintenance", "In maintenance"),
        "retired": Label("Déposé", "Retired"),
    },
    "alarm_priority": {
        "critical": Label("Critique", "Critical"),
        "high": Label("Haute", "High"),
        "medium": Label("Moyenne", "Medium"),
        "low": Label("Basse", "Low"),
    },
    "alarm_state": {
        "normal": Label("normale", "normal"),
        "unacknowledged": Label("à acquitter", "unacknowledged"),
        "acknowledged": Label("acquittée", "acknowledged"),
        "returned_unacknowledged": Label("revenue, à acquitter", "returned, unacknowledged"),
        "shelved": Label("en veille", "shelved"),
        "suppressed_by_design": Label("inhibée", "suppressed"),
        "out_of_service": Label("hors service", "out of service"),
    },
    "claim_level": {str(number): level.label for number, level in LEVELS.items()},
    "target_status": {
        "agreed": Label("conforme", "agreed"),
        "pending": Label("en attente du terrain", "waiting for the field"),
        "discrepancy": Label("écart consigne/état", "discrepancy"),
        "blocked": Label("empêchée", "blocked"),
        "unreachable": Label("injoignable", "unreachable"),
        "ask": Label("à décider", "to be decided"),
        "held": Label("laissée en l’état", "left as it is"),
        "refused": Label("refusée par l’équipement", "refused by the equipment"),
    },
    "command_state": {
        "queued": Label("demandée", "requested"),
        "sent": Label("envoyée", "sent"),
        "accepted": Label("reçue", "accepted"),
        "confirmed": Label("constatée", "confirmed"),
        "rejected": Label("refusée", "rejected"),
        "failed": Label("échouée", "failed"),
        "expired": Label("expirée", "expired"),
        "superseded": Label("remplacée", "superseded"),
    },
    "zone_level": {
        "territory": Label("Territoire", "Territory"),
        "commune": Label("Commune", "Commune"),
        "district": Label("Quartier", "District"),
        "perimeter": Label("Périmètre", "Perimeter"),
    },
    "role": {
        "viewer": Label("Observateur", "Viewer"),
        "operator": Label("Opérateur", "Operator"),
        "shift_supervisor": Label("Chef de salle", "Shift supervisor"),
        "technician": Label("Technicien", "Technician"),
        "integrator": Label("Intégrateur", "Integrator"),
        "data_protection_officer": Label("Délégué à la protection des données", "Data protection officer"),
        "administrator": Label("Administrateur", "Administrator"),
    },
    "permission": {
        "see": Label("Voir", "See"),
        "acknowledge": Label("Acquitter les alarmes", "Acknowledge alarms"),
        "command": Label("Commander", "Command"),
        "command_emergency": Label("Commander aux niveaux 1 et 2", "Command at levels 1 and 2"),
        "lock_out": Label("Consigner", "Lock out"),
        "freeze": Label("Geler les commandes", "Freeze commands"),
        "view_cameras": Label("Voir les caméras", "View cameras"),
        "see_people": Label("Voir les personnes", "See people"),
        "manage_rotas": Label("Tenir les tours de garde", "Manage rotas"),
        "configure": Label("Configurer", "Configure"),
        "export": Label("Exporter", "Export"),
        "audit_read": Label("Lire le journal d’audit", "Read the audit trail"),
        "manage_accounts": Label("Gérer les comptes", "Manage accounts"),
        "govern": Label("Gouverner les données", "Govern data"),
    },
}
"""By the name of the vocabulary, every code of it."""
