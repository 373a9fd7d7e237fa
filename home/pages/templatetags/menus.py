"""Content pages in the frame of every page. `{% load menus %}`"""

from django import template

from home.pages import menus
from home.pages.menus import MenuPage

register = template.Library()


@register.simple_tag
def menu_pages() -> list[MenuPage]:
    """`{% menu_pages as pages %}`: what editors have ticked to show in menus."""
    return menus.menu_pages()


@register.simple_tag
def plain_page() -> MenuPage | None:
    """`{% plain_page as plain %}`: the page in plain language, where there is one."""
    return next((page for page in menus.menu_pages() if page.is_plain), None)
