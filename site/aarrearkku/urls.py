"""Every address of the site. Wagtail's pages come last: they answer what is left."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib.sitemaps import views as sitemaps
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from aarrearkku import wellknown
from aarrearkku.health import health
from aarrearkku.patterns import patterns
from aarrearkku.sitemaps import SITEMAPS
from accounts import reports

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/reports/", include(reports.addresses())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/", health, name="health"),
    path("robots.txt", wellknown.robots, name="robots-txt"),
    path(".well-known/security.txt", wellknown.security, name="security-txt"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        sitemaps.sitemap,
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("", include("home.pages.urls")),
    path("", include("search.urls")),
    path("", include("activities.urls")),
    path("", include("meeting_places.urls")),
    path("", include("home.organisations.urls")),
    path(_("patterns/"), patterns, name="patterns"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
