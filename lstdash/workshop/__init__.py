"""Shared scores and saved scenarios in SQL: nothing a room has said lives only in a browser session.

engine      the door: open_store(), Store.read(), Store.write()
workshops   create one, its items and settings, poll for changes
steering    who may steer: secret -> one-time token -> cookie -> Steering, which every steering function asks for
people      join by code, presence, withdraw
rounds      open -> hidden -> revealed -> closed
votes       record scores, count how many have scored
results     what may be shown: revealed rounds only, no group under five alone
records     close and seal, reopen by link
scenarios   named parameter sets with history
retention, backup   delete personal data, copy and restore the store
"""
