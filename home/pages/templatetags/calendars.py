"""The families' clock on any page. `{% load calendars %}`"""

from django import template
from django.utils import timezone

from home.calendars.breaks import SchoolBreak, school_years

register = template.Library()


@register.simple_tag
def school_break() -> SchoolBreak | None:
    """`{% school_break as pause %}`: the school break of today, where it is one."""
    return school_years().break_at(timezone.now())
