"""The calendar offset that opens the demo five minutes before sunset."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import sunset

BEFORE_SUNSET = timedelta(seconds=150)


def offset_to_dusk(now: datetime, longitude: float, latitude: float, zone: ZoneInfo) -> float:
    """Seconds that bring `now` to two and a half minutes before today's sunset at that place; 0 where the sun does not set."""
    try:
        tonight = sunset(Observer(latitude, longitude), date=now.astimezone(zone).date(), tzinfo=zone)
    except ValueError:
        return 0.0
    return float(round((tonight - BEFORE_SUNSET - now).total_seconds()))
