"""The calendar offset that opens the demo just before the first cabinet closes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import sunset

BEFORE_SUNSET = timedelta(seconds=30)


def offset_to_dusk(now: datetime, longitude: float, latitude: float, zone: ZoneInfo) -> float:
    """Seconds that bring `now` to `BEFORE_SUNSET` at that place today; 0 where the sun does not set."""
    try:
        tonight = sunset(Observer(latitude, longitude), date=now.astimezone(zone).date(), tzinfo=zone)
    except ValueError:
        return 0.0
    return float(round((tonight - BEFORE_SUNSET - now).total_seconds()))
