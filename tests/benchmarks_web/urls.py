"""The addresses of the site, and one that answers with a constant."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from aarrearkku.urls import urlpatterns as of_the_site


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse("constant")


urlpatterns = [path("constant/", constant), *of_the_site]
