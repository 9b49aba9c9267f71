"""``pip install`` as make calls it: quiet when it works, and at most a few lines when it fails, the last of which says what to set.

    python pip_install.py ARGUMENTS OF pip install ...

Only the standard library: it runs before anything is installed.
"""

from __future__ import annotations

import subprocess
import sys

__all__ = ["explain_failure"]

_LINES_SHOWN = 6
_HOOK_SAID = "npm could not fetch"  # the last line of hatch_build.py, which knows more than pip
_TELLING = ("ERROR", "error:", "npm error", "Errno", "Error(")
# What pip and its certificate checks write. Certificates first: a refused certificate is retried like a lost connection.
_CURES = (
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError", "certificate verify failed"),
        (
            "The package index's certificate is signed by an authority that pip does not know. Set PIP_CERT=FILE.pem "
            "(and NODE_EXTRA_CA_CERTS=FILE.pem for npm) to your network's own authority, then run make again."
        ),
    ),
    (
        ("ProxyError", "407 Proxy", "Tunnel connection failed"),
        "The proxy refuses. Check HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, then run make again.",
    ),
    (("No space left", "Errno 28"), "The disk is full. Make room, then run make again."),
    (
        (
            "NewConnectionError",
            "from versions: none",
            "ResolutionImpossible",  # of versions that constraints.txt has pinned: the index does not show them
            "timed out",
            "name resolution",
            "Connection refused",
            "ConnectTimeout",
        ),
        (
            "The package index cannot be reached, or lacks these versions. Behind a proxy set HTTPS_PROXY=http://HOST:PORT; with an index of your "
            "own, PIP_INDEX_URL=ADDRESS; then run make again."
        ),
    ),
)
_OTHER_CURE = "pip failed: its lines above say why."


def explain_failure(said: str) -> str:
    """The telling lines of what pip said, each once, and last what to set."""
    lines = list(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))
    hook = next((line for line in lines if _HOOK_SAID in line), None)
    cure = hook or next((cure for signs, cure in _CURES if any(sign in said for sign in signs)), _OTHER_CURE)
    told = [line for line in lines if line != hook and any(sign in line for sign in _TELLING)] or lines
    return "\n".join([*(line[:300] for line in told[:_LINES_SHOWN]), cure])


if __name__ == "__main__":
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *sys.argv[1:]]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if run.returncode != 0:
        sys.exit(explain_failure(run.stdout.decode("utf-8", "replace")))
