from activities.models.activities import Activity
from activities.models.moments import ActivityMoment
from activities.models.schedule import DatedSession, Slot, SlotChange

__all__ = ["Activity", "ActivityMoment", "DatedSession", "Slot", "SlotChange"]
