-- question: Vilka tal om löner, e-fakturor och administrationens kostnad står i rapporten?
-- grain:    one row per money
-- reads:    money
-- column:   money VARCHAR
-- column:   name VARCHAR
-- column:   value DOUBLE
-- column:   unit VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    money.money,
    money.name,
    money.value,
    money.unit,
    money.source,
    money.section
from money
where
    money.money like 'loner%'
    or money.money like 'efaktura%'
    or money.money = 'kostnadsbas_ekonomi_personal'
order by money.money
