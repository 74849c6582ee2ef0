"""A small, complete data folder of made-up places and figures, and ways to spoil it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests import sample_budget
from tests.sample_indicators import INDICATORS

AS_OF = date(2024, 9, 1)
"""The day on which the made-up folder is complete and nothing is overdue."""

HOME = "E06999001"
NEIGHBOUR = "E06999002"
COUNTY = "E10999001"
REGION = "E12999001"
COUNTRY = "E92999001"
PLACES = (HOME, NEIGHBOUR, COUNTY, REGION, COUNTRY)

_URL = 'source_url = "https://example.org/plan"\n'

_FRAMEWORK = {
    "framework/vision.toml": f"""\
title = "Muddleford 2050"
statement = "A town where everyone can find their umbrella."
geography = "{HOME}"
region = "{REGION}"
country = "{COUNTRY}"
{_URL}
[[level]]
id = "vision"
title = "Vision"
what = "What the town wants to be."
who_decides = "The town"
{_URL}
[[level]]
id = "priority"
title = "Priorities"
what = "What matters most."
{_URL}""",
    "framework/priorities.toml": f"""\
[[priority]]
id = "no-puddles"
number = 0
title = "No puddles"
short_title = "Puddles"
aim = "Dry feet for everyone."
kind = "mission"
{_URL}
[[priority]]
id = "dry-town"
number = 1
title = "A dry town"
short_title = "Dry town"
aim = "Gutters that work."
kind = "town"
{_URL}
[[priority.headline]]
indicator = "umbrellas-returned"
why = "It shows whether people help each other."

[[priority]]
id = "tidy-council"
number = 2
title = "A tidy council"
short_title = "Council"
aim = "Letters answered."
kind = "organisation"
{_URL}
[[priority.headline]]
indicator = "letters-answered"
why = "It is what residents ask about."
""",
    "framework/outcomes.toml": f"""\
[[outcome]]
slug = "umbrellas-find-home"
code = "O1"
priority = "dry-town"
title = "Umbrellas find their way home"
generation = "Plan of 2023"
{_URL}
[[outcome]]
slug = "no-wet-feet"
code = "O0"
priority = "no-puddles"
title = "Nobody has wet feet"
generation = "Plan of 2023"
{_URL}
[[outcome]]
slug = "quick-answers"
code = "O2"
priority = "tidy-council"
title = "People get a quick answer"
generation = "Plan of 2023"
note = "Reworded in 2024."
{_URL}""",
    "framework/services.toml": f"""\
[[service]]
id = "gutters"
kind = "service_area"
title = "Gutters"
what_it_does = "Clears gutters."
period = "2023"
structure = "2023"
{_URL}source_title = "Plan"
""",
    "framework/scrutiny.toml": f"""\
[[body]]
id = "weather-board"
kind = "scrutiny"
title = "Weather board"
period = "2023"
remit_priorities = ["dry-town"]
remit_kind = "council"
{_URL}source_title = "Plan"
""",
    "framework/meetings.toml": f"""\
[[meeting]]
id = "weather-board-october"
committee = "weather-board"
on = 2024-10-03
title = "Weather board: the wet summer"
where = "The dry room, town hall"
{_URL}source_title = "Dates of meetings"
""",
    "framework/questions.toml": f"""\
[[question]]
id = "who-mends-by-when"
text = "What is being done about it, by which role, and by when?"
controls = ["controls"]
kind = "target_now"
verdicts = ["missed"]
source_kind = "adapted"
source_title = "A book about rain"
{_URL}note = "Asked in its last chapter."

[[question]]
id = "what-would-be-dry"
text = "What level would be good, and by when?"
kind = "target_now"
verdicts = ["no_target"]
source_kind = "editorial"

[[question]]
id = "what-rain-tells"
text = "What does the rain tell us?"
source_kind = "taken"
source_title = "A book about rain"
{_URL}""",
    "framework/published.toml": f"""\
[[item]]
id = "rain-report"
title = "Rain report"
level = "priority"
published = "not_found"
what = "A report the council names; we did not find it."
{_URL}""",
    "framework/archive.toml": f"""\
title = "The plan before"
period = "2016 to 2022"
what = "The earlier plan."
{_URL}source_title = "Old plan"

[[priority]]
id = "fewer-leaks"
title = "Fewer leaks"
what = "Mending roofs."
today = ["dry-town"]
crosswalk_note = "Our reading."
""",
    "framework/accessibility.toml": """\
