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
IMAGE_REQUEST_DUE = alarm(
    "image_request_due",
    ("Demande d’accès aux images à traiter", "A person’s request about images is due"),
    "medium",
    Told(),
    means=(
        "Une personne filmée attend une réponse sous sept jours (CSI R253-6)",
        "Somebody who was filmed is to be answered within seven days (CSI R253-6)",
    ),
    otherwise=("Le délai d’un mois sera dépassé", "The month that the law gives runs out"),
    do=(
        "Prévenir le délégué à la protection des données : répondre ou refuser par un motif légal",
        "Tell the data protection officer: answer, or refuse on a lawful ground",
    ),
    within_s=86_400,
)
IMAGE_REQUEST_OVERDUE = alarm(
    "image_request_overdue",
    ("Demande d’accès aux images hors délai", "A person’s request about images is overdue"),
    "high",
    Told(),
    means=("Le délai d’un mois est dépassé (GDPR art. 12-3)", "The month to answer is over (GDPR art. 12-3)"),
    otherwise=("Plainte à la CNIL, refus implicite contestable", "A complaint to the CNIL, an implied refusal"),
    do=("Répondre aujourd’hui, et dire pourquoi si tard", "Answer today, and say why so late"),
    within_s=28_800,
)
INSTALLATION_ALARMS = {one.name: one for one in (SEALED_ACCOUNT_USED, IMAGE_REQUEST_DUE, IMAGE_REQUEST_OVERDUE)}
