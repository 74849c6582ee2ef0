"""Numbers that peers publish, or that follow from their published rules, for `test_peer_methods.py`.

Each row keeps the id of its case; `-` is a blank, lists are parted by semicolons. Only facts are taken:
numbers and the peer's own word for them. Rows of Havering, the weather signs, the growth methods and the
UN chart were worked out from the published rule; the others are asserted by the peer's own tests.
"""

from collections.abc import Sequence

Row = dict[str, str]


def rows(table: str) -> Sequence[Row]:
    """Read a table: its first line names the columns."""
    head, *lines = (line.split() for line in table.strip().splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def number(text: str) -> float | None:
    """Read a cell; None where it is blank."""
    return None if text == "-" else float(text)


def numbers(text: str) -> list[float]:
    """Read a list."""
    return [float(each) for each in text.split(";")]


def ids(table: Sequence[Row]) -> list[str]:
    """Return the ids of the cases, to name the tests by."""
    return [row["id"] for row in table]


# Havering Cabinet, corporate performance, quarter 4 of 2013/14; a high figure is good.
HAVERING = rows("""
id        actual target year_before expected
rag-hav-1 95     100    90          green
rag-hav-2 90     100    95          green
rag-hav-4 85     100    85          amber
rag-hav-5 85     100    88          red
""")

# Two rules without numbers: Reigate and Banstead, performance page; Boston CityScore, city page.
RULES_ONLY = {
    "rag-rb-1": "green=on or above target; amber=within agreed tolerance; red=below target",
    "score-bos-1": "score<1 below target; 1 meets; >1 exceeds",
}

# fingertips-open, SingleValueTargetComparerTest and RangeTargetComparerTest.
TARGETS = rows("""
id     kind                 lower upper polarity value lci uci expected
tgt-01 single_value         10    -     low      9     -   -   better
tgt-02 single_value         10    -     low      10    -   -   better
tgt-04 single_value         10    -     high     9     -   -   worse
tgt-05 single_value         10    -     high     10    -   -   better
tgt-07 single_value_with_CI 10    -     low      -     8   9   better
tgt-08 single_value_with_CI 10    -     low      -     9   11  same
tgt-10 single_value_with_CI 10    -     high     -     8   9   worse
tgt-11 single_value_with_CI 10    -     high     -     9   11  same
tgt-13 range                1     2     high     0     -   -   worse
tgt-14 range                1     2     high     1     -   -   same
tgt-16 range                1     2     high     2     -   -   better
tgt-17 range                1     2     high     3     -   -   better
tgt-19 range                1     2     low      1     -   -   same
tgt-20 range                1     2     low      2     -   -   worse
""")

# Weather signs of a national plan's site, methodology page; known as the method of Destatis.
PROJECTIONS = rows("""
id    series                      year target by   way change projected share     expected
de-01 20;19;18;17;16;15           2025 10     2030 -1  -1     10        0         sun
de-02 20;19.2;18.4;17.6;16.8;16   2025 10     2032 -1  -0.8   10.4      0.0666667 sun_with_cloud
de-04 20;20.2;20.1;20.3;20.4;20.5 2025 10     2030 -1  0.1    21        1.04762   thunderstorm
de-05 60;61;63;64;66;67           2025 75     2030 1   1.4    74        0.125     sun_with_cloud
""")

# The same page: measures without a target.
DIRECTIONS = rows("""
id       mean last expected
de-dir-1 +    +    sun
de-dir-2 +    not+ sun_with_cloud
de-dir-4 not+ not+ thunderstorm
""")

# FingertipsNext, BenchmarkComparisonEngineTests.
BENCHMARKS = rows("""
id                   value lci  uci benchmark polarity expected
bench-high_is_good-1 4     2.9  5.1 1         high     better
bench-high_is_good-2 3     1.9  4.1 2         high     similar
bench-high_is_good-4 1     -0.1 2.1 4         high     worse
bench-low_is_good-1  4     2.9  5.1 1         low      worse
bench-low_is_good-3  2     0.9  3.1 3         low      similar
bench-low_is_good-4  1     -0.1 2.1 4         low      better
bench-no_judgement-2 3     1.9  4.1 2         neither  similar
bench-no_judgement-3 2     0.9  3.1 3         neither  similar
""")

# fingertips-open, SpcForProportionsComparerTest.
FUNNELS = rows("""
id        value              cases benchmark         z      polarity lower     upper     expected
funnel-01 7.706576728499156  5930  8.961108687627933 1.96   low      8.260446  9.714909  better
funnel-02 7.706576728499156  5930  8.961108687627933 3.0902 low      7.879930  10.174248 better
funnel-04 9.898812142542896  2273  8.961108687627933 3.0902 low      7.277397  10.988203 same
funnel-05 12.474645030425965 1972  8.961108687627933 1.96   low      7.778944  10.302856 worse
funnel-07 10.9783420463032   1339  12.8379546895717  1.96   low      11.151927 14.736609 better
funnel-08 10.9783420463032   1339  12.8379546895717  3.0902 low      10.273921 15.928292 same
funnel-10 15.9065628476085   899   12.8379546895717  3.0902 low      9.776930  16.680165 same
""")

# fingertips-open, QuintilesComparerTest; 1 is best, 0 is none.
QUINTILES = rows("""
id       areas                polarity value expected
quint-01 1;2;3;4;5;6;7;8;9;10 low      1     1
quint-02 1;2;3;4;5;6;7;8;9;10 low      3     2
quint-04 1;2;3;4;5;6;7;8;9;10 low      7     4
quint-05 1;2;3;4;5;6;7;8;9;10 low      9     5
quint-07 1;2;3;4;5;6;7;8;9;10 high     3     4
quint-08 1;2;3;4;5;6;7;8;9;10 high     5     3
quint-10 1;2;3;4;5;6;7;8;9;10 high     9     1
quint-11 1;2;3;4              low      1     0
""")

# Local Authority Interactive Tool, test-fn_analysis.R; A is best.
QUARTILES = rows("""
id      bounds         polarity value expected
lait-01 0;25;50;75;100 Low      10    A
lait-02 0;25;50;75;100 Low      30    B
lait-04 0;25;50;75;100 Low      80    D
lait-05 0;25;50;75;100 Low      0     A
lait-07 0;25;50;75;100 Low      50    B
lait-08 0;25;50;75;100 Low      75    C
lait-10 0;25;50;75;100 Low      -10   Error
lait-11 0;25;50;75;100 High     10    D
lait-13 0;25;50;75;100 High     60    B
lait-14 0;25;50;75;100 High     80    A
""")

# Thresholds labelled Eurostat in the Open SDG build of EUSTAT, the Basque statistics office.
EUROSTAT_STYLE = rows("""
id first last years target years_to way growth needed compared score expected
eu-01 50 53 5 - - 1 0.0117219515 - 0.0117219515 2.93049 significant_progress
eu-02 50 51 5 - - 1 0.0039683787 - 0.0039683787 0.992095 moderate_progress
eu-04 50 49.5 5 - - 1 -0.00200804834 - -0.00200804834 -0.502012 moderate_deterioration
eu-05 50 46 5 - - 1 -0.0165380417 - -0.0165380417 -4.13451 significant_deterioration
eu-07 20 15 7 10 15 -1 -0.0402643902 -0.0451583961 0.891625782 2.08304 moderate_progress
eu-08 20 14.4 7 10 15 -1 -0.0458450052 -0.0451583961 1.01520446 2.96575 significant_progress
eu-10 20 21 5 10 15 -1 0.00980579767 -0.0451583961 -0.217142293 -3.40476 significant_deterioration
""")

# Open SDG, ProgressStatus.feature and sdg/ProgressMeasure.py.
OPEN_SDG = rows("""
id base since current year target by way limit growth needed progress c score expected
osdg-01 10 2015 30 2016 1 2030 -1 - 2 -0.142304101 -14.0544087 - -5 deterioration
osdg-02 5 2015 6 2016 9 2030 1 - 0.2 0.0399636677 5.00454566 - 5 substantial
osdg-04 20 2015 15 2022 10 2030 -1 - -0.0402643902 -0.0451583961 0.891625782 - 2.0830938 moderate
osdg-05 20 2015 14.4 2022 10 2030 -1 - -0.0458450052 -0.0451583961 1.01520446 - 2.96580396 substantial
osdg-07 20 2015 10 2022 10 2030 -1 - -0.0942763357 -0.0451583961 2.08768123 - 5 target_achieved
osdg-08 70 2015 68 2022 90 2030 1 - -0.00413251426 0.0168954356 -0.244593532 - -3.51914787 deterioration
osdg-10 4 2015 2 2022 0 2030 -1 - -0.0942763357 -0.424742 0.221961416 - -1.57515337 limited
osdg-11 0 2015 3 2022 10 2030 1 - 2.13856847 0.847849797 2.52234356 - 5 substantial
osdg-13 50 2015 52 2020 - - 1 - 0.00787498852 - 0.00787498852 - 0.718747129 moderate
osdg-14 50 2015 51 2020 - - 1 - 0.0039683787 - 0.0039683787 - -0.515810648 limited
osdg-16 50 2015 49 2020 - - -1 - -0.00403238946 - 0.00403238946 - -0.48380527 limited
osdg-17 96 2015 97 2020 - - 1 100 0.00207470664 - 0.00207470664 0.165772937 1.87883797 moderate
osdg-19 100 2015 100 2020 - - 1 100 0 - 0 0 5 substantial
osdg-20 100 2015 99 2020 - - 1 100 -0.00200804834 - -0.00200804834 0 -2.75100604 deterioration
osdg-22 -10 2015 -8 2020 - - 1 - -0.0436475002 - 0.0436475002 - 5 substantial
""")

# Open SDG: several series made one by the mean of their scores.
ROLL_UPS = rows("""
id     scores    achieved    mean  expected
agg-01 5;5       true;true   5     target_achieved
agg-02 5;2.5     true;false  3.75  substantial_progress
agg-04 -5;-2.5   false;false -3.75 deterioration
agg-05 -2.5;-2.5 false;false -2.5  limited_progress
""")

# UN progress chart to 2030, as EUSTAT tells it on its methodology page.
UN_CHART = rows("""
id    base since latest year target way growth          projected  share        expected
un-01 20   2015  15     2022 10     -1  -0.0402643902   10.7970256 0.920297439  2
un-02 20   2015  14.4   2022 10     -1  -0.0458450052   9.89267899 1.0107321    3
un-04 20   2015  19.9   2022 10     -1  -0.000715821081 19.7863264 0.0213673615 1
un-05 70   2015  75     2022 90     1   0.00990485606   81.1530688 0.55765344   2
un-07 50   2015  52     2020 -      1   0.00787498852   -          -            2
un-08 50   2015  51     2020 -      1   0.0039683787    -          -            1
""")