prepared = 2024-01-05
reviewed = 2024-06-01
compliance = "partial"
can = ["read every page with wet hands"]
tested_by = "The town looked itself."
not_tested = ["Nobody has read it in the rain."]
improving = ["Larger drops are on their way."]

[contact]
name = "Muddleford Council"
form_url = "https://example.org/contact"
email = "wet@example.org"
answer_days = 10

[[problem]]
what = "Drops have no names"
why = "Readers who cannot see them miss them."
criterion = "1.1.1 Non-text content"
instead = "Read the list of drops."
mended = "In spring."

# From here on python -m scripts.accessibility writes; what people write stands before this line.
[[test]]
what = "Every page"
tool = "A magnifying glass"
on = 2024-05-30
pages = 7
failures = 1
undecided = 2
""",
    "framework/archive_statements.csv": """\
priority,statement,value,unit,qualifier,period_label,who,date,source_url,note
fewer-leaks,"Roofs mended, in all",120,roofs,about,since 2016,the council,2018-05,https://example.org/old,
""",
}

_CODELISTS = {
    "codelists/geographies.csv": f"""\
code,name,type,upper_tier,region_code,valid_to,successor_codes,names_seen
{HOME},Muddleford,unitary,yes,{REGION},,,Muddleford;Muddleford UA
{NEIGHBOUR},Slopton,unitary,yes,{REGION},,,Slopton
{COUNTY},Old Drizzleshire,county,former,{REGION},2021-03-31,{NEIGHBOUR},Drizzleshire
{REGION},The Wet East,region,,,,,Wet East
{COUNTRY},Rainland,country,,,,,Rainland
""",
    "codelists/comparator_groups.csv": f"""\
group_id,group_title,rank,code,name,source,source_date,licence_note,default
like-us,Places like Muddleford,2,{COUNTY},Old Drizzleshire,Made up,2023,none,yes
like-us,Places like Muddleford,1,{NEIGHBOUR},Slopton,Made up,2023,none,yes
""",
    "codelists/symbols.csv": """\
symbol,title,meaning,value
p,Provisional,May still change.,kept
r,Revised,Changed since first published.,kept
e,Estimated,Worked out from a sample.,kept
b,Break,Not comparable with earlier figures.,kept
u,Unreliable,Based on few people.,either
c,Confidential,Hidden to protect people.,blank
k,Low,Rounds to zero.,blank
w,None recorded,Nothing was recorded.,blank
x,Not available,The source gives no figure.,blank
z,Not applicable,There can be no figure.,blank
f,Forecast,Expected and not measured.,kept
""",
    "codelists/grades.csv": """\
scale,rank,word,plain_meaning,good_first
weather-board,1,Splendid,Very good.,yes
weather-board,2,Soggy,Not good enough.,yes
""",
}


def _release(release: str, kind: str = "publisher_file", more: str = "") -> str:
    return f"""\
