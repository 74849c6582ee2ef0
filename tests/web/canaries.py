"""Words and a number that stand in one edition only, one in every kind of file: whoever finds one knows."""

from pathlib import Path

from tests.sample import add, change, files, write

NUMBER = "173.0625"
"""The canary among figures: days of rain that no other row has."""
NEW = "canary-counted"
"""The canary among ids: an indicator that no earlier edition has."""
NOTE = "canarynote"
"""The canary in what is said of the edition itself."""

IN_FILES = (
    ("framework/vision.toml", "find their umbrella", "find their canaryvision"),
    ("framework/priorities.toml", "Gutters that work.", "Gutters that canarypriority."),
    ("framework/outcomes.toml", "Nobody has wet feet", "Nobody has canaryoutcome feet"),
    ("framework/services.toml", "Clears gutters.", "Clears canaryservice."),
    ("framework/scrutiny.toml", '"Weather board"', '"Canaryscrutiny board"'),
    ("framework/meetings.toml", "The dry room", "The canarymeeting room"),
    ("framework/questions.toml", "the rain tell us", "the canaryquestion tell us"),
    ("framework/published.toml", "Rain report", "Canarypublished report"),
    ("framework/archive.toml", "Mending roofs.", "Mending canaryarchive."),
    ("framework/archive_statements.csv", "Roofs mended, in all", "Canaryroofs mended, in all"),
    ("framework/objectives.toml", "We wait.", "We canaryobjective."),
    ("framework/accessibility.toml", "Drops have no names", "Drops have no canarynames"),
    ("codelists/geographies.csv", "Slopton,unitary", "Canaryton,unitary"),
    ("codelists/symbols.csv", "May still change.", "May still canarysymbol."),
    ("codelists/grades.csv", "Splendid", "Canarygrade"),
    ("codelists/budget_lines.csv", "Environment and waste", "Canaryline and waste"),
    ("budget/council_tax.csv", "The paper gives another rise.", "The paper gives a canarytax."),
    ("budget/savings.csv", "Savings planned for the year", "Canarysavings for the year"),
    ("budget/capital.csv", "New gutters", "New canarycapital"),
    ("budget/mtfp.csv", "The years differ.", "The canarymtfp differ."),
    ("budget/statements.csv", "The budget is £596m", "The canarybudget is £596m"),
    ("budget/service_links.csv", "Carers bring dry socks.", "Carers bring canarylinks."),
    ("indicators/rainy-days/indicator.toml", "A made-up figure.", "A canaryindicator figure."),
    ("indicators/umbrellas-returned/observations.csv", "Few, so hidden", "Few, canaryrow hidden"),
    ("indicators/gutters-cleared/targets.csv", "Stated in the plan.", "Stated in the canarytarget."),
    ("indicators/gutters-cleared/commentary.toml", "A storm brought", "A canarycomment brought"),
    ("indicators/umbrellas-returned/statements.csv", "About half came back", "About canarysaid came back"),
    ("releases/rain-statistics.toml", "Figures about rain-statistics", "Figures about canaryrelease"),
)
"""A file, a text in it, and the same text with a word that it never held before."""


def words() -> tuple[str, ...]:
    """Return every canary in small letters, but for the one in what is said of the edition."""
    found = (word for *_, new in IN_FILES for word in new.lower().split() if "canary" in word)
    return (*(word.strip('."') for word in found), NUMBER, NEW)


def put_canaries(folder: Path) -> None:
    """Put the canaries into a data folder."""
    for path, old, new in IN_FILES:
        change(folder, path, old, new)
    rain = (folder / "indicators/rainy-days/observations.csv").read_text("utf-8").rstrip("\n")
    write(folder, "indicators/rainy-days/observations.csv", f"{rain.rpartition(',')[0]},{NUMBER}\n")
    held = files()
    for name in ("indicator.toml", "observations.csv"):
        text = held[f"indicators/boots-handed-out/{name}"]
        write(folder, f"indicators/{NEW}/{name}", text.replace("boots-handed-out", NEW))
    add(folder, "budget/service_links.csv", f"education,,{NEW},editorial,Pupils count.")
