"""Valid places and mobile services; a test names only what matters to it."""

from datetime import date, time

import factory

from meeting_places import models


class MeetingPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MeetingPlace
        skip_postgeneration_save = True

    name_fi = factory.Sequence(lambda n: f"Asukastupa {n}")
    kind = models.MeetingPlace.Kind.RESIDENTS_ROOM
    audience_mode = models.MeetingPlace.Mode.ALL_AGES
    street_address = "Torikatu 10"
    postal_code = "90100"
    city = "Oulu"


class OpeningPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.OpeningPeriod

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")


class OpeningSpanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.OpeningSpan

    period = factory.SubFactory(OpeningPeriodFactory)
    weekday = 1
    starts = time(9)
    ends = time(14)


class BreakPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.BreakPeriod

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")
    name_fi = "Kesätauko"
    starts = date(2026, 6, 1)
    ends = date(2026, 8, 9)


class AnnouncedOpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AnnouncedOpening

    place = factory.SubFactory(MeetingPlaceFactory, hours="weekly")
    date = date(2026, 11, 28)
    starts = time(10)
    ends = time(13)


class PlaceMomentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlaceMoment

    place = factory.SubFactory(MeetingPlaceFactory)


class MobileServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MobileService
        skip_postgeneration_save = True

    name_fi = factory.Sequence(lambda n: f"Nuorisoauto {n}")
    kind = models.MobileService.Kind.YOUTH
    audience_mode = models.MobileService.Mode.AGES
    min_age = 13
    max_age = 17


class RouteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Route

    service = factory.SubFactory(MobileServiceFactory)
    name_fi = "Pohjoinen reitti"


class StopFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Stop

    route = factory.SubFactory(RouteFactory)
    name_fi = factory.Sequence(lambda n: f"Pysäkki {n}")


class StopTimeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StopTime

    stop = factory.SubFactory(StopFactory)
    weekday = 1
    arrives = time(14)
    departs = time(14, 45)


class StopChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StopChange

    class Params:
        stop = factory.SubFactory(StopFactory)

    service = factory.LazyAttribute(lambda change: change.stop.service)
    stop_uuid = factory.LazyAttribute(lambda change: change.stop.uuid)
    kind = models.StopChange.Kind.CANCELLED
    date = date(2026, 11, 23)
