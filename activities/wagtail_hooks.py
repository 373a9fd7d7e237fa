from wagtail import hooks

from activities.club_buttons import buttons

hooks.register("register_snippet_listing_buttons", buttons)
