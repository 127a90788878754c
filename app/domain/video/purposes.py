"""Why images of the public road may be seen: the closed list of CSI L251-2, 1° to 11°."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.kinds.fields import Label

PURPOSES: Mapping[str, Label] = {
    "public_buildings": Label(
        "Protection des bâtiments et installations publics et de leurs abords",
        "Protection of public buildings and installations and their surroundings",
    ),
    "national_defence": Label(
        "Sauvegarde des installations utiles à la défense nationale", "Installations of use to national defence"
    ),
    "traffic": Label("Régulation des flux de transport", "Regulation of transport"),
    "traffic_offences": Label(
        "Constatation des infractions aux règles de la circulation", "Establishing traffic offences"
    ),
    "safety_of_persons": Label(
        "Prévention des atteintes à la sécurité des personnes et des biens",
        "Prevention of harm to persons and goods in places particularly exposed",
    ),
    "terrorism": Label("Prévention d’actes de terrorisme", "Prevention of acts of terrorism"),
    "hazards": Label("Prévention des risques naturels ou technologiques", "Natural and technological hazards"),
    "rescue": Label("Secours aux personnes et défense contre l’incendie", "Rescue and fire fighting"),
    "amusement_parks": Label(
        "Sécurité des installations accueillant du public dans les parcs d’attraction",
        "Safety of installations open to the public in amusement parks",
    ),
    "vehicle_insurance": Label(
        "Respect de l’obligation d’assurance des véhicules", "Compulsory insurance of motor vehicles"
    ),
    "dumping": Label(
        "Prévention et constatation des infractions relatives à l’abandon d’ordures, de déchets, de matériaux",
        "Prevention and establishing of the dumping of rubbish, waste and materials",
    ),
}


def declared(text: str) -> frozenset[str]:
    """The purposes that a camera's `purpose` declares: names or French labels, separated by semicolons."""
    return frozenset(_names(text)) & PURPOSES.keys()


def unlisted_purposes(text: str) -> list[str]:
    """What it declares beside, which the law does not know."""
    return [name for name in _names(text) if name not in PURPOSES]


def _names(text: str) -> list[str]:
    by_label = {_plain(label.fr): name for name, label in PURPOSES.items()}
    parts = [part for part in map(_plain, text.split(";")) if part]
    return [by_label.get(part, part) for part in parts]


def _plain(text: str) -> str:
    return text.strip().replace("'", "’").lower()
