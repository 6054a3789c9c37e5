-- question: Vad står i tabellen matrisens exempel?
-- grain:    one row per item
-- reads:    matrix_items
-- column:   item VARCHAR
-- column:   name VARCHAR
-- column:   effort VARCHAR
-- column:   benefit VARCHAR
-- column:   activity VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    matrix_items.item,
    matrix_items.name,
    matrix_items.effort,
    matrix_items.benefit,
    matrix_items.activity,
    matrix_items.source,
    matrix_items.section
from matrix_items
order by matrix_items.item
