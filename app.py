"""The dashboard: `streamlit run app.py` starts it."""

from pathlib import Path

from lutondash.ui import navigation

navigation.run(Path(__file__).parent / "pages")
