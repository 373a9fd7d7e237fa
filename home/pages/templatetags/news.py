"""The newest articles on pages of other kinds. `{% load news %}`"""

from django import template

from home.areas.tree import AreaNode
from home.pages.models import NewsPage

register = template.Library()


@register.simple_tag
def latest_news(count: int, region: AreaNode | None = None) -> list[NewsPage]:
    """`{% latest_news 3 region as news %}`: what the region shows, or the whole city."""
    articles: list[NewsPage] = NewsPage.objects.for_list(region)[:count].told()
    return articles
