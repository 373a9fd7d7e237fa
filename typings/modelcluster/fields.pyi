from typing import TypeVar

from django.db import models

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")
_To = TypeVar("_To", bound=models.Model)
_Through = TypeVar("_Through", bound=models.Model)

class ParentalKey(models.ForeignKey[_ST, _GT]): ...
class ParentalManyToManyField(models.ManyToManyField[_To, _Through]): ...
