"""Pin the newest versions that fit: for uv in pyproject.toml, for pip in requirements.txt.

Neither file names a package registry's host; uv.lock does, so it stays out of git.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
PINS = re.compile(
    r"(?<=^constraint-dependencies = \[ # written by `make lock`\n).*?(?=^\])",
    re.M | re.S,
)
# What an override of pyproject.toml keeps from being installed anywhere, with its hashes.
NEVER = re.compile(r"^\S+ ; sys_platform == 'never'.*\n(?:    .*\n)*", re.M)
HOW_TO_INSTALL = (
    "# pip install --no-deps -r requirements.txt: all that is needed is named here\n"
)
EXPORT = ["export", "--quiet", "--no-header", "--no-annotate", "--no-emit-project"]


def write_pins(lines: list[str]) -> None:
    pins = "".join(f'  "{line}",\n' for line in lines)
    text = PYPROJECT.read_text()
    PYPROJECT.write_text(PINS.sub(lambda _: pins, text, count=1))


def main(uv: str) -> None:
    def export(*options: str) -> list[str]:
        command = [uv, *EXPORT, *options]
        done = subprocess.run(  # noqa: S603 - our own command, no input
            command, cwd=ROOT, check=True, capture_output=True, text=True
        )
        return NEVER.sub("", done.stdout).splitlines()

    # Old pins would hold the new resolution.
    write_pins([])
    (ROOT / "uv.lock").unlink(missing_ok=True)
    pinned = export("--no-hashes", "--all-groups")
    hashed = export("--no-dev")
    write_pins([line.replace('"', "'") for line in pinned])
    (ROOT / "requirements.txt").write_text(HOW_TO_INSTALL + "\n".join(hashed) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
