#!/usr/bin/env python3
import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs an old one reads this
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aarrearkku.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from aarrearkku.start import compile_translations

    compile_translations()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
