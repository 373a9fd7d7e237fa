"""The editor's form of an organiser."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from accounts.widgets import in_three, ticked

organisation_panels = [
    MultiFieldPanel(
        [
            in_three("name"),
            FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
            FieldPanel("slug"),
        ],
        heading=_("Organiser"),
    ),
    MultiFieldPanel(
        [in_three("summary"), in_three("description"), FieldPanel("selko_fi")],
        heading=_("Texts"),
    ),
    MultiFieldPanel(
        [ticked("regions"), ticked("themes"), FieldPanel("languages")],
        heading=_("Where and what"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldPanel("contact_role"),
            FieldPanel("website"),
        ],
        heading=_("Contact, shown to everybody"),
    ),
    InlinePanel("links", heading=_("Elsewhere on the web"), label=_("Address")),
    MultiFieldPanel(
        [
            FieldPanel("checks_backgrounds"),
            FieldPanel("keeps_safer_space"),
            in_three("access_promise"),
            FieldPanel("review_months"),
        ],
        heading=_("Promises"),
    ),
    FieldPanel("logo"),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("business_id"), FieldPanel("association_number")]
            ),
            FieldPanel("ptv_id"),
        ],
        heading=_("Register numbers"),
        classname="collapsed",
    ),
    FieldPanel("is_example"),
]
