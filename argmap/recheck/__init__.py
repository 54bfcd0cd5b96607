"""Checking again after a small change: what cannot have changed is taken from the check before.

A project is a set of declarations that name each other (`keys`, `nodes`). What a change may reach, and what that rests on, is followed
along the names (`reach`). Everything else in the files is blanked out, so that places stay what they are; what is left is checked as a
project of its own, by the same program, and its findings take the place of the old ones (`again`). The answer is the same as that of
a whole check, or there is none: whoever asks then checks the whole.
"""
