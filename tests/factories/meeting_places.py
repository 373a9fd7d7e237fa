"""Valid places and mobile services; a test names only what matters to it."""

from datetime import date, time

import factory

from meeting_places import models
from tests.factories.making import Factory


class MeetingPlaceFactory(Factory[models.MeetingPlace]):
    class Meta:
        model = models.MeetingPlace
        skip_postgeneration_save = True

    name_fi = factory.Sequence(lambda n: f"Asukastupa {n}")
    kind = models.MeetingPlace.Kind.RESIDENTS_ROOM
    audience_mode = models.MeetingPlace.Mode.ALL_AGES
    street_address = "Torikatu 10"
    postal_code = "90100"
    city = "Oulu"


class OpeningPeriodFactory(Factory[models.OpeningPeriod]):
    class Meta:
        model = models.OpeningPeriod

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")


class OpeningSpanFactory(Factory[models.OpeningSpan]):
    class Meta:
        model = models.OpeningSpan

    period = factory.SubFactory(OpeningPeriodFactory)
    weekday = 1
    starts = time(9)
    ends = time(14)


class BreakPeriodFactory(Factory[models.BreakPeriod]):
    class Meta:
        model = models.BreakPeriod

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")
    name_fi = "Kesätauko"
    starts = date(2026, 6, 1)
    ends = date(2026, 8, 9)


class AnnouncedOpeningFactory(Factory[models.AnnouncedOpening]):
    class Meta:
        model = models.AnnouncedOpening

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")
    date = date(2026, 11, 28)
    starts = time(10)
    ends = time(13)


class PlaceMomentFactory(Factory[models.PlaceMoment]):
    class Meta:
        model = models.PlaceMoment

    place = factory.SubFactory(MeetingPlaceFactory)


class MobileMomentFactory(Factory[models.MobileMoment]):
    class Meta:
        model = models.MobileMoment

    service = factory.SubFactory("tests.factories.meeting_places.MobileServiceFactory")


class MobileServiceFactory(Factory[models.MobileService]):
    class Meta:
        model = models.MobileService
        skip_postgeneration_save = True

    name_fi = factory.Sequence(lambda n: f"Nuorisoauto {n}")
    kind = models.MobileService.Kind.YOUTH
    audience_mode = models.MobileService.Mode.AGES
    min_age = 13
    max_age = 17


class RouteFactory(Factory[models.Route]):
    class Meta:
        model = models.Route

    service = factory.SubFactory(MobileServiceFactory)
    name_fi = "Pohjoinen reitti"


class StopFactory(Factory[models.Stop]):
    class Meta:
        model = models.Stop

    route = factory.SubFactory(RouteFactory)
    name_fi = factory.Sequence(lambda n: f"Pysäkki {n}")


class StopTimeFactory(Factory[models.StopTime]):
    class Meta:
        model = models.StopTime

    stop = factory.SubFactory(StopFactory)
    weekday = 1
    arrives = time(14)
    departs = time(14, 45)


class StopChangeFactory(Factory[models.StopChange]):
    class Meta:
        model = models.StopChange

    class Params:
        stop = factory.SubFactory(StopFactory)

    service = factory.LazyAttribute(lambda change: change.stop.service)
    stop_uuid = factory.LazyAttribute(lambda change: change.stop.uuid)
    kind = models.StopChange.Kind.CANCELLED
    date = date(2026, 11, 23)
