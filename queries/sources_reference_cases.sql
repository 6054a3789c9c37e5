-- question: Vad står i tabellen referensfall?
-- grain:    one row per case_code
-- reads:    reference_cases
-- column:   case_code VARCHAR
-- column:   name VARCHAR
-- column:   saving_share DOUBLE
-- column:   payback_years DOUBLE
-- column:   year INTEGER
-- column:   citation VARCHAR
-- column:   section VARCHAR
select
    reference_cases.case_code,
    reference_cases.name,
    reference_cases.saving_share,
    reference_cases.payback_years,
    reference_cases.year,
    reference_cases.citation,
    reference_cases.section
from reference_cases
order by reference_cases.case_code
