-- question: Vilka förslag och verksamheter i registret kan läggas till i matrisen?
-- grain:    one row per kind, item
-- reads:    proposals, activities
-- order:    kind desc, name sv, item
-- column:   kind VARCHAR  proposal or activity
-- column:   item VARCHAR
-- column:   name VARCHAR
-- column:   description VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
-- column:   year INTEGER  null for a proposal
with latest as (
    select max(activities.year) as year
    from activities
),

register as (
    select
        'proposal' as kind,
        proposals.proposal as item,
        proposals.name,
        proposals.description,
        proposals.source,
        proposals.section,
        cast(null as integer) as year
    from proposals
    where proposals.kind = 'förslag'
    union all
    select
        'activity' as kind,
        activities.activity as item,
        activities.name,
        activities.note as description,
        activities.source,
        activities.section,
        activities.year
    from activities
    inner join latest on activities.year = latest.year
)

select
    register.kind,
    register.item,
    register.name,
    register.description,
    register.source,
    register.section,
    register.year
from register
order by register.kind desc, register.name, register.item
