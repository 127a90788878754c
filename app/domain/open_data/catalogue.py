"""The catalogue of open data: DCAT-AP 3 as JSON-LD, under the Licence Ouverte 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.kinds.fields import Label
from app.domain.open_data.collections import Collection

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_THEME = "http://publications.europa.eu/resource/authority/data-theme/"
_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


def catalogue(collections: Sequence[Collection], base: str, publisher: str) -> dict[str, Any]:
    """The catalogue of what is published at `base` (the address of the catalogue itself) by `publisher`."""
    return {
        "@context": _CONTEXT,
        "@id": base,
        "@type": "dcat:Catalog",
        "dct:title": _told(Label(f"Données ouvertes : {publisher}", f"Open data: {publisher}")),
        "dct:description": _told(Label("Collections choisies, pseudonymisées", "Chosen collections, pseudonymised")),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dct:license": {"@id": LICENCE},
        "dcat:dataset": [_dataset(one, base, publisher) for one in collections],
    }


def _dataset(one: Collection, base: str, publisher: str) -> dict[str, Any]:
    frequency = "CONT" if one.form == "latest" else "HOURLY"
    return {
        "@id": f"{base}#{one.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.name,
        "dct:title": _told(one.title),
        "dct:description": _told(one.description),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dcat:theme": {"@id": f"{_THEME}{one.theme}"},
        "dct:accrualPeriodicity": {"@id": f"{_FREQUENCY}{frequency}"},
        "dcat:distribution": [_distribution(one, base, form) for form in _forms(one)],
    }


def _distribution(one: Collection, base: str, form: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": f"{base}/rows.{form}?collection={one.name}"},
        "dct:format": {"@id": f"{_FILE_TYPE}{form.upper()}"},
        "dct:license": {"@id": LICENCE},
    }


def _forms(one: Collection) -> Sequence[str]:
    return ("csv",) if one.form == "hourly_by_zone" else ("csv", "geojson")


def _told(label: Label) -> list[dict[str, str]]:
    return [{"@language": "fr", "@value": label.fr}, {"@language": "en", "@value": label.en}]
