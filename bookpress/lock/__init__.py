"""``bookpress lock``: asks the registries what they know of the works, and keeps it with the book.

The only room that opens a connection, and only when somebody asks for it; the gate reads what is
kept (``read/records.py``) and needs no network.
"""
