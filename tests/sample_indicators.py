"""The indicator.toml of each made-up indicator, by id."""


def _indicator(indicator: str, title: str, more: str) -> str:
    return f"""\
id = "{indicator}"
title = "{title}"
question = "How is it with {title.lower()}?"
definition = "A made-up figure."
measure = "made-up measure"
{more}"""


INDICATORS = {
    "umbrellas-returned": _indicator(
        "umbrellas-returned",
        "Lost umbrellas given back",
        """\
role = "outcome"
priority = "dry-town"
unit = "percent"
per = "lost umbrellas"
decimals = 1
min = 0
max = 100
polarity = "high_is_good"
period_type = "financial_year"
measured = "during"
release = "rain-statistics"
frequency = "annual"
expected_lag_days = 200
evidence_class = "official_statistic"
control = "influences"
search_words = ["brollies", "lost property"]
does_not_tell_you = "Who found them."

[[measures]]
outcome = "umbrellas-find-home"
linked_by = "editorial"

[assessment]
spc = "figures come once a year"
comparator_group = "like-us"

[[break]]
at = 2018-04-01
reason = "Parasols were counted from then on."
release = "rain-statistics"
""",
    ),
    "gutters-cleared": _indicator(
        "gutters-cleared",
        "Gutters cleared within a day",
        """\
role = "contribution"
priority = "dry-town"
unit = "percent"
decimals = 0
polarity = "high_is_good"
period_type = "quarter"
measured = "during"
release = "rain-statistics"
frequency = "quarterly"
evidence_class = "council_reported"
control = "controls"
statutory = "Gutter return"
service = "gutters"
derived = true

[[contributes_to]]
outcome = "umbrellas-find-home"
linked_by = "council"
reason = "Dry paths are walked more."

[[contributes_to]]
outcome = "no-wet-feet"
linked_by = "editorial"
reason = "Clear gutters make fewer puddles."

[assessment]
target_tolerance = 2.0
spc = "auto"
comparator_group = "like-us"

[[rebase]]
at = 2023-10-01
reason = "A new machine was bought."
release = "rain-plan"
""",
    ),
    "people-with-wet-feet": _indicator(
        "people-with-wet-feet",
        "People with wet feet on one evening",
        """\
role = "outcome"
priority = "no-puddles"
unit = "count"
comparable = false
decimals = 0
min = 0
polarity = "low_is_good"
period_type = "snapshot"
measured = "at_date"
release = "rain-statistics"
frequency = "annual"
evidence_class = "official_statistic"
control = "monitors"

[[measures]]
outcome = "no-wet-feet"
linked_by = "editorial"
""",
    ),
    "gutter-inspection": _indicator(
        "gutter-inspection",
        "Inspectors' grade for gutters",
        """\
role = "contribution"
priority = "dry-town"
unit = "grade"
comparable = false
decimals = 0
polarity = "low_is_good"
period_type = "event"
measured = "at_date"
release = "inspection-one"
frequency = "irregular"
evidence_class = "official_statistic"
control = "controls"

[[contributes_to]]
outcome = "umbrellas-find-home"
linked_by = "editorial"
reason = "Inspectors look at gutters."

[assessment]
spc = "grades are words"
""",
    ),
    "letters-answered": _indicator(
        "letters-answered",
        "Letters answered in ten days",
        """\
role = "outcome"
priority = "tidy-council"
unit = "percent"
decimals = 1
min = 0
max = 100
polarity = "in_range"
accumulation = "rolling"
period_type = "rolling_3_years"
measured = "during"
release = "letters-return"
frequency = "annual"
evidence_class = "council_reported"
control = "controls"

[[measures]]
outcome = "quick-answers"
linked_by = "council"

[assessment]
in_range = [70.0, 90.0]
""",
    ),
    "boots-handed-out": _indicator(
        "boots-handed-out",
        "Pairs of boots handed out",
        """\
role = "contribution"
priority = "no-puddles"
unit = "count"
comparable = false
decimals = 0
polarity = "high_is_good"
accumulation = "cumulative"
cumulative_from = 2021-04-01
period_type = "cumulative_to_date"
period_certainty = "inferred"
measured = "at_end"
release = "rain-statistics"
frequency = "irregular"
evidence_class = "council_reported"
control = "controls"

[[contributes_to]]
outcome = "no-wet-feet"
linked_by = "council"
reason = "Boots keep feet dry."
""",
    ),
    "rainy-days": _indicator(
        "rainy-days",
        "Rainy days in a year",
        """\
role = "context"
priority = "tidy-council"
unit = "count"
decimals = 0
min = 0
max = 366
polarity = "no_judgement"
period_type = "calendar_year"
measured = "during"
release = "rain-statistics"
frequency = "annual"
evidence_class = "official_statistic"
control = "monitors"
""",
    ),
}
