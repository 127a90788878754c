"""Signs that speak to the public: variable message signs (PMV) and information displays.

Words are NTCIP 1203's (`dmsControlMode`, `dmsMsgSourceMode`, `shortErrorStatus`). EN 12966 classes what a sign
looks like and, by its scope, leaves out control units: no word is taken from it.

A matrix is described in text: `rows` lines of `columns` characters. A sign known by its pixels is described by what
its font gives: 5 by 7 pixels and 1 of spacing give (height + 1) // 8 rows and (width + 1) // 6 columns. `charset` is
a name of a character set (IANA); a sign whose matrix or charset is not described shows pictograms only.
"""

from __future__ import annotations

from app.domain.kinds.agreement import near, one_of
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import Circumstances, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    Boolean,
    Choice,
    Enum,
    Field,
    Integer,
    Label,
    ListOf,
    Number,
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
from app.domain.kinds.trigger import Within

_CLASSES = ("safety", "traffic", "event", "information")
_PAGE = Record(
    (
        state("lines", ListOf(Text(80), 12), "Texte des lignes", "Text lines"),
        state("pictogram_code", IDENTIFIER, "Pictogramme", "Pictogram"),
        state("on_s", Number(0.1, 3600), "Durée d’affichage", "Time shown", "s"),
    )
)
_PAGES = ListOf(_PAGE, 6)
_ERRORS = flags(
    ("communications", "Communication en défaut", "Communications error"),
    ("power", "Alimentation en défaut", "Power error"),
    ("attached_device", "Périphérique en défaut", "Attached device error"),
    ("lamp", "Lampe en défaut", "Lamp error"),
    ("pixel", "Pixels en défaut", "Pixel error"),
    ("photocell", "Photocellule en défaut", "Photocell error"),
    ("message", "Message en erreur", "Message error"),
    ("controller", "Contrôleur en défaut", "Controller error"),
    ("temperature_warning", "Température élevée", "Temperature warning"),
    ("climate_control", "Climatisation en défaut", "Climate control error"),
    ("critical_temperature", "Température critique", "Critical temperature"),
    ("drum_rotor", "Prisme bloqué", "Drum rotor error"),
    ("door_open", "Porte ouverte", "Door open"),
    ("humidity", "Humidité élevée", "Humidity warning"),
)
_STATE: tuple[Field, ...] = (
    words(
        "sign_control",
        "Conduite du panneau",
        "Sign control",
        "local central central_override",
        "ntcip1203.dmsControlMode",
    ),
    words(
        "message_source",
        "Origine du message",
        "Message source",
        "local external central timebased_scheduler power_recovery reset comm_loss power_loss end_duration other",
        "ntcip1203.dmsMsgSourceMode",
    ),
    state("pages", _PAGES, "Message affiché", "Pages shown"),
    state("message_class", Enum(_CLASSES, "poste"), "Classe du message", "Message class"),
    state("blank", Boolean(), "Panneau éteint", "Blank"),
    state("errors", Record(_ERRORS), "Défauts", "Errors"),
)


def _faces(pages: list[State]) -> list[tuple[list[str], str]]:
    """What a reader sees of each page: its lines without trailing blanks, its pictogram."""
    return [([line.rstrip() for line in page.get("lines", ())], page.get("pictogram_code", "")) for page in pages]


def shows_message(value: Value, observed: State) -> bool | None:
    """The pages shown are those asked for. A message that has run its time leaves nothing to tell by."""
    if observed.get("message_source") == "end_duration":
        return None
    blank = observed.get("blank") is True
    pages = [] if blank else observed.get("pages")
    return None if pages is None else _faces(pages) == _faces(value["pages"])


def _lines(value: Value) -> list[str]:
    return [line.rstrip() for page in value["pages"] for line in page.get("lines", ())]


def _has_text(value: Value, _scene: Scene) -> bool:
    return any(_lines(value))


