"""Dates and numbers in words. A template builtin: no `{% load %}` is needed."""

from django import template

register = template.Library()
