import gc
import os

from django.core.wsgi import get_wsgi_application

from aarrearkku.start import compile_translations

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aarrearkku.settings.production")
compile_translations()
application = get_wsgi_application()
# What is loaded by now stays: looking through it for garbage would only cost every answer.
gc.freeze()
