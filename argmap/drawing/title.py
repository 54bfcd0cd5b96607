"""What a map is called when nobody says: what was asked for, and nothing that depends on where the project is kept."""

from __future__ import annotations

from argmap.conflicts.issues import Issues
from argmap.drawing.views import View
from argmap.drawing.words import short
from argmap.findings.cells import clean
from argmap.model.argument import Argument
from argmap.model.wording import listed, voice_words


def title_of(argument: Argument, issues: Issues, view: View) -> str:
    if view.question is not None:
        return next((report.question for report in issues.questions if report.name == view.question), view.question)
    if view.focus is not None and view.focus in argument.claims:
        return f"Around “{short(argument.claims[view.focus].proposition, 80)}”"
    parts = []
    if view.outlets:
        parts.append(listed(clean(outlet) for outlet in view.outlets))
    if view.voices:
        parts.append(f"what {listed((clean(voice_words(voice, argument)) for voice in view.voices), 'or')} is quoted with")
    if view.tags:
        parts.append(f"tagged {listed(view.tags, 'or')}")
    if view.since is not None:
        parts.append(f"published since {view.since.first}")
    if view.conflicts_only:
        parts.insert(0, "claims in conflict")
    if not parts:
        return "Argument map"
    words = ": ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:])
    return words[:1].upper() + words[1:] if not view.outlets or view.conflicts_only else words
