"""The state of enrolment now, from what the club says of itself and the clock.

`Terms` holds facts only, so that an index can keep them and ask again each minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from activities import occurrences
from home.attributes import EnrolmentState, Running

if TYPE_CHECKING:
    from activities.models import Activity, ActivityMoment

# One just comes: nothing has to be done before.
COME_AS_YOU_ARE = ("none", "at_door")


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides the state of enrolment, the clock apart."""

    needed: bool = True
    opens: datetime | None = None
    closes: datetime | None = None
    over_from: datetime | None = None
    taken: bool = False
    waiting_list: bool = False
    called_off: bool = False

    def at(self, now: datetime) -> EnrolmentState:
        """The state at this moment: open from `opens` on, closed from `closes` on."""
        if self.called_off or (self.over_from and now >= self.over_from):
            return EnrolmentState.CLOSED
        if not self.needed:
            return EnrolmentState.FULL if self.taken else EnrolmentState.NONE
        if self.closes and now >= self.closes:
            return EnrolmentState.CLOSED
        if self.opens and now < self.opens:
            return EnrolmentState.OPENS
        if not self.taken:
            return EnrolmentState.OPEN
        return EnrolmentState.QUEUE if self.waiting_list else EnrolmentState.FULL


def terms(activity: Activity, moment: ActivityMoment) -> Terms:
    """The club's terms; where it does not say when enrolment opens, its season does.

    Load it `with_schedule()`: nobody gets into what is over.
    """
    if activity.enrol_mode in COME_AS_YOU_ARE:
        # Who just comes is bound by no times of enrolment and waits on no list.
        return Terms(
            needed=False,
            over_from=occurrences.over_from(activity),
            taken=moment.is_taken,
            called_off=moment.running != Running.RUNNING,
        )
    season_opens = activity.season.enrolment_opens if activity.season else None
    return Terms(
        opens=activity.enrol_opens or season_opens,
        closes=activity.enrol_closes,
        over_from=occurrences.over_from(activity),
        taken=moment.is_taken,
        waiting_list=activity.waiting_list,
        called_off=moment.running != Running.RUNNING,
    )


def state(activity: Activity, moment: ActivityMoment, now: datetime) -> EnrolmentState:
    """Whether one can enrol at this moment."""
    return terms(activity, moment).at(now)
