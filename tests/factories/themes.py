import factory

from home.themes.models import Theme
from tests.factories.making import Factory


class ThemeFactory(Factory[Theme]):
    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"teema-{n}")
    name_fi = factory.LazyAttribute(lambda theme: theme.code.capitalize())
