"""Prayer times of a place, reckoned here on this machine by adhanpy; where they cannot be trusted, people are asked."""

import datetime
from dataclasses import dataclass
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

from .records import WorkshopPlace

__all__ = ["ORDER", "Prayers", "coordinates", "is_zone", "prayers_on", "zones"]

# From one to the next; sunrise ends the time of the first and is no prayer.
ORDER = ("fajr", "sunrise", "dhuhr", "asr", "maghrib", "isha")
NAMES: dict[str, Text] = {
    "fajr": _("dawn prayer"),
    "dhuhr": _("noon prayer"),
    "asr": _("afternoon prayer"),
    "maghrib": _("sunset prayer"),
    "isha": _("night prayer"),
}


@dataclass(frozen=True)
class Prayers:
    """Times of one day in minutes after its midnight, by name in `ORDER`.

    `unsure`: they were asked for and cannot be trusted, so that people have to be asked.
    """

    times: dict[str, int]
    unsure: bool = False

    @property
    def shown(self) -> list[tuple[Text, int]]:
        """The prayers with their names, in their order."""
        return [(NAMES[name], self.times[name]) for name in ORDER if name in self.times and name in NAMES]


@cache
def zones() -> frozenset[str]:
    """The names of time zones there are; looked up once, for it reads a folder of files."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    return name in zones()


def coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude from `35.17, 33.36`; None where they are none."""
    parts = text.replace(";", ",").replace("،", ",").split(",")
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        return None
    # Comparing this way round also refuses what is not a number.
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def prayers_on(place: WorkshopPlace, day: datetime.date) -> Prayers:
    """The prayer times of a day at a place; none where no rule was chosen."""
    if not place.rule:
        return Prayers({})
    spot = coordinates(place.spot)
    if spot is None or not is_zone(place.zone):
        return Prayers({}, unsure=True)
    times = _reckoned(spot, place.zone, place.rule, place.hanafi, day)
    return Prayers(dict(zip(ORDER, times, strict=True))) if times else Prayers({}, unsure=True)


@lru_cache(maxsize=512)
def _reckoned(
    spot: tuple[float, float], zone: str, rule: str, hanafi: bool, day: datetime.date
) -> tuple[int, ...] | None:
    """The times in minutes after midnight; None where they are out of order or not all on that day.

    In high latitudes adhanpy gives an afternoon two days later, or raises; with a zone that is not the place's own the
    times fall on two days.
    """
    from adhanpy.calculation import CalculationMethod
    from adhanpy.calculation.CalculationParameters import CalculationParameters
    from adhanpy.calculation.Madhab import Madhab
    from adhanpy.PrayerTimes import PrayerTimes

    parameters = CalculationParameters(method=CalculationMethod[rule])
    parameters.madhab = Madhab.HANAFI if hanafi else Madhab.SHAFI
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    try:
        reckoned = PrayerTimes(spot, noon, calculation_parameters=parameters, time_zone=ZoneInfo(zone))
        times = [getattr(reckoned, name) for name in ORDER]
    except (RuntimeError, ValueError, OverflowError, ZeroDivisionError, TypeError):
        return None
    if any(each is None or each.date() != day for each in times) or times != sorted(set(times)):
        return None
    return tuple(each.hour * 60 + each.minute for each in times)
