"""The editor's form, in the order in which one tells about a place or a service."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from accounts.widgets import in_three, ticked_by_branch
from home.attributes import Support

NAMES = [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")]

ADDRESS = [
    FieldRowPanel(
        [FieldPanel("street_address"), FieldPanel("postal_code"), FieldPanel("city")]
    ),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
]

OTHER_AREA = FieldRowPanel(
    [FieldPanel("area_override"), FieldPanel("area_override_reason")]
)

TEXTS = MultiFieldPanel(
    [in_three("summary"), in_three("description"), FieldPanel("selko_fi")],
    heading=_("Texts"),
)

AUDIENCE = MultiFieldPanel(
    [
        FieldPanel("audience_mode"),
        FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")]),
        FieldRowPanel([FieldPanel("min_grade"), FieldPanel("max_grade")]),
    ],
    heading=_("For whom"),
)

ACCESS = MultiFieldPanel(
    [
        *(FieldPanel(f"access_{support.value}") for support in Support),
        in_three("access_note"),
    ],
    heading=_("Access and support"),
    classname="collapsed",
)

CONTACT = MultiFieldPanel(
    [
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("website"),
        FieldPanel("image"),
        FieldPanel("is_example"),
    ],
    heading=_("Contact and picture"),
)

place_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel(NAMES),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("listed")]),
            FieldPanel("slug"),
        ],
        heading=_("Place"),
    ),
    TEXTS,
    MultiFieldPanel(
        [
            *ADDRESS,
            in_three("entrance_note"),
            FieldPanel("entrance_image"),
            in_three("nearest_stops"),
            OTHER_AREA,
        ],
        heading=_("Address"),
    ),
    MultiFieldPanel(
        [FieldPanel("hours"), in_three("hours_note")], heading=_("Opening hours")
    ),
    InlinePanel("periods", heading=_("Opening periods"), label=_("Period")),
    InlinePanel("breaks", heading=_("Breaks"), label=_("Break")),
    AUDIENCE,
    FieldPanel("target_groups"),
    MultiFieldPanel(
        [
            FieldPanel("facilities"),
            FieldRowPanel([FieldPanel("free_entry"), FieldPanel("needs_registration")]),
        ],
        heading=_("What is there"),
    ),
    ACCESS,
    CONTACT,
    FieldPanel("booking_url"),
    MultiFieldPanel(
        [
            FieldPanel("ptv_id"),
            FieldRowPanel([FieldPanel("tprek_id"), FieldPanel("lipas_id")]),
        ],
        heading=_("Identifiers elsewhere"),
        classname="collapsed",
    ),
]

mobile_panels = [
    MultiFieldPanel(
        [FieldRowPanel(NAMES), FieldPanel("kind"), FieldPanel("slug")],
        heading=_("Service"),
    ),
    TEXTS,
    MultiFieldPanel(
        [
            in_three("what_to_do"),
            ticked_by_branch("themes"),
            FieldRowPanel([FieldPanel("is_free"), FieldPanel("needs_booking")]),
            in_three("cost"),
        ],
        heading=_("What one can do"),
    ),
    AUDIENCE,
    InlinePanel("routes", heading=_("Routes"), label=_("Route")),
    ACCESS,
    CONTACT,
]

change_panels = [
    FieldPanel("stop_uuid"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("date"), FieldPanel("arrives")]),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("new_date"),
                    FieldPanel("new_arrives"),
                    FieldPanel("new_departs"),
                ]
            ),
            in_three("new_place"),
            FieldRowPanel([FieldPanel("new_latitude"), FieldPanel("new_longitude")]),
        ],
        heading=_("Instead"),
    ),
    in_three("reason"),
]
