"""What search engines are told about: an index, and a list for each kind of page."""

from django.contrib.sitemaps import Sitemap

from home.pages.sitemaps import PageSitemap

SITEMAPS: dict[str, type[Sitemap[object]]] = {"pages": PageSitemap}
