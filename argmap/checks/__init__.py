"""The checks of a whole case, in the order of the report."""

from __future__ import annotations

from argmap.checks.attribution_drift import attribution_drift
from argmap.checks.case import Check
from argmap.checks.certain_exception import certain_exception
from argmap.checks.circular_support import circular_support
from argmap.checks.conclusion_without_step import conclusion_without_step
from argmap.checks.condition_drift import condition_drift
from argmap.checks.incomplete import incomplete
from argmap.checks.inconsistent_facts import inconsistent_facts
from argmap.checks.likelihood_drift import likelihood_drift
from argmap.checks.no_outlet import no_outlet
from argmap.checks.no_quote import no_quote
from argmap.checks.outlet_inconsistent import outlet_inconsistent
from argmap.checks.outlets_conflict import outlets_conflict
from argmap.checks.quote_ambiguous import quote_ambiguous
from argmap.checks.quote_cuts_word import quote_cuts_word
from argmap.checks.quote_in_other_source import quote_in_other_source
from argmap.checks.quote_not_found import quote_not_found
from argmap.checks.single_root import single_root
from argmap.checks.stale_verdict import stale_verdict
from argmap.checks.surer_than_premises import surer_than_premises
from argmap.checks.too_many_instances import too_many_instances
from argmap.checks.unused_condition import unused_condition
from argmap.checks.unused_premise import unused_premise
from argmap.checks.voice_not_in_source import voice_not_in_source

CHECKS: tuple[Check, ...] = (
    inconsistent_facts,
    too_many_instances,
    circular_support,
    conclusion_without_step,
    surer_than_premises,
    certain_exception,
    single_root,
    unused_premise,
    unused_condition,
    incomplete,
    outlets_conflict,
    outlet_inconsistent,
    attribution_drift,
    likelihood_drift,
    condition_drift,
    stale_verdict,
    quote_not_found,
    quote_in_other_source,
    quote_ambiguous,
    quote_cuts_word,
    voice_not_in_source,
    no_quote,
    no_outlet,
)
