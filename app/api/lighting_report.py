"""The compliance report put together: installations by category, each programme judged once for those alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.programmes import Place, Programme
from app.domain.programmes.compliance import compliance
from app.domain.programmes.installations import ARTICLES, shortcomings
from app.domain.programmes.light_order import Category, Use, is_lighting, letter_of, use_of
from app.storage.views.programmes import Installation, Ruled

EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What is judged: installations, and the programmes each follows."""

    year: int
    place: Place
    installations: Sequence[Installation]
    ruled: Mapping[int, Mapping[str, Ruled]]


Group = tuple[str, Use]


def programme_report(report: Report, programme: str) -> list[dict[str, Any]]:
    """A programme judged for each use that follows it."""
    used, programmes = _followers(report, report.installations)
    groups = {group: count for group, count in used.items() if group[0] == programme}
    return _judged(groups, programmes, report)


def city_report(report: Report) -> list[dict[str, Any]]:
    """Every category that has installations: hours, figures, missing data."""
    by_category: dict[Category, list[Installation]] = defaultdict(list)
    for item in report.installations:
        use = use_of(item.kind, item.tags, item.attributes)
        if use is not None:
            by_category[use.category].append(item)
    return [_category(name, by_category[name], report) for name in sorted(by_category)]


def _category(category: Category, items: Sequence[Installation], report: Report) -> dict[str, Any]:
    used, programmes = _followers(report, items)
    return {
        "category": category,
        "letter": letter_of(category),
        "assets": len(items),
        "without_programme": sum(not _lighting_rules(report, item) for item in items),
        "rated_power_w": _sum(items, "rated_power_w"),
        "flux_lm": _sum(items, "flux_lm"),
        "programmes": _judged(used, programmes, report),
        "shortcomings": _shortcomings(category, items),
    }


def _followers(report: Report, items: Iterable[Installation]) -> tuple[Counter[Group], dict[str, Programme]]:
    """How many follow each programme for each use, and the programmes."""
    used: Counter[Group] = Counter()
    programmes: dict[str, Programme] = {}
    for item in items:
        use = use_of(item.kind, item.tags, item.attributes)
        for rule in _lighting_rules(report, item) if use else ():
            if use is not None:
                used[rule.programme.id, use] += 1
                programmes[rule.programme.id] = rule.programme
    return used, programmes


def _lighting_rules(report: Report, item: Installation) -> list[Ruled]:
    return [rule for name, rule in report.ruled.get(item.key, {}).items() if is_lighting(name)]


def _judged(groups: Mapping[Group, int], programmes: Mapping[str, Programme], report: Report) -> list[dict[str, Any]]:
    return [
        {
            "programme": name,
            **asdict(use),
            "assets": groups[name, use],
            "findings": [asdict(item) for item in compliance(programmes[name], use, report.place, report.year)],
        }
        for name, use in sorted(groups, key=lambda group: (group[0], str(group[1])))
    ]


def _shortcomings(category: Category, items: Sequence[Installation]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for item in items:
        for rule, detail in shortcomings(category, item.attributes):
            found[rule][item.id] = detail
    return [
        {
            "article": article,
            "rule": rule,
            "assets": len(found[rule]),
            "examples": dict(list(found[rule].items())[:EXAMPLES]),
        }
        for rule, article in ARTICLES.items()
        if rule in found
    ]


def _sum(items: Iterable[Installation], name: str) -> float:
    values = (item.attributes.get(name) for item in items)
    return float(sum(value for value in values if isinstance(value, int | float)))
