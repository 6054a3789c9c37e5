"""The SQL store.

engine      the door: open_store(), Store.read(), Store.write()
schema      the tables; migrations/ how they came to be; statements parts of statements that both databases understand
values      times, codes and texts as they are kept; limits how many and how long; faults what a person may see
scenarios   named parameter sets with history
backup      copy and restore the store
"""
