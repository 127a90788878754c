"""The calendar offset that opens the demo five minutes before sunset."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import sunset

BEFORE_SUNSET = timedelta(minutes=1)


def offset_to_dusk(now: datetime, longitude: float, latitude: float, zone: ZoneInfo) -> float:
    """Seconds that bring `now` to a minute before today's sunset at that place; 0 where the sun does not set."""
    try:
        tonight = sunset(Observer(latitude, longitude), date=now.astimezone(zone).date(), tzinfo=zone)
    except ValueError:
        return 0.0
    return float(round((tonight - BEFORE_SUNSET - now).total_seconds()))
