-- question: Vad står i tabellen län i gruppsummorna?
-- grain:    one row per grouping, county
-- reads:    group_members
-- column:   grouping VARCHAR
-- column:   group_code VARCHAR
-- column:   county VARCHAR
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    group_members.grouping,
    group_members.group_code,
    group_members.county,
    group_members.basis,
    group_members.source,
    group_members.section
from group_members
order by group_members.grouping, group_members.county
