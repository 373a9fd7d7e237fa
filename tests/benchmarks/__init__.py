"""Run by `make bench`, outside pytest: Django is set up here, and NumPy kept to one thread."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aarrearkku.settings.test")

import django

django.setup()
