"""The register of processing in French, text by text from its English: the CNIL reads it so (GDPR art. 30)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.domain.kinds import KINDS

_TASK = "RGPD art. 6-1-e : mission d’intérêt public"
_OBLIGATION = "RGPD art. 6-1-c : obligation légale"
_TEXTS: Mapping[str, str] = {
    # What every activity shares.
    "none: Poste calls no service outside the installation but the receivers a city enters itself": (
        "aucun : Poste n’appelle aucun service hors de l’installation, sinon les destinataires que la ville y inscrit"
    ),
    "rights by role, family and zone, looked up at each request (docs/rights.md)": (
        "droits par rôle, famille et secteur, relus à chaque requête (docs/rights.md)"
    ),
    "Argon2id passwords, a second factor where rights ask for it, sessions in HttpOnly SameSite cookies": (
        "mots de passe Argon2id, second facteur où les droits le demandent, sessions en cookies HttpOnly SameSite"
    ),
    "TLS for web, broker and database connections": "TLS vers l’écran, le courtier de messages et la base",
    "an audit trail chained by digest, anchored daily outside the machine; what it tells of people can be erased": (
        "un journal d’audit chaîné par empreintes, ancré chaque jour hors de la machine ; ce qu’il dit de personnes"
        " s’efface"
    ),
    "deletion by term with signed, chained certificates": "effacement au terme, avec certificats signés et chaînés",
    "open data is pseudonymised, and nothing personal can be chosen; no password in logs; no image anywhere": (
        "données ouvertes pseudonymisées, rien de personnel ne peut l’être ; aucun mot de passe aux journaux ; aucune"
        " image nulle part"
    ),
    # Purposes.
    "let in who may, and nobody else": "laisser entrer qui y a droit, et personne d’autre",
    "command equipment, coordinate services, show later who decided what": (
        "commander les équipements, coordonner les services, montrer ensuite qui a décidé quoi"
    ),
    "reach who is on call when an alarm is not acknowledged": (
        "joindre qui est d’astreinte quand une alarme n’est pas acquittée"
    ),
    "send the nearest crew": "envoyer l’équipe la plus proche",
    "film the public road for the purposes of CSI L251-2": "filmer la voie publique pour les finalités de CSI L251-2",
    "log who saw, took or handed over images": "consigner qui a vu, pris ou remis des images",
    "answer who asks about images of themselves, and prove that it was in time": (
        "répondre à qui demande les images où il figure, et prouver que ce fut à temps"
    ),
    "prove who did what, find misuse": "prouver qui a fait quoi, déceler les abus",
    "adopt unknown equipment, find why a message was refused": (
        "adopter un équipement inconnu, trouver pourquoi un message fut refusé"
    ),
    "keep what an authority asked for": "garder ce qu’une autorité a demandé",
    "prove what was deleted": "prouver ce qui fut effacé",
    # Legal bases.
    "GDPR art. 6-1-e: a task carried out in the public interest": _TASK,
    "GDPR art. 6-1-e: a task carried out in the public interest; art. 32: security": f"{_TASK} ; art. 32 : sécurité",
    "GDPR art. 6-1-c: a legal obligation (CSI R253-5)": f"{_OBLIGATION} (CSI R253-5)",
    "GDPR art. 6-1-c: a legal obligation (CSI R253-6; GDPR art. 12-3)": f"{_OBLIGATION} (CSI R253-6 ; RGPD art. 12-3)",
    "GDPR art. 6-1-c: a legal obligation (GDPR art. 5-2 and 32; CSI R253-5)": (
        f"{_OBLIGATION} (RGPD art. 5-2 et 32 ; CSI R253-5)"
    ),
    "GDPR art. 6-1-c: a legal obligation (GDPR art. 5-2, 17-3-e)": f"{_OBLIGATION} (RGPD art. 5-2, 17-3-e)",
    # People.
    "agents and contractors who use Poste": "agents et prestataires qui se servent de Poste",
    "operators": "opérateurs",
    "authorities and contractors who order or hold something": (
        "autorités et prestataires qui ordonnent ou tiennent quelque chose"
    ),
    "agents on call": "agents d’astreinte",
    "agents who drive them, on duty only": "agents qui les conduisent, en service seulement",
    "whoever the cameras film": "qui les caméras filment",
    "authorised agents": "agents habilités",
    "officers who received extracts": "officiers qui ont reçu des extractions",
    "whoever asks": "qui demande",
    "everybody who acts through Poste": "quiconque agit par Poste",
    "people named in a reason": "personnes nommées dans un motif",
    "whoever an unknown sender's message may tell of": "qui le message d’un émetteur inconnu peut nommer",
    "people named in what is held": "personnes nommées dans ce qui est gelé",
    "authorities": "autorités",
    # Data.
    "name, language, hashed password and codes, rights": "nom, langue, mot de passe et codes hachés, droits",
    "sessions: address, browser, times": "sessions : adresse, navigateur, heures",
    "what they arranged of their screen": "ce qu’ils ont arrangé de leur écran",
    "names with what was asked, ordered, agreed to, acknowledged, locked out": (
        "noms, avec ce qui fut demandé, ordonné, accordé, acquitté, consigné"
    ),
    "reasons in free text": "motifs en texte libre",
    "name, telephone, e-mail address": "nom, téléphone, courriel",
    "turns, calls and what was answered": "tours, appels et réponses",
    "authorisations by commune and purpose": "habilitations par commune et finalité",
    "camera, time, reason, answer and article": "caméra, heure, motif, réponse et article",
    "extracts: officer, unit, requisition, digest": "extractions : officier, unité, réquisition, empreinte",
    "attestations of privacy masks, signs: who checked them": (
        "attestations de masques, panneaux : qui les a vérifiés"
    ),
    "name, how to reach them, what to know them by": "nom, comment les joindre, à quoi les reconnaître",
    "place and time asked for, answer, ground of a refusal": "lieu et heure demandés, réponse, motif d’un refus",
    "who, from which address, when, what, why, with what result": "qui, d’où, quand, quoi, pourquoi, avec quelle issue",
    "messages as they came": "messages tels que reçus",
    "the held rows, authority, reference, reason": "les lignes gelées, l’autorité, la référence, le motif",
    "impact assessments: who entered them": "analyses d’impact : qui les a inscrites",
    # Recipients.
    "administrators": "administrateurs",
    "operators and supervisors": "opérateurs et chefs de salle",
    "receivers of notifications the city entered": "destinataires de notifications inscrits par la ville",
    "supervisors, the data protection officer": "chefs de salle, délégué à la protection des données",
    "the authorities that control video protection": "autorités de contrôle de la vidéoprotection",
    "the data protection officer, administrators": "délégué à la protection des données, administrateurs",
    "supervisors, the data protection officer, administrators": (
        "chefs de salle, délégué à la protection des données, administrateurs"
    ),
    "receivers of anchors: digests only": "destinataires des ancres : empreintes seulement",
    "the authority that asked": "l’autorité qui a demandé",
    # Terms, and why an activity is assessed.
    "GDPR art. 5-1-e (no person in it: no legal cap)": "RGPD art. 5-1-e (aucune personne : pas de plafond légal)",
    "GDPR art. 5-1-e; CNIL, deliberation 2015-165: two months, a year as proof of work done": (
        "RGPD art. 5-1-e ; CNIL, délibération 2015-165 : deux mois, un an pour prouver un travail fait"
    ),
    "GDPR art. 5-1-e; CNIL, deliberation 2021-122 on logs: three years at most": (
        "RGPD art. 5-1-e ; CNIL, délibération 2021-122 sur les journaux : trois ans au plus"
    ),
    "GDPR art. 5-1-e; CNIL, deliberation 2021-122 on logs: a year at most": (
        "RGPD art. 5-1-e ; CNIL, délibération 2021-122 sur les journaux : un an au plus"
    ),
    "GDPR art. 5-1-e; code de procédure pénale art. 8: six years to prove the answer": (
        "RGPD art. 5-1-e ; code de procédure pénale art. 8 : six ans pour prouver la réponse"
    ),
    "CSI R253-5": "CSI R253-5",
    "GDPR art. 17": "RGPD art. 17",
    "GDPR art. 35-1; CNIL, deliberation 2018-327: where people at work are, all day": (
        "RGPD art. 35-1 ; CNIL, délibération 2018-327 : où sont des personnes au travail, tout le jour"
    ),
    "GDPR art. 35-3-c: public places watched systematically": (
        "RGPD art. 35-3-c : surveillance systématique de lieux publics"
    ),
    "": "",
}
_OF_PEOPLE = {
    f"{kind.name}: {kind.personal.en.lower()}": f"{kind.label.fr} : {kind.personal.fr.lower()}"
    for kind in KINDS.values()
    if kind.personal
}
FRENCH: Mapping[str, str] = {**_TEXTS, **_OF_PEOPLE}
_KEPT = re.compile(r"(?:(\d+) days|until erased) \((.*)\)")


def in_french(register: Mapping[str, Any]) -> dict[str, Any]:
    """`register.register` with its texts in French. Raises `KeyError` on one that has none."""
    return {
        **register,
        "transfers": FRENCH[register["transfers"]],
        "security": [FRENCH[text] for text in register["security"]],
        "activities": [_activity(one) for one in register["activities"]],
    }


def _activity(one: Mapping[str, Any]) -> dict[str, Any]:
    lists = {name: [FRENCH[text] for text in one[name]] for name in ("purposes", "people", "data", "recipients")}
    assessment = {**one["assessment"], "because": FRENCH[one["assessment"]["because"]]}
    return {
        **one, **lists, "legal_basis": FRENCH[one["legal_basis"]], "kept": kept(one["kept"]), "assessment": assessment,
    }  # fmt: skip


def kept(text: str) -> str:
    """A term as `processing.term_of` writes it."""
    found = _KEPT.fullmatch(text)
    if found is None:
        raise KeyError(text)
    days, article = found.groups()
    return f"{f'{days} jours' if days else 'jusqu’à effacement'} ({FRENCH[article]})"
