"""The alarms of the installation itself, which is neither asset nor field system."""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.trigger import Told

INSTALLATION_KIND = "installation"
SEALED_ACCOUNT_USED = alarm(
    "sealed_account_used",
    ("Compte scellé utilisé", "Sealed account used"),
    "critical",
    Told(),
    means=("Quelqu’un est entré par un compte scellé", "Someone has entered by a sealed account"),
    otherwise=(
        "Un mot de passe connu ouvre la salle tant que le compte n’est pas scellé à nouveau",
        "A password that is known opens the room until the account is sealed again",
    ),
    do=(
        "Vérifier qui a ouvert l’enveloppe et pourquoi, sinon désactiver le compte ; puis le sceller à nouveau",
        "Find out who opened the envelope and why, or disable the account; then seal it again",
    ),
    within_s=300,
)
INSTALLATION_ALARMS = {SEALED_ACCOUNT_USED.name: SEALED_ACCOUNT_USED}
