"""Wagtail's database search for pages and images in the admin, made safe.

Stock behaviour that this mends, all seen on Wagtail 8.0.1 with SQLite: a quote or a NUL in
the query is a server error; relevance order runs one sub-select per match; every save
recomputes the title norms of the whole index.
"""

import re
from typing import Any

from django.db import connection
from modelsearch.backends.database import (
    SearchBackend as stock_backend,  # noqa: N813 - a function with the name of a class
)

UNREADABLE = re.compile(r'["\x00-\x1f\\]+')


def clean(query: Any) -> Any:
    """The text without what SQLite cannot read; never blank, never over 200 characters."""
    if not isinstance(query, str):
        return query
    return UNREADABLE.sub(" ", query)[:200].strip() or "*"


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name Wagtail looks for
    stock = type(stock_backend(params))

    class SafeIndex(stock.index_class):  # type: ignore[name-defined]
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)

    class SafeBackend(stock):  # type: ignore[misc,valid-type]
        index_class = SafeIndex

        def _search(
            self,
            query_compiler_class: Any,
            query: Any,
            models: Any,
            order_by_relevance: bool = True,
            **options: Any,
        ) -> Any:
            if connection.vendor == "sqlite" and order_by_relevance:
                order_by_relevance = False
                if hasattr(models, "order_by"):
                    models = models.order_by()
            return super()._search(
                query_compiler_class,
                clean(query),
                models,
                order_by_relevance=order_by_relevance,
                **options,
            )

    return SafeBackend(params)
