"""The pages that a browser sees when it is back from the identity provider."""

from __future__ import annotations

from html import escape

from app.actions.errors import NoProvider, ProviderDown, Refusal
from app.actions.provider_sign_in import Entered

_STYLE = "body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}"


def entered_page(found: Entered) -> str:
    """Who is in, going on at once; whoever may do nothing is told so, and why, before they go on."""
    onward = escape(found.return_to)
    if found.grants:
        refresh = f'<meta http-equiv="refresh" content="0;url={onward}">'
        words = [(f"Connecté : {found.name}.", f"Signed in: {found.name}.")]
        return _page(words, refresh, onward)
    groups = ", ".join(found.groups)
    why_fr = f"Aucun de vos groupes n’ouvre quoi que ce soit ici ({groups or 'le fournisseur n’en indique aucun'})"
    why_en = f"None of your groups opens anything here ({groups or 'the provider tells of none'})"
    words = [
        (f"Connecté : {found.name}, sans aucun droit.", f"Signed in: {found.name}, without any right."),
        (f"{why_fr} : demandez à un administrateur de Poste.", f"{why_en}: ask an administrator of Poste."),
    ]
    return _page(words, "", onward)


def refused_page(refusal: Refusal) -> str:
    """Why nobody was let in, and what to do."""
    words = [("Connexion refusée.", f"Not signed in: {refusal}.")]
    if isinstance(refusal, ProviderDown | NoProvider):
        words += [
            (
                "Un compte de Poste ouvre toujours, au besoin un compte scellé.",
                "An account of Poste's own opens all the same, a sealed one if need be.",
            )
        ]
    return _page(words, "", "/api/v1/session/oidc" if not isinstance(refusal, NoProvider) else "/")


def _page(words: list[tuple[str, str]], head: str, onward: str) -> str:
    lines = "".join(f'<p>{escape(fr)} <i lang="en">{escape(en)}</i></p>' for fr, en in words)
    return (
        f'<!doctype html><html lang="fr"><meta charset="utf-8">{head}<title>Poste</title><style>{_STYLE}</style>'
        f'<h1>Poste</h1>{lines}<p><a href="{onward}">Continuer <i lang="en">Go on</i></a></p></html>'
    )