id = "{release}"
title = "Figures about {release}"
publisher = "Rainland Statistics"
url = "https://example.org/{release}"
published = "2024-06"
accessed = "2024-07-01"
licence = "not stated"
kind = "{kind}"
{more}"""


_RELEASES = {
    "releases/rain-statistics.toml": _release(
        "rain-statistics", more=f'\n[[file]]\nname = "raw/rain.csv"\nsha256 = "{"0" * 64}"\n'
    ),
    "releases/letters-return.toml": _release(
        "letters-return", more=f'\n[[file]]\nname = "raw/letters.csv"\nsha256 = "{"1" * 64}"\n'
    ),
    "releases/inspection-one.toml": _release("inspection-one", kind="page_text"),
    "releases/inspection-two.toml": _release("inspection-two", kind="page_text"),
    "releases/rain-plan.toml": _release("rain-plan", kind="page_text"),
}


def _lines(header: str, rows: Iterable[str]) -> str:
    return "\n".join([header, *rows]) + "\n"


def _umbrellas() -> str:
    rows = [
        f"{year}-04-01/P1Y,{place},{value},{status},,{value - 2:.1f},{value + 2:.1f},"
        for at, place in enumerate(PLACES)
        for year in range(2014, 2024)
        if not (place == COUNTY and year > 2020)
        for value in (40.5 + at + (year - 2014) * 1.5,)
        for status in ("p" if year == 2023 else "",)
    ]
    rows += [f"{year}-04-01/P1Y,{HOME},{value},,children,,," for year, value in ((2022, 71.5), (2023, 73))]
    rows += [f'2013-04-01/P1Y,{HOME},,c,,,,"Few, so hidden"']
    return _lines("period,geography,value,status,breakdown,lower,upper,note", rows)


def _gutters() -> str:
    quarters = [f"{year}-{month:02d}-01/P3M" for year in (2021, 2022, 2023) for month in (1, 4, 7, 10)]
    rows = [
        f"{quarter},{place},{80 + at % 5},{80 + at % 5},100"
        for place in (HOME, NEIGHBOUR)
        for at, quarter in enumerate(quarters)
    ]
    return _lines("period,geography,value,numerator,denominator", rows)


_FIGURES = {
    "umbrellas-returned": _umbrellas(),
    "gutters-cleared": _gutters(),
    "people-with-wet-feet": _lines(
        "period,geography,value,status",
        [
            f"{year}-11,{HOME},{value},{status}"
            for year, value, status in ((2021, 31, ""), (2022, 24, ""), (2023, "", "x"), (2030, 5, "f"))
        ],
    ),
    "gutter-inspection": _lines(
        "period,geography,value,sequence,period_label,release",
        [f"2019-05,{HOME},2,1,Spring 2019,", f",{HOME},1,2,The second visit,inspection-two"],
    ),
    "letters-answered": _lines(
        "period,geography,value,qualifier",
        [
            f"{year}-01-01/P3Y,{place},{70 + year - 2015},{'about' if year == 2019 else ''}"
            for place in (HOME, REGION)
            for year in range(2015, 2021)
        ],
    ),
    "boots-handed-out": _lines(
        "period,geography,value",
        [f"2021-04-01/P1Y,{HOME},120", f"2021-04-01/P2Y,{HOME},260", f"../2024-03-31,{HOME},400"],
    ),
    "rainy-days": _lines(
        "period,geography,value",
        [f"{year}-01-01/P1Y,{place},{150 + year % 7}" for place in PLACES for year in range(2015, 2021)],
    ),
}

_BESIDE = {
    "indicators/gutters-cleared/targets.csv": """\
by,kind,comparison,value,upper,basis,window_from,window_to,release,rationale
2024,end,at_least,90,,point,,,rain-plan,Stated in the plan.
""",
    "indicators/boots-handed-out/targets.csv": """\
by,kind,comparison,value,upper,basis,window_from,window_to,release,rationale
,milestone,within,400,500,total_over_window,2021-04-01,2025-03-31,rain-plan,
""",
    "indicators/gutter-inspection/targets.csv": """\
kind,comparison,value,release
annual,at_most,1,rain-plan
""",
    "indicators/umbrellas-returned/statements.csv": """\
statement,value,qualifier,period_label,who,date,source_url,relation,note
"About half came back, the mayor said",50,about,last year,the mayor,2023-05,https://example.org/mayor,contradicts,
More umbrellas come back,,in_words,,the paper,,,unclear,No figure was given.
""",
    "indicators/gutters-cleared/commentary.toml": """\
[[commentary]]
period = "2023-10-01/P3M"
happened = "A storm brought many leaves."
action = "A second crew works at weekends."
owner_role = "Head of gutters"
by = "2024-12"
""",
}


def files() -> dict[str, str]:
    """Return the made-up folder as texts by path."""
    described = {f"indicators/{name}/indicator.toml": text for name, text in INDICATORS.items()}
    figures = {f"indicators/{name}/observations.csv": text for name, text in _FIGURES.items()}
    money = sample_budget.files()
    return {**_FRAMEWORK, **_CODELISTS, **_RELEASES, **described, **figures, **_BESIDE, **money}


def write_sample(folder: Path) -> None:
    """Write the made-up folder."""
    for path, text in files().items():
        write(folder, path, text)


def write(folder: Path, path: str, text: str | bytes) -> None:
    """Write one file of a data folder, making the folders it needs."""
    full = folder / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(text if isinstance(text, bytes) else text.encode())


def change(folder: Path, path: str, old: str, new: str) -> int:
    """Replace a text that stands in a file, once; return the line it stands on."""
    text = (folder / path).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{old!r} is not in {path}")
    write(folder, path, text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def add(folder: Path, path: str, line: str) -> int:
    """Add a line at the end of a file; return its number."""
    text = (folder / path).read_text(encoding="utf-8")
    write(folder, path, f"{text}{line}\n")
    return text.count("\n") + 1
