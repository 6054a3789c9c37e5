"""Shared scores: nothing a room has said lives only in a browser session. What is kept is in lstdash.database.

workshops   create one, its items and settings, poll for changes
steering    who may steer: secret -> one-time token -> cookie -> Steering, which every steering function asks for
devices     a phone's cookie, signed: nobody makes one up
people      join by code, presence, withdraw
rounds      open -> hidden -> revealed -> closed
votes       record scores, count how many have scored
results     what may be shown: revealed rounds only, no group under five alone
records     close and seal, reopen by link
retention   delete what is personal when its time has come
"""
