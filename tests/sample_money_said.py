"""Lines of account and words about money of the made-up folder, as the texts of its files."""

LINES = """\
line,title,kind,adds_to,step,source_group,from_year,to_year,comparable,reason,compared_in,note
education,Education,service,total-service-expenditure,,,,,no,Schools that left take their money with them.,,
social-care,Social care (children and adults),service,total-service-expenditure,,,,2010-11,yes,,,
childrens-social-care,Children's social care,service,total-service-expenditure,,,2011-12,,yes,,,
adult-social-care,Adult social care,service,total-service-expenditure,,,2011-12,,yes,,,
public-health,Public health,service,total-service-expenditure,,,2013-14,,yes,,,Councils took it over in 2013.
housing,Housing,service,total-service-expenditure,,,,,yes,,,
environment,Environment and waste,service,total-service-expenditure,,,,,yes,,,
central,Central services,service,total-service-expenditure,,,,,yes,,,
other,Other services,service,total-service-expenditure,,,,,yes,,,"In a budget, it may hold money for others."
total-service-expenditure,All services,total,net-current-expenditure,,,,,yes,,,
housing-benefit-rent-allowances,Housing benefit,spending,net-current-expenditure,Housing benefit,,,,yes,,,
other-levies,Other levies,spending,net-current-expenditure,Levies,,,,yes,,environment,
net-current-expenditure,Net current expenditure,total,revenue-expenditure,,,,,yes,,,
capital-from-revenue,Buildings from this account,spending,revenue-expenditure,\
Paid into buildings and equipment,,,,yes,,,
debt-repayment,Set aside to pay back debt,spending,revenue-expenditure,Paying back debt,,,,yes,,,
interest-paid,Interest paid,spending,revenue-expenditure,Interest paid,,,,yes,,,
interest-and-dividends,Interest and dividends received,spending,revenue-expenditure,\
Interest and dividends received,Interest and dividends received,,,yes,,,
grants-outside-external-finance,Grants that pass through,funding,revenue-expenditure,\
Grants for named purposes,Grants for named purposes,,,yes,,,
revenue-expenditure,Revenue expenditure,total,net-revenue-expenditure,,,,,yes,,,
grants-inside-external-finance,Grants for named purposes,funding,net-revenue-expenditure,\
Grants for named purposes,Grants for named purposes,,,yes,,,
net-revenue-expenditure,Net revenue expenditure,total,council-tax-requirement,,,,,yes,,,
earmarked-reserves-change,Earmarked reserves: put in or taken out,reserve_movement,council-tax-requirement,\
Put into or taken from reserves,,,,yes,,,
unallocated-reserves-change,Unallocated reserves: put in or taken out,reserve_movement,\
council-tax-requirement,Put into or taken from reserves,,,,yes,,,
revenue-support-grant,Revenue support grant,funding,council-tax-requirement,General government grant,\
General government grant,,,yes,,,
redistributed-business-rates,Business rates shared out,funding,council-tax-requirement,Business rates,\
Business rates,,2012-13,yes,,,
retained-business-rates,Business rates kept,funding,council-tax-requirement,Business rates,Business rates,\
2013-14,,yes,,,
council-tax-requirement,Council tax requirement,total,,,Council tax,,,yes,,,
earmarked-reserves-start,Earmarked reserves on 1 April,reserve_level,,,,,,yes,,,
unallocated-reserves-start,Unallocated reserves on 1 April,reserve_level,,,,,,yes,,,
earmarked-reserves-end,Earmarked reserves on 31 March,reserve_level,,,,,,yes,,,
unallocated-reserves-end,Unallocated reserves on 31 March,reserve_level,,,,,,yes,,,
"""
"""Lines of account in the order of the account; ids are those of `data/`."""

