"""What make says when pip fails. pip is pointed at a closed port of this machine: nothing leaves it."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "pip_install.py"


def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_an_index_that_cannot_be_reached_ends_in_what_to_set(tmp_path: Path) -> None:
    index = f"http://127.0.0.1:{closed_port()}/simple"
    clean = {name: value for name, value in os.environ.items() if not name.upper().startswith(("PIP_", "HTTP"))}
    run = subprocess.run(
        [
            sys.executable,
            str(SCRIPT),
            "--index-url",
            index,
            "--retries",
            "0",
            "--target",
            str(tmp_path),
            "no-such-mill",
        ],
        env=clean | {"PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    lines = run.stderr.strip().splitlines()
    assert len(lines) < 8
    assert "HTTPS_PROXY" in lines[-1]
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self signed'))", "PIP_CERT=FILE.pem"),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))", "HTTPS_PROXY"),
        ("ERROR: [Errno 28] No space left on device", "Make room"),
        (
            "  npm error x\n  npm could not fetch Leaflet: set NODE_EXTRA_CA_CERTS\nerror: subprocess",
            "NODE_EXTRA_CA_CERTS",
        ),
        ("Traceback (most recent call last)\n" + "  at a mill\n" * 50 + "ERROR: who knows", "lines above"),
    ],
)
def test_the_last_line_names_the_cure(said: str, cure: str) -> None:
    spec = importlib.util.spec_from_file_location("pip_install", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lines = module.explain_failure(said).splitlines()
    assert len(lines) < 8
    assert cure in lines[-1]
