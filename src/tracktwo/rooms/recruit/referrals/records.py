"""A nomination. It stands in a compartment of its own, whose key not every member of the third party holds."""

import datetime

from tracktwo.process.sealed import Payload, payload

__all__ = ["SCOPE", "Referral"]

# The name of that compartment.
SCOPE = "referrals"


@payload("referral")
class Referral(Payload, frozen=True):
    """Somebody named somebody: ids of records in the pool, which lies in another compartment.

    `nominator` is empty where it is not known who it was. `wave` counts rounds of asking from 1, 0 where not known.
    """

    nominator: str
    nominee: str
    day: datetime.date
    wave: int = 0