SAID = {
    "budget/council_tax.csv": """\
financial_year,element,band_d,rise,stage,release,note
2016-17,council,1300.50,3.99,set,money-page,
2017-18,council,1352.39,3.99,set,money-page,
2021-22,council,1500.00,4.99,set,money-page,
2021-22,council,,3.99,reported,money-paper,The paper gives another rise.
2022-23,all,1900.00,,set,money-page,
2022-23,council,1560.00,4,set,money-page,
2022-23,council_general,1400.00,,set,money-page,
2022-23,adult_social_care,160.00,2,set,money-page,
2022-23,police,240.00,,set,money-page,
2022-23,fire,100.00,,set,money-page,
""",
    "budget/savings.csv": """\
period_label,title,amount,qualifier,kind,order,who,release,note
2010 to 2016,Savings since 2010,107000000,,cumulative,2016,the council,money-page,
2022/23,Savings planned for the year,4600000,about,planned,2022,the council,money-page,
2023,Savings not found,1000000,at_least,claim,2023,the opposition,money-paper,"Said in a meeting,\
 not counted."
""",
    "budget/capital.csv": """\
scheme,group,period_label,amount,qualifier,what,funding,in_plan,priority,who,release,note
Whole programme,programmes,2022 to 2027,302000000,,planned spend,,no,,the council,money-page,
The Umbrella Hall,The Hall,2023,20000000,about,grant,Rainland government,yes,dry-town,the council,\
money-page,
The Umbrella Hall,The Hall,2024,25000000,,whole cost,,no,,the paper,money-paper,More than the grant.
Airship dock,airships,2022,,,whole cost,,yes,,the council,money-page,
New gutters,gutters,,,,whole cost,,yes,,the council,money-page,No amount was published.
""",
    "budget/mtfp.csv": """\
set_at,period_label,title,amount,qualifier,who,release,note
2023-02,2023 to 2027,Savings still to find,37000000,about,the council,money-page,
2024-02,2024 to 2028,Savings still to find,41000000,,the council,money-page,The years differ.
""",
    "budget/statements.csv": """\
topic,question,statement,value,unit,qualifier,period_label,basis,relation,who,release,note
totals,How big is the budget?,The budget is £596m,596000000,pounds,,2022/23,gross spend,different_basis,\
the council,money-page,
totals,How big is the budget?,The net budget is £156.8m,156800000,pounds,,2023/24,net of income,\
different_basis,the council,money-page,
totals,How big is the budget?,"Everyday services, in all, cost £250m",250000000,pounds,about,2020/21,\
The source does not say.,unclear,the paper,money-paper,
government_funding,How much did government give?,It was £104m,104000000,pounds,,2010/11,all grants,\
contradicts,Rainland Statistics,money-page,
government_funding,How much did government give?,It was £120m,120000000,pounds,,2010,\
The source does not say.,contradicts,the council,money-page,
airport,What did the airship company pay?,It paid £19.1m,19100000,pounds,,2019/20,dividend,alone,\
the council,money-page,
borrowing,What is owed?,The council owes £500m,500000000,pounds,more_than,2023,all loans,alone,the council,\
money-page,
monitoring,Was the budget kept?,Spending was £12.7m over,12700000,pounds,,2022/23,forecast,contradicts,\
the council,money-page,
monitoring,Was the budget kept?,Spending was £11.6m over,11600000,pounds,,2022/23,forecast,contradicts,\
the paper,money-paper,
council_tax,How much is council tax of all money?,It is a quarter,25,percent,about,2022/23,all money,alone,\
the council,money-page,
reserves,What is in reserve?,There is £29m,29000000,pounds,,2023,all reserves,different_time,the council,\
money-page,
growth,What grows?,Care grows by £8.4m,8400000,pounds,,2022/23,budget,alone,the council,money-page,
""",
    "budget/service_links.csv": """\
line,outcome,indicator,linked_by,reason
environment,no-wet-feet,,editorial,Dry streets need clear drains.
environment,,gutters-cleared,council,The plan names the gutter crews here.
adult-social-care,no-wet-feet,,editorial,Carers bring dry socks.
housing,umbrellas-find-home,,editorial,A home has an umbrella stand.
central,,letters-answered,editorial,Letters are answered in the town hall.
""",
    "codelists/budget_line_names.csv": """\
line,form,published_as,from_year,to_year
education,RS,Education services,,
social-care,RS,Social care,,2010-11
childrens-social-care,RS,Children Social Care,2011-12,
other,RA,"Other services, not named",,
""",
    "framework/objectives.toml": """\
[[objective]]
id = "kind-words"
priority = "tidy-council"
title = "Be kind"
text = "We are kind to each other."
heading = "Values"
indicators = ["letters-answered"]
linked_by = "editorial"
release = "rain-plan"

[[objective.points]]
title = "Patient"
text = "We wait."

[[objective.points]]
title = "Dry"

[[objective]]
id = "careful-money"
priority = "tidy-council"
title = "Careful with money"
text = "We plan our money for four years."
heading = "Aims"
linked_by = "council"
see_money = true
release = "rain-plan"

[[objective.points]]
title = "No surprises"
""",
}
