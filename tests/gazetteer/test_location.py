from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer import location
from geostrike.gazetteer.location import ENVIRONMENT, find_gazetteer, user_gazetteer


def test_a_named_file_wins_then_the_environment_then_the_users_own_then_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv(ENVIRONMENT, "/from/the/environment")
    assert find_gazetteer(Path("/named")) == Path("/named")
    assert find_gazetteer() == Path("/from/the/environment")
    monkeypatch.delenv(ENVIRONMENT)
    own = user_gazetteer()
    own.parent.mkdir(parents=True)
    own.write_bytes(b"")
    assert find_gazetteer() == own
    own.unlink()
    assert find_gazetteer() != own


@pytest.mark.parametrize("chosen", ["", "/somewhere/else"])
def test_the_users_file_lies_where_the_system_keeps_such_files(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", chosen)
    assert user_gazetteer().parent == platformdirs.user_data_path("geostrike")


def test_an_installation_without_its_gazetteer_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "SHIPPED", tmp_path / "none.sqlite")
    monkeypatch.setattr(location, "SOURCES", tmp_path)
    with pytest.raises(GazetteerError, match="install geostrike again"):
        location.find_default()
