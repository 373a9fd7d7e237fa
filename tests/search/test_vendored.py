"""What we did not write ourselves is byte for byte what its makers published."""

import hashlib
import json
from pathlib import Path

import pytest
from django.conf import settings

VENDOR = Path(settings.BASE_DIR) / "site" / "static" / "vendor"
PACKAGES = json.loads((VENDOR / "vendor.json").read_text())


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_vendored_files_are_unchanged(package):
    assert package["sha256"] == {
        name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()
        for name in package["sha256"]
    }


def test_every_vendored_file_is_named():
    named = {name for package in PACKAGES for name in package["sha256"]}
    there = {
        str(file.relative_to(VENDOR)) for file in VENDOR.rglob("*") if file.is_file()
    }
    assert there - named == {"vendor.json"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_each_package_brings_its_licence(package):
    assert any(name.endswith("LICENSE") for name in package["sha256"])
