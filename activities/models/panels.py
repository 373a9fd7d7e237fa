"""The editor's form of a club, in the order in which one tells of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from accounts.widgets import in_three, ticked, ticked_by_branch
from activities.forms import ActivityForm

SLOT = [
    FieldRowPanel(
        [FieldPanel("weekday"), FieldPanel("starts"), FieldPanel("ends")],
    ),
    FieldRowPanel([FieldPanel("interval"), FieldPanel("group_name")]),
    FieldRowPanel([FieldPanel("instructor"), FieldPanel("capacity")]),
    FieldRowPanel([FieldPanel("first_date"), FieldPanel("last_date")]),
    FieldPanel("place"),
    FieldRowPanel([FieldPanel("skip_holidays"), FieldPanel("after_school")]),
]

SESSION = [
    FieldRowPanel([FieldPanel("date"), FieldPanel("starts"), FieldPanel("ends")]),
    FieldPanel("place"),
]

WHAT = [
    in_three("name", _("Name")),
    in_three("summary", _("Summary")),
    in_three("description", _("Description")),
    FieldPanel("selko_fi"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("theme")]),
    ticked_by_branch("more_themes"),
    MultiFieldPanel(
        [FieldPanel("keywords")], heading=_("Keywords"), classname="collapsed"
    ),
    FieldPanel("image"),
    MultiFieldPanel(
        [
            FieldPanel("alert_fi"),
            FieldPanel("alert_sv"),
            FieldPanel("alert_en"),
            FieldPanel("alert_until"),
        ],
        heading=_("Notice on top of the page"),
    ),
    FieldPanel("slug"),
]

FOR_WHOM = [
    MultiFieldPanel(
        [
            FieldPanel("audience_mode"),
            FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")]),
            FieldRowPanel([FieldPanel("min_grade"), FieldPanel("max_grade")]),
        ],
        heading=_("Ages or grades"),
    ),
    FieldRowPanel([FieldPanel("level"), FieldPanel("gender_group")]),
    FieldRowPanel([FieldPanel("family_together"), FieldPanel("adult_needed")]),
    FieldPanel("low_threshold"),
    FieldPanel("languages"),
    FieldPanel("support"),
    in_three("accessibility_note", _("Accessibility in words")),
]

WHEN = [
    FieldPanel("season"),
    InlinePanel(
        "slots", panels=SLOT, heading=_("Weekly times"), label=_("Weekly time")
    ),
    InlinePanel(
        "dated_sessions",
        panels=SESSION,
        heading=_("Dates of a course or a camp"),
        label=_("Date"),
    ),
    FieldPanel("replaced_by"),
]

WHERE = [
    FieldPanel("place"),
    in_three("place_note", _("Where exactly")),
    FieldPanel("environment"),
    FieldRowPanel([FieldPanel("school"), FieldPanel("own_school_first")]),
    ticked("served_areas"),
    FieldPanel("transport"),
    in_three("transport_note", _("Transport in words")),
]

ENROLMENT = [
    MultiFieldPanel(
        [
            FieldPanel("enrol_mode"),
            FieldPanel("enrol_url"),
            FieldRowPanel([FieldPanel("enrol_opens"), FieldPanel("enrol_closes")]),
        ],
        heading=_("Enrolment"),
    ),
    in_three("enrol_instructions", _("How to enrol")),
    FieldRowPanel([FieldPanel("capacity_min"), FieldPanel("capacity_max")]),
    FieldPanel("waiting_list"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("price_type"), FieldPanel("price")]),
            FieldPanel("extra_cost_obligatory"),
            FieldPanel("voucher_ok"),
        ],
        heading=_("Price"),
    ),
    in_three("extra_cost_note", _("Other costs")),
    in_three("discount_note", _("Discounts")),
    in_three("bring_note", _("Bring along")),
    FieldPanel("snack"),
]

CONTACT = [
    FieldPanel("organisation"),
    ticked("co_organisers"),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            FieldPanel("contact_public"),
        ],
        heading=_("Contact"),
    ),
    FieldPanel("funding"),
    FieldPanel("is_example"),
]

edit_handler = TabbedInterface(
    [
        ObjectList(WHAT, heading=_("What")),
        ObjectList(FOR_WHOM, heading=_("For whom")),
        ObjectList(WHEN, heading=_("When")),
        ObjectList(WHERE, heading=_("Where")),
        ObjectList(ENROLMENT, heading=_("Enrolment and price")),
        ObjectList(CONTACT, heading=_("Organiser and contact")),
    ],
    base_form_class=ActivityForm,
)
