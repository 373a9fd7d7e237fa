"""The three languages, a front page for each, and the site that starts at the Finnish one."""

from django.db import migrations

HOMES = [
    ("fi", "Etusivu", "etusivu", "Oma juttu löytyy läheltä"),
    ("sv", "Startsida", "startsida", "Din grej finns nära"),
    ("en", "Home", "home-en", "Your thing is close by"),
]
LEADS = {
    "fi": (
        "Kerhot, kohtaamispaikat ja liikkuvat palvelut Oulussa. "
        "Hae lasten iän ja oman alueen mukaan."
    ),
    "sv": (
        "Klubbar, mötesplatser och mobila tjänster i Uleåborg. "
        "Sök enligt barnens ålder och ditt område."
    ),
    "en": (
        "Clubs, meeting places and mobile services in Oulu. "
        "Search by your children's ages and your area."
    ),
}


def make_front_pages(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("pages", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    # Wagtail's own migrations leave a site with a welcome page.
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()

    content_type, _ = ContentType.objects.get_or_create(
        app_label="pages", model="homepage"
    )
    first = None
    for place, (language, title, slug, heading) in enumerate(HOMES, start=1):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        page = HomePage(
            title=title,
            draft_title=title,
            slug=slug,
            heading=heading,
            lead=LEADS[language],
            content_type=content_type,
            locale=locale,
            path=f"0001{place:04}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            live=True,
            show_in_menus=False,
        )
        if first:
            page.translation_key = first.translation_key
        page.save()
        first = first or page
    Page.objects.filter(depth=1).update(numchild=len(HOMES))
    Site.objects.create(
        hostname="localhost",
        site_name="Harrastamisen aarrearkku",
        root_page_id=first.pk,
        is_default_site=True,
    )


def restore_welcome_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    Site.objects.all().delete()
    # Everything stands under the front pages, so nothing of ours is left in the tree.
    Page.objects.filter(depth__gte=2).delete()
    content_type, _ = ContentType.objects.get_or_create(
        app_label="wagtailcore", model="page"
    )
    welcome = Page.objects.create(
        title="Welcome to your new Wagtail site!",
        draft_title="Welcome to your new Wagtail site!",
        slug="home",
        content_type=content_type,
        locale=Locale.objects.get(language_code="fi"),
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(
        hostname="localhost", root_page_id=welcome.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_front_pages, restore_welcome_page)]
