import os

from django.core.wsgi import get_wsgi_application

from aarrearkku.start import compile_translations

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aarrearkku.settings.production")
compile_translations()
application = get_wsgi_application()
