-- question: Vilka län ingår i de koalitioner som rapporten nämner i lönefrågan?
-- grain:    one row per constellation, county
-- reads:    constellation_members
-- column:   constellation VARCHAR
-- column:   county VARCHAR
-- column:   membership VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    constellation_members.constellation,
    constellation_members.county,
    constellation_members.membership,
    constellation_members.source,
    constellation_members.section
from constellation_members
where
    constellation_members.constellation in ('lonesamordning_sju', 'lonesamordning_u_t', 'nordlanen')
    and constellation_members.membership <> 'tillfällig'
order by constellation_members.constellation, constellation_members.county
