"""The command line: the only reader of the disk, printer and exit code.

Command modules import the rooms that they use inside their functions, so that no command pays for another's.
"""
