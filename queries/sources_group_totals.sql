-- question: Vad står i tabellen gruppsummor?
-- grain:    one row per grouping, group_code, year
-- reads:    group_totals
-- column:   grouping VARCHAR
-- column:   group_code VARCHAR
-- column:   year INTEGER
-- column:   name VARCHAR
-- column:   counties INTEGER
-- column:   participations INTEGER
-- column:   mean_printed DOUBLE
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    group_totals.grouping,
    group_totals.group_code,
    group_totals.year,
    group_totals.name,
    group_totals.counties,
    group_totals.participations,
    group_totals.mean_printed,
    group_totals.source,
    group_totals.section
from group_totals
order by group_totals.grouping, group_totals.group_code, group_totals.year
