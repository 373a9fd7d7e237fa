from wagtail import hooks

from activities.another_group import listing_button

hooks.register("register_snippet_listing_buttons", listing_button)
