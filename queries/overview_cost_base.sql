-- question: Hur stor är kostnaden, och hur delas administrationen upp?
-- grain:    one row per money
-- reads:    money
-- column:   money VARCHAR
-- column:   name VARCHAR
-- column:   value_mkr DOUBLE
-- column:   year INTEGER
-- column:   parent VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    money.money,
    money.name,
    case when money.unit = 'mdkr' then money.value * 1000 else money.value end as value_mkr,
    money.year,
    money.parent,
    money.source,
    money.section
from money
where money.money = 'kostnadsbas' or money.parent is not null
order by value_mkr desc, money.money
