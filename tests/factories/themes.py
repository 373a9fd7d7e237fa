import factory

from home.themes.models import Theme


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"teema-{n}")
    name_fi = factory.LazyAttribute(lambda theme: theme.code.capitalize())
