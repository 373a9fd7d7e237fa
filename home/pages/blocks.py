"""What an article or a content page is made of. Each block has a template of its own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

# No headings, embeds or images inside a text: those are blocks, so that the outline of a
# page is always right and every picture is asked for its text alternative.
RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]
INLINE = ["bold", "italic", "link"]


class HeadingValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        """The part of the address that leads to this heading."""
        return slugify(str(self["text"]))

    @property
    def is_main(self) -> bool:
        return bool(self["level"] == "h2")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("text"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("level"),
        choices=[("h2", _("Heading")), ("h3", _("Subheading"))],
        default="h2",
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "blocks/heading.html"
        value_class = HeadingValue
        form_classname = "struct-block heading-block"


class PictureBlock(blocks.StructBlock):
    """An image that says in words what it shows, or is marked as decoration."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        label = _("Image")
        icon = "image"
        template = "blocks/picture.html"


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where it leads; empty while the page is not published."""
        page = self["page"]
        if page is None:
            return str(self["address"])
        return str(page.url) if page.live else ""


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("text"), max_length=120)
    page = blocks.PageChooserBlock(label=_("page of this site"), required=False)
    address = blocks.URLBlock(label=_("or another address"), required=False)

    class Meta:
        label = _("Link")
        icon = "link"
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        link = super().clean(value)
        if bool(link["page"]) == bool(link["address"]):
            message = _(
                "Choose a page of this site or write an address, one of the two."
            )
            raise StructBlockValidationError(
                block_errors={"address": ValidationError(message)}
            )
        return link


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"))
    source = blocks.CharBlock(
        label=_("who says so"),
        help_text=_("A role or an organisation, for example “Parent, Haukipudas”."),
        required=False,
        max_length=120,
    )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=INLINE)

    class Meta:
        label = _("Notice")
        icon = "warning"
        template = "blocks/notice.html"


class ChainBlock(blocks.StructBlock):
    """Steps that lead to one another, or bodies one under another."""

    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(label=_("name"), max_length=120)),
                (
                    "text",
                    blocks.RichTextBlock(
                        label=_("text"), features=INLINE, required=False
                    ),
                ),
            ]
        ),
        label=_("steps"),
        min_num=2,
    )

    class Meta:
        label = _("Chain")
        icon = "list-ol"
        template = "blocks/chain.html"


def table_block() -> TypedTableBlock:
    """A real table: every column has a heading, and cells hold text or a short list."""
    return TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("text"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("text with lists"),
                    features=["bold", "link", "ul", "ol"],
                    required=False,
                ),
            ),
            ("number", blocks.FloatBlock(label=_("number"), required=False)),
        ],
        label=_("Table"),
        icon="table",
        template="blocks/table.html",
    )


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    text = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=RICH_TEXT, template="blocks/text.html"
    )
    picture = PictureBlock()
    points = blocks.ListBlock(
        blocks.RichTextBlock(label=_("point"), features=INLINE),
        label=_("List"),
        icon="list-ul",
        template="blocks/points.html",
    )
    links = blocks.ListBlock(
        LinkBlock(), label=_("Links"), icon="link", template="blocks/links.html"
    )
    table = table_block()
    quote = QuoteBlock()
    notice = NoticeBlock()
    chain = ChainBlock()


class SchoolBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("school"), max_length=120)
    grades = blocks.CharBlock(label=_("grades"), required=False, max_length=40)

    class Meta:
        label = _("School")
        icon = "home"


class SchoolsBlock(blocks.StreamBlock):
    school = SchoolBlock()
