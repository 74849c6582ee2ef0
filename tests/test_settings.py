"""The app's settings: Streamlit knows every one of them, and the public ones are as they must be."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

SETTINGS = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
OPTIONS = [f"{section}.{name}" for section, options in SETTINGS.items() for name in options]


@pytest.mark.parametrize("option", OPTIONS)
def test_streamlit_knows_the_setting(option: str) -> None:
    """A setting that a later Streamlit drops or renames is noticed, hidden ones too."""
    assert option in config.get_config_options()


def test_nothing_is_told_to_strangers() -> None:
    """No usage statistics leave the reader's browser, and no fault is shown to a reader."""
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["toolbarMode"] == "minimal"


def test_memory_is_not_searched_after_every_run() -> None:
    """The costliest thing Streamlit does by default stays off."""
    assert SETTINGS["runner"]["postScriptGC"] is False


def test_other_sites_and_programs_are_kept_out() -> None:
    """What Streamlit leaves open, or lets others do by default, is closed."""
    assert SETTINGS["client"]["allowedOrigins"] == []
    assert SETTINGS["server"]["enableCORS"] is SETTINGS["server"]["enableXsrfProtection"] is True
    assert SETTINGS["server"]["enableAgentApi"] is SETTINGS["server"]["enableStaticServing"] is False
