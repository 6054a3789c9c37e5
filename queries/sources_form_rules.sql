-- question: Vad står i tabellen vilken form till vilket syfte?
-- grain:    one row per rule
-- reads:    form_rules
-- column:   rule VARCHAR
-- column:   purpose VARCHAR
-- column:   form VARCHAR
-- column:   suitability VARCHAR
-- column:   condition VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    form_rules.rule,
    form_rules.purpose,
    form_rules.form,
    form_rules.suitability,
    form_rules.condition,
    form_rules.source,
    form_rules.section
from form_rules
order by form_rules.rule
