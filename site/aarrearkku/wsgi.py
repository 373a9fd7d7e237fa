import gc
import os

from django.core.wsgi import get_wsgi_application

from aarrearkku.start import compile_translations
from search.language.lexicon import lexicon

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aarrearkku.settings.production")
compile_translations()
application = get_wsgi_application()
# No visitor waits for it: two seconds the first time, else a hundredth of one.
lexicon()
# What is loaded by now stays: looking through it for garbage would only cost every answer.
gc.freeze()
