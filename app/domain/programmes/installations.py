"""Installations held against article 3 of the order of 27 December 2018, and the data article 5 asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from app.domain.programmes.light_order import MAX_CCT_K, MAX_ULR_PCT, Category, letter_of

ARTICLE_5 = ("ulr_pct", "cie_flux_code_3_pct", "cct_k", "rated_power_w", "flux_lm", "installed_on")
"""Attributes that hold what article 5 has the manager keep available: upward light, CIE flux code 3, colour
temperature, power, flux and the day the head was installed."""

Shortcoming = Literal["cct_over_3000_k", "ulr_not_under_1_pct", "data_missing"]
ARTICLES: Mapping[Shortcoming, str] = {
    "cct_over_3000_k": "3-II-3°",
    "ulr_not_under_1_pct": "3-II-1°",
    "data_missing": "5",
}


def shortcomings(category: Category, attributes: Mapping[str, Any]) -> Iterator[tuple[Shortcoming, str]]:
    """What an installation breaks, and the value or the missing data that shows it.

    The density of installed flux (3-II-4°) needs the area lit, which the registry does not have.
    """
    letter = letter_of(category)
    cct, ulr = attributes.get("cct_k"), attributes.get("ulr_pct")
    if letter in ("a", "d", "e") and isinstance(cct, int | float) and cct > MAX_CCT_K:
        yield "cct_over_3000_k", f"{cct} K"
    if letter in ("a", "e") and isinstance(ulr, int | float) and ulr >= MAX_ULR_PCT:
        yield "ulr_not_under_1_pct", f"{ulr} %"
    missing = [name for name in ARTICLE_5 if attributes.get(name) is None]
    if missing:
        yield "data_missing", ", ".join(missing)
