"""Packages of Debian and Ubuntu, on machines where this account may install them unasked.

Read by old Pythons too: no syntax younger than Python 3.6 (see setup_environment.py).
"""

import os
import shutil
import subprocess
import sys


def may_install() -> bool:
    """Whether apt-get is here and this account is root or becomes it without a password."""
    if not shutil.which("apt-get"):
        return False
    return _is_root() or bool(shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]))


def install(*packages: str) -> bool:
    """Refresh the lists and install; whether it worked. What apt-get prints goes to standard error."""
    prefix = [] if _is_root() else ["sudo", "-n"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    return _succeeds([*apt, "update"]) and _succeeds([*apt, "install", "--no-install-recommends", *packages])


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _succeeds(command: "list[str]") -> bool:
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr) == 0
