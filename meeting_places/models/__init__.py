from meeting_places.models.access import AccessFact, Accessible
from meeting_places.models.mobile_services import (
    MobileMoment,
    MobileService,
    Route,
    Stop,
    StopChange,
    StopTime,
)
from meeting_places.models.opening_hours import (
    AnnouncedOpening,
    BreakPeriod,
    OpeningPeriod,
    OpeningSpan,
    SpanState,
)
from meeting_places.models.places import (
    Facility,
    MeetingPlace,
    PlaceMoment,
    TargetGroup,
)

__all__ = [
    "AccessFact",
    "Accessible",
    "AnnouncedOpening",
    "BreakPeriod",
    "Facility",
    "MeetingPlace",
    "MobileMoment",
    "MobileService",
    "OpeningPeriod",
    "OpeningSpan",
    "PlaceMoment",
    "Route",
    "SpanState",
    "Stop",
    "StopChange",
    "StopTime",
    "TargetGroup",
]
