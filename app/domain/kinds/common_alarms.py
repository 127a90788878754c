"""Alarms that every kind of equipment can raise."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.kinds.alarm import Definition, Priority, alarm
from app.domain.kinds.fields import Label
from app.domain.kinds.trigger import Happened, Is, Told

CLOCK_FAULT = "clock_fault"
COMM_STATUS = "comm_status"
COMPUTED = frozenset((CLOCK_FAULT, COMM_STATUS))
"""What the server computes of an asset and alarms look at, beside reported fields."""
CARRIERS = frozenset(("lorawan_gateway", "network_switch"))


def common_alarms(kind: str, on_comm_loss: Label, silence: Priority, *, mobile: bool) -> Iterator[Definition]:
    """Silence, major fault, open door, faulty clock, and what the control path tells; `silence` is how grave it is."""
    yield alarm(
        "silent",
        ("Équipement muet", "Equipment silent"),
        silence,
        Is(COMM_STATUS, ("stale", "offline")),
        means=("Plus aucun message dans le délai attendu", "No message within the time expected"),
        otherwise=(f"État inconnu ; sur place : {on_comm_loss.fr}", f"State unknown; on site: {on_comm_loss.en}"),
        do=(
            "Vérifier alimentation et liaison, puis envoyer une équipe",
            "Check power and link, then send someone",
        ),
        within_s={"critical": 300, "high": 900, "medium": 3600, "low": 86_400}[silence],
        folds=("carries",) if kind in CARRIERS else (),
        folded_under=("feeds", "carries", "system"),
    )
    yield alarm(
        "major_fault",
        ("Défaut majeur", "Major fault"),
        "medium",
        Is("fault_class", ("major",)),
        means=("L’équipement déclare un défaut majeur", "The equipment declares a major fault"),
        otherwise=("Le service rendu est interrompu ou dégradé", "Its service is interrupted or degraded"),
        do=("Lire les codes de défaut, ouvrir un ordre de travail", "Read the fault codes, open a work order"),
        within_s=3600,
        folded_under=("feeds",),
    )
    yield alarm(
        CLOCK_FAULT,
        ("Horloge en défaut", "Clock fault"),
        "low",
        Is(CLOCK_FAULT),
        means=("L’heure de l’équipement n’est pas crédible", "The equipment's time cannot be believed"),
        otherwise=("Ses mesures sont datées à la réception", "Its measurements are dated on arrival"),
        do=("Vérifier la synchronisation horaire", "Check its time synchronisation"),
        within_s=86_400,
        on_delay_s=60,
        off_delay_s=300,
    )
    if not mobile:
        yield alarm(
            "door_open",
            ("Porte ouverte", "Door open"),
            "medium",
            Is("door_open"),
            means=("La porte de l’équipement est ouverte", "The equipment's door is open"),
            otherwise=("Danger électrique, vandalisme", "Electrical hazard, vandalism"),
            do=("Appeler l’équipe sur place, sinon envoyer quelqu’un", "Call the crew on site, or send someone"),
            within_s=1800,
            on_delay_s=30,
        )
        yield alarm(
            "door_forced",
            ("Porte forcée", "Door forced"),
            "high",
            Happened("door_forced"),
            means=("La porte de l’équipement a été forcée", "The equipment's door was forced"),
            otherwise=("Danger électrique, vol de câble", "Electrical hazard, cable theft"),
            do=("Regarder par la caméra, envoyer une patrouille", "Look by camera, send a patrol"),
            within_s=600,
        )
    yield from _control_alarms()


def _control_alarms() -> Iterator[Definition]:
    yield alarm(
        "does_not_follow_target",
        ("Ne suit pas la consigne", "Does not follow its target"),
        "high",
        Told(),
        means=("Les commandes répétées n’ont pas d’effet", "Repeated commands have no effect"),
        otherwise=("L’équipement reste dans un état non voulu", "The equipment stays in a state nobody wants"),
        do=("Vérifier sur place, reprendre en local", "Check on site, take over locally"),
        within_s=900,
    )
    yield alarm(
        "opposed_claims",
        ("Consignes opposées", "Opposed claims"),
        "critical",
        Told(),
        means=("Deux autorités demandent le contraire", "Two authorities ask for opposites"),
        otherwise=("La position est maintenue, aucun des deux n’est servi", "The position is held, neither is served"),
        do=("Le chef de salle tranche avec les deux", "The supervisor decides with both"),
        within_s=120,
    )
    yield alarm(
        "refused_by_equipment",
        ("Commande refusée par l’équipement", "Command refused by the equipment"),
        "medium",
        Told(),
        means=("Le contrôleur de terrain a refusé la commande", "The field controller refused the command"),
        otherwise=("La consigne n’est pas appliquée", "The claim is not applied"),
        do=("Lire le motif, lever la cause ou la consigne", "Read the reason, remove the cause or the claim"),
        within_s=900,
    )
    yield alarm(
        "claim_awaits_decision",
        ("Consigne d’autorité échue", "Authority's claim has run out"),
        "high",
        Told(),
        means=("Une consigne de niveau 2 est échue et maintenue", "A level 2 claim has run out and is held"),
        otherwise=("Elle reste appliquée sans que personne ne l’ait confirmée", "It stays though nobody confirmed it"),
        do=("Demander à l’autorité : prolonger ou lever", "Ask the authority: extend or release"),
        within_s=900,
    )
