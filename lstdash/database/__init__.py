"""The SQL store.

engine      the door: open_store(), Store.read(), Store.write()
schema      the tables, made of columns; migrations/ how they came to be; statements what both databases understand
values      times, codes and texts as they are kept; limits how many and how long; faults what a person may see
signing     keys that only the store knows; ended_logins which logins are over before their time
scenarios   named parameter sets with history
followup    rows that people keep for years, with versions and history; followup_tables and kept what they are
backup      copy and restore the store
"""
