"""Which articles of a story are one report, wherever it is printed."""

import casebook_factory as factory
import msgspec

from twosource.keep.tally import one_reports


def found(*groups):
    return msgspec.structs.replace(factory.FINDINGS[0], origin_groups=tuple(tuple(group) for group in groups))


def test_who_cites_one_agency_for_one_matter_prints_no_copy():
    """In three findings of both they are one origin in one."""
    assert one_reports([found("ab"), found("a", "b"), found("a", "b")]) == ()


def test_a_copy_is_one_report_though_a_sentence_was_changed():
    """In three findings of both they are one origin in two; a third article is in one finding alone, and there with them."""
    assert one_reports([found("ab"), found("ab"), found("a", "b")]) == (("a", "b"),)
    assert one_reports([found("abc"), found("ab"), found("c")]) == (("a", "b"), ("a", "c"))
