"""Identifiers of Finnish organisations, checked as their registers do."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# Weights of the seven digits, by the Finnish Patent and Registration Office (PRH).
WEIGHTS = (7, 9, 10, 5, 8, 4, 2)

association_number = RegexValidator(
    r"\A\d{1,3}(\.\d{3})*\Z|\A\d{4,6}\Z",
    _("The register number of an association has digits only, for example 123.456."),
)


def business_id(value: str) -> None:
    """Refuse what is not a Y-tunnus: seven digits, a hyphen and their check digit."""
    match = re.fullmatch(r"(\d{7})-(\d)", value)
    if match is None:
        raise ValidationError(
            _("A business ID has seven digits, a hyphen and a check digit.")
        )
    digits = (int(digit) for digit in match[1])
    rest = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    # A remainder of 1 would need the check digit 10: such numbers are not given.
    if int(match[2]) != (11 - rest % 11) % 11:
        raise ValidationError(_("The check digit of this business ID is wrong."))
