"""The pages of the site, one tree per language:

    home > regions > region > service cluster
                            > news > article          regional news
         > news > article                             news of the whole city
         > content page > content page

Regional news stand under their region's page, so that one permission on that page makes
its editors masters of the region's own pages and news, and of nothing else.
"""

from home.pages.models.content import ContentPage
from home.pages.models.home import HomePage
from home.pages.models.news import NewsIndexPage, NewsPage
from home.pages.models.regions import (
    ClusterPage,
    RegionIndexPage,
    RegionPage,
    RegionRole,
)

__all__ = [
    "ClusterPage",
    "ContentPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "RegionIndexPage",
    "RegionPage",
    "RegionRole",
]