def _printable(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except (LookupError, ValueError):
        return False
    return text.isprintable()


def _overflows(value: Value, scene: Scene) -> bool:
    matrix = scene.attributes
    too_tall = any(len(page.get("lines", ())) > matrix["rows"] for page in value["pages"])
    return too_tall or any(
        len(line) > matrix["columns"] or not _printable(line, matrix["charset"]) for line in _lines(value)
    )


_FITS = Interlock(
    name="fits_matrix",
    rule=Label(
        "Un panneau n’affiche que des textes qui tiennent dans sa matrice et son jeu de caractères",
        "A sign shows only texts that fit its matrix and its character set",
    ),
    remedy=Label(
        "Raccourcir les lignes ou les répartir sur d’autres pages, remplacer les caractères absents ; "
        "décrire rows, columns et charset du panneau",
        "Shorten the lines or spread them over more pages, replace characters it lacks; "
        "describe the sign’s rows, columns and charset",
    ),
    attributes=("rows", "columns", "charset"),
    concerns=_has_text,
    blocks=_overflows,
)


def class_shown(observed: State) -> str | None:
    """The class of the message a sign shows: None where it is blank, `unknown` where it does not say."""
    return None if observed.get("blank") is True else observed.get("message_class", "unknown")


def _replaces_safety_or_is_free(value: Value, circumstances: Circumstances) -> bool:
    """Pictograms alone, and nothing at all, are no free text."""
    free = any(_lines(value)) and not circumstances.from_library
    return free or bool(circumstances.shown_classes & {"safety", "unknown"})


_CAPABILITIES = (
    held(
        "message",
        "Message à afficher",
        "Message",
        state("pages", _PAGES, "Texte et pictogrammes", "Pages"),
        state("class", Choice(_CLASSES, "poste"), "Classe du message", "Message class"),
        state("duration_s", Number(1, 604_800), "Durée", "Duration", "s"),
        answer_s=30,
        agrees=shows_message,
        released=one_of(
            "message_source", "local timebased_scheduler power_recovery reset comm_loss power_loss end_duration"
        ),
        interlocks=(_FITS,),
        critical_when=_replaces_safety_or_is_free,
        critical=Label(
            "Remplacer ou éteindre un message de sécurité, ou texte libre hors bibliothèque",
            "Replacing or blanking a safety message, or free text outside the library",
        ),
    ),
    held(
        "brightness",
        "Luminosité",
        "Brightness",
        state("brightness_pct", Number(0, 100), "Luminosité", "Brightness", "%"),
        agrees=near("brightness_pct", "brightness_pct", 2),
    ),
)

_ALARMS = (
    alarm(
        "sign_power_error",
        ("Alimentation en défaut", "Power error"),
        "medium",
        Within("errors", "power"),
        means=("Le panneau signale son alimentation", "The sign tells of its supply"),
        otherwise=("Il va s’éteindre", "It will go dark"),
        do=("Ordre de travail", "Work order"),
        within_s=14400,
        on_delay_s=30,
        folded_under=("feeds",),
    ),
    alarm(
        "sign_controller_error",
        ("Contrôleur en défaut", "Controller error"),
        "medium",
        Within("errors", "controller"),
        means=("Le contrôleur du panneau est en défaut", "The sign’s controller is faulty"),
        otherwise=("Message faux ou absent", "A wrong message, or none"),
        do=("Éteindre le panneau, ordre de travail", "Blank the sign, work order"),
        within_s=3600,
        on_delay_s=10,
    ),
    alarm(
        "sign_message_error",
        ("Message en erreur", "Message error"),
        "medium",
        Within("errors", "message"),
        means=("Le panneau refuse ce qu’on lui demande", "The sign refuses what it was asked"),
        otherwise=("Le public ne lit pas le message", "The public does not read the message"),
        do=("Choisir un autre message", "Choose another message"),
        within_s=900,
    ),
    alarm(
        "sign_pixel_error",
        ("Pixels en défaut", "Pixel error"),
        "low",
        Within("errors", "pixel"),
        means=("Des points ne s’allument plus", "Some dots no longer light"),
        otherwise=("Texte illisible ou trompeur", "Text illegible or misleading"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=300,
    ),
    alarm(
        "sign_overheating",
        ("Température critique", "Critical temperature"),
        "high",
        Within("errors", "critical_temperature"),
        means=("Le panneau surchauffe", "The sign overheats"),
        otherwise=("Incendie, extinction", "Fire, or it goes dark"),
        do=("Éteindre le panneau", "Blank the sign"),
        within_s=900,
    ),
    alarm(
        "sign_door_open",
        ("Porte du panneau ouverte", "Sign door open"),
        "medium",
        Within("errors", "door_open"),
        means=("Quelqu’un a ouvert le panneau", "Someone opened the sign"),
        otherwise=("Vandalisme, message détourné", "Vandalism, a message taken over"),
        do=("Appeler l’équipe sur place, sinon envoyer quelqu’un", "Call the crew on site, or send someone"),
        within_s=900,
        on_delay_s=30,
    ),
)


def _sign(name: str, label: Label, symbol: str) -> Kind:
    return Kind(
        name=name,
        family="display",
        label=label,
        symbol=symbol,
        source="NTCIP 1203 v03 dmsControlMode, dmsMsgSourceMode, shortErrorStatus; EN 12966 (no word taken)",
        state=_STATE,
        measurements=(
            measure("brightness_pct", "%", 0, 100, "Luminosité", "Brightness"),
            measure("photocell_pct", "%", 0, 100, "Lumière ambiante", "Photocell level"),
            measure(
                "pixel_failure_count",
                "1",
                0,
                1e7,
                "Pixels en défaut",
                "Pixels that have failed",
                counter=False,
            ),
            measure("temperature_c", "Cel", -60, 150, "Température", "Temperature"),
        ),
        attributes=(
            state("rows", Integer(1, 10_000), "Lignes de texte", "Lines of text"),
            state("columns", Integer(1, 10_000), "Caractères par ligne", "Characters per line"),
            state("charset", Text(200), "Jeu de caractères", "Character set"),
            words("colour", "Couleur", "Colour", "mono multi rgb"),
        ),
        capabilities=_CAPABILITIES,
        alarms=_ALARMS,
        heartbeat=Heartbeat(period_s=120),
        on_comm_loss=Label(
            "Message propre du panneau après son délai, éteint par défaut",
            "The device’s own message after its timeout, blank by default",
        ),
        map_value="message_class",
    )


MESSAGE_SIGN = _sign("message_sign", Label("PMV", "Message sign"), "billboard")
INFORMATION_DISPLAY = _sign("information_display", Label("Journal d’information", "Information display"), "info_board")

KINDS = (MESSAGE_SIGN, INFORMATION_DISPLAY)
