from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "home.calendars"
    label = "calendars"

    def ready(self) -> None:
        from home.calendars.breaks import school_years
        from home.calendars.models import Holiday, SchoolYearCalendar, Season

        school_years.forget_when_saved(SchoolYearCalendar, Holiday, Season)
