-- question: Vad står i tabellen medlemmar i konstellationer?
-- grain:    one row per constellation, county
-- reads:    constellation_members
-- column:   constellation VARCHAR
-- column:   county VARCHAR
-- column:   membership VARCHAR
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    constellation_members.constellation,
    constellation_members.county,
    constellation_members.membership,
    constellation_members.basis,
    constellation_members.source,
    constellation_members.section
from constellation_members
order by constellation_members.constellation, constellation_members.county
