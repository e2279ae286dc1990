"""Whether two statements of one matter differ in a slot, and whether time explains it. Each rule stands in docs/standing.md.

Comparing two values tells whether both can be true. That alone makes no difference of a finding: two statements about one
visit may name two days, of the visit and of the law it speaks of. So each rule here also asks whether the two values answer
the same question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.matter.actor_contrast import contrast_actor
from twosource.compare.matter.amount_contrast import contrast_amount
from twosource.compare.matter.twins import is_alike, of_other_places
from twosource.compare.slot.actions import compare_actions, families, follows, in_other_ways, mirrors, puts_off, undoes
from twosource.compare.slot.actors import (
    acts_alone,
    are_body_and_chamber,
    bearing_of_parties,
    befall_one,
    compare_actors,
    compare_targets,
    of_one_party,
)
from twosource.compare.slot.amounts import compare_amounts, is_lasting
from twosource.compare.slot.attribution import compare_speakers, have_two_speakers
from twosource.compare.slot.bearing import Contrast, How
from twosource.compare.slot.counts import are_of_two_things
from twosource.compare.slot.dated import AT_ONCE, DAY, LATER, in_order, lead
from twosource.compare.slot.denial import (
    denies,
    denies_in,
    denies_less,
    is_denied,
    is_over,
    is_overdue,
    is_rescheduled,
    is_seen,
    is_so_far,
    is_thwarted,
    is_until,
    lacks,
    waits_for,
    was_not_until_then,
)
from twosource.compare.slot.naming import speaks_of_himself
from twosource.compare.slot.outcome import is_done_before, is_outcome, is_past, was_earlier
from twosource.compare.slot.places import compare_places, in_other_towns, is_country, lies_beside
from twosource.compare.slot.tense import is_after, is_ahead, is_done, is_so_far_done
from twosource.compare.slot.times import (
    are_news_of_two_days,
    are_of_two_grains,
    are_two_times,
    compare_times,
    since_when,
    span_of,
    tell_hours,
)
from twosource.compare.slot.toll import spares
from twosource.compare.slot.wording import bearing_of_sayings, quoted
from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, stem, words_of
from twosource.lexicon import listed
from twosource.model import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from twosource.compare.text.account import Account
    from twosource.model import Slot

MOST_OF_IT = 0.7  # of the longer of two stretches of time that are told of one thing; set by hand
WORDY = 2  # words of a thing, from which on it is one and not one of many


def contrast_status(one: Account, other: Account) -> Contrast:
    """Planned and happened, not yet and now: an update. So and not so: a conflict."""
    if are_of_two_things(one, other):
        return Contrast.NONE
    turned = is_denied(one) != is_denied(other) and (is_alike(one, other) or _is_plainly_denied(one, other))
    if not _one_event(one, other) and not turned:
        if not is_outcome(one, other) or is_denied(one) or is_denied(other) or compare_targets(one, other).clashes:
            return Contrast.NONE
        one_deed = _of_one_deed(one, other) or _begins_itself(one, other) or _of_one_hour(one, other)
        return Contrast.UPDATE if one_deed else Contrast.NONE
    if is_denied(one) != is_denied(other):
        return _contrast_denied(one, other) if is_denied(one) else _contrast_denied(other, one)
    if is_denied(one):
        return Contrast.NONE
    if lacks(one, other) and compare_actions(one, other).fits:
        return Contrast.CONFLICT
    return Contrast.UPDATE if is_outcome(one, other) and _by_one(one, other) else Contrast.NONE


def _contrast_denied(denied: Account, told: Account) -> Contrast:
    """What one denies and the other tells: not yet, and then done; planned, and called off; he will not, and he did; else a conflict.

    What one denies is seen in its words: else a word of denial was read where it does not belong, or overlooked.
    """
    statuses = {denied.statement.status, told.statement.status}
    if (was_not_until_then(denied) and statuses == {"happened"}) or denies_less(denied, told) or waits_for(denied, told):
        return Contrast.NONE
    if is_overdue(denied) and was_earlier(told, denied.article):
        return Contrast.NONE  # has yet to endorse her, and endorsed another earlier this year
    if denies(told) or not (is_seen(denied) or (is_thwarted(denied) and is_ahead(told))):
        return Contrast.NONE
    if statuses == {"planned"} and _is_contested(denied, told):
        return Contrast.NONE
    ahead = lead(denied.article, told.article)
    if statuses == {"planned"} and _one_doing(denied, told) and compare_actors(denied, told).how is How.AGREE:
        recalled = denied.article.id == told.article.id and speaks_of_himself(told.statement)  # "on Wednesday the firm had said it would"
        changed = recalled or (ahead is not None and (ahead <= -LATER or (ahead < AT_ONCE and is_until(denied))))
        return Contrast.UPDATE if changed else Contrast.CONFLICT  # he will, and he will not, or not before July
    if ahead is not None and ahead < AT_ONCE and is_over(denied):
        return Contrast.UPDATE  # 40 were missing, and nobody is any more
    if statuses.isdisjoint({"possible", "planned"}) or (len(statuses) == 1 and is_alike(denied, told)):
        if is_so_far(denied) and ahead is not None and ahead > AT_ONCE:
            return Contrast.UPDATE
        if denied.statement.speaker is None and ahead is not None and ahead >= LATER and is_so_far_done(told):
            return Contrast.UPDATE  # the camera did not start, and a week later they have started it
        return Contrast.UPDATE if is_overdue(denied) and (ahead is None or ahead >= AT_ONCE) else Contrast.CONFLICT
    if ahead is None or is_overdue(denied) or statuses != {"planned", "happened"}:
        return Contrast.NONE
    changed = ahead > AT_ONCE if told.statement.status == "happened" else is_ahead(told) and ahead <= AT_ONCE
    return Contrast.UPDATE if changed else Contrast.NONE


def _is_contested(denied: Account, told: Account) -> bool:
    """Whether the sentence that tells what one promises tells as well that another, who denies it in the other report, says no: the reports agree."""
    speaker = denied.statement.speaker
    names = words_of(speaker.name or speaker.text).names if speaker is not None else frozenset()
    beside = told.setting.replace(told.text, " ")
    apart = told.statement.speaker is None or compare_speakers(denied, told).clashes
    return apart and denies_in(beside) and not names.isdisjoint(words_of(beside).names)


def _is_plainly_denied(one: Account, other: Account) -> bool:
    """Whether one action by parties that fit each other was done and was not: a judge blocked the law, a judge in Graz did not block it."""
    told = {one.statement.status, other.statement.status} == {"happened"} and compare_actions(one, other).how is How.AGREE
    actors, targets = compare_actors(one, other), compare_targets(one, other)
    clashing = actors.clashes or targets.clashes or compare_times(one, other).clashes
    return told and (actors.fits or targets.fits) and not clashing


def _of_one_deed(one: Account, other: Account) -> bool:
    """Whether both tell of one action, and of nobody that he is not who acts in the other: Congress is to vote, the Senate voted."""
    return compare_actions(one, other).fits and not _are_two_actors(one, other)


def _of_one_hour(one: Account, other: Account) -> bool:
    """Whether both tell what one party does at one time: parliament is to vote on Thursday, parliament approved the bill on Thursday.

    Or what may be one party does, and a noun of one names what the other tells: nine leaders are to meet, a summit of leaders ended.
    """
    actors = compare_actors(one, other)
    named = actors.fits and (_names_deed(one, other) or _names_deed(other, one))
    return (actors.how is How.AGREE or named) and compare_times(one, other).fits and not compare_actions(one, other).clashes


def _names_deed(account: Account, other: Account) -> bool:
    """Whether a noun for who acts in one names what the other tells: of those who are to meet, the summit."""
    who = account.statement.who
    return who is not None and not kin(words_of(who.text).stems).isdisjoint(families(other.statement.predicate))


def _begins_itself(one: Account, other: Account) -> bool:
    """Whether what begins or ends in one is what somebody does in the other: the strike will begin on Friday, pilots began a strike."""
    return any(
        _names_deed(mine, yours) and not families(mine.statement.predicate).isdisjoint(yours.kindred)
        for mine, yours in ((one, other), (other, one))
    )


def _one_event(one: Account, other: Account) -> bool:
    """Whether both tell of one action by one party, of one action at one time, or of one toll."""
    if (_one_doing(one, other) and of_one_party(one, other)) or spares(one, other, "befalling") or spares(other, one, "befalling"):
        return True
    # Who sets out for the province visits a district of it: on one day, by one party, that is one journey.
    action, actors = compare_actions(one, other), compare_actors(one, other)
    if not compare_times(one, other).fits:
        return False
    return (action.fits and actors.how is How.AGREE) or (action.how is How.AGREE and not _are_two_actors(one, other))


def _are_two_actors(one: Account, other: Account) -> bool:
    """Whether who acts in one is not who acts in the other; of what Congress is to do, the House does its part."""
    return compare_actors(one, other).clashes and not are_body_and_chamber(one, other)


def _by_one(one: Account, other: Account) -> bool:
    """Whether one party does what both tell, or somebody at one time, or to one target: what he plans, she may have done."""
    if compare_actors(one, other).fits or compare_times(one, other).fits:
        return True
    nobody = one.statement.who is None and other.statement.who is None
    if nobody or _begins_itself(one, other) or (_is_nameless(one, other) and compare_targets(one, other).fits):
        return True
    return not compare_actors(one, other).clashes and _is_one_thing(one, other)


def _is_one_thing(one: Account, other: Account) -> bool:
    """Whether both tell what is done to one thing, in words enough and without a name: a state of emergency; many visit Oslo."""
    targets = [each.statement.whom for each in (one, other)]
    plain = all(each is not None and each.name is None and not words_of(each.text).names for each in targets)
    told = words_of(targets[0].text).stems if targets[0] is not None else frozenset()
    return plain and len(told) >= WORDY and compare_targets(one, other).how is How.AGREE


def _is_nameless(one: Account, other: Account) -> bool:
    """Whether neither names who acts."""
    return not any(each.statement.who and each.statement.who.name for each in (one, other))


def contrast_time(one: Account, other: Account) -> Contrast:
    """Monday and Tuesday: a conflict; an update where one of them was only planned. The first since 1994, and since 1998: a conflict."""
    if are_news_of_two_days(one, other) or are_of_two_grains(one, other):
        return Contrast.NONE
    records = {since for account in (one, other) if (since := since_when(account)) is not None}
    if len(records) > 1 and not compare_actors(one, other).clashes:
        return Contrast.CONFLICT
    by_the_clock = tell_hours(one, other)
    one_deed = _one_doing(one, other) or (by_the_clock and _is_told_in_two_words(one, other)) or _fill_one_stretch(one, other)
    if not are_two_times(one, other) or not one_deed or compare_amounts(one, other).clashes:
        return Contrast.NONE
    if _is_of_another(one, other) or _is_of_another(other, one) or waits_for(one, other) or waits_for(other, one):
        return Contrast.NONE
    if _is_over(one) or _is_over(other) or is_done_before(one, other) or is_done_before(other, one):
        return Contrast.NONE
    planned = [each.statement.status == "planned" or (is_after(each) and not is_done(each)) for each in (one, other)]
    if not any(planned) and not by_the_clock and (_is_beyond(one, other) or _is_beyond(other, one)):
        return Contrast.NONE
    order = in_order(one, other)
    # "By the end of May", and three days later "not before July"; or "a week later than planned".
    put_off = order is not None and (is_until(order[1]) or is_rescheduled(order[1]))
    return Contrast.UPDATE if planned[0] != planned[1] or put_off else Contrast.CONFLICT


def _is_told_in_two_words(one: Account, other: Account) -> bool:
    """Whether two happenings of one matter, of which no words say that they are two, befall one party: a mill exploded, the mill blew up."""
    happening = one.statement.kind == other.statement.kind == "event"
    apart = compare_actions(one, other).clashes or compare_targets(one, other).clashes
    return happening and not apart and (compare_actors(one, other).fits or _names_deed(one, other) or _names_deed(other, one))


def _fill_one_stretch(one: Account, other: Account) -> bool:
    """Whether one party does what both tell in two stretches of time that are nearly one: served from 1967 to 1979, held the seat from 1966 to 1978."""
    first, second = _stretch(one), _stretch(other)
    if first is None or second is None:
        return False
    common = min(first[1], second[1]) - max(first[0], second[0])
    nearly = common >= MOST_OF_IT * max(end - begin for begin, end in (first, second))
    return nearly and compare_actors(one, other).how is How.AGREE and not compare_targets(one, other).clashes


def _stretch(account: Account) -> tuple[datetime, datetime] | None:
    """The first and last moment of a time that is told by its two ends."""
    when = account.statement.when
    return span_of(when) if when is not None and BETWEEN in (when.value or "") else None


def _is_of_another(account: Account, other: Account) -> bool:
    """Whether what happens in the other by itself is what one party does with its own, who is not named there: the season starts, Dockers begin their season."""
    told, thing = account.statement, account.statement.whom
    if thing is None or told.who is None or other.statement.whom is not None or other.statement.who is None:
        return False
    owned = not listed("denial_words", "owning").isdisjoint(WORD.findall(thing.text.lower())[:1])
    return owned and bearing_of_parties(thing, other.statement.who).fits and words_of(told.who.text).stems.isdisjoint(other.around.stems)


def _is_over(account: Account) -> bool:
    """Whether something is planned for a day before its article: the day was misread, or it is no plan any more."""
    return account.statement.status == "planned" and is_past(account)


def _is_beyond(account: Account, other: Account) -> bool:
    """Whether what happened lies beyond the day of the other's article, which then tells of another time: they met twice."""
    own, published = account.article.published, other.article.published
    span = span_of(account.statement.when) if account.statement.when is not None else None
    if span is None or own is None or published is None:
        return False
    return published[:10] < span[0].date().isoformat() <= own[:10]


def contrast_place(one: Account, other: Account) -> Contrast:
    """Paris and London: a conflict."""
    if of_other_places(one, other):
        return Contrast.CONFLICT
    if _one_event(one, other) and (lies_beside(one, other) or lies_beside(other, one)):
        return Contrast.CONFLICT
    if not (compare_places(one, other).clashes or in_other_towns(one, other)) or not _one_doing(one, other) or not of_one_party(one, other):
        return Contrast.NONE
    # Countries are named for much besides where a thing happens: a journey out of the one is a journey to the other.
    if any(is_country(each.statement.where) for each in (one, other) if each.statement.where):
        return Contrast.NONE
    # A place that stands elsewhere in the sentence may be that of something else.
    if any(each.statement.where.text not in each.text for each in (one, other) if each.statement.where):
        return Contrast.NONE
    # "In March" is a month here, though there are towns of that name.
    timely = any(
        each.statement.when and each.statement.where.text in each.statement.when.text for each in (one, other) if each.statement.where
    )
    return Contrast.NONE if timely else Contrast.CONFLICT


def contrast_action(one: Account, other: Account) -> Contrast:
    """Arrested and released: an update where the second can follow the first, and was published later; else a conflict."""
    if _is_put_off(one, other) or _is_put_off(other, one):
        return Contrast.UPDATE if lead(one.article, other.article) else Contrast.CONFLICT
    kinds = {one.statement.kind, other.statement.kind}
    if not befall_one(one, other) or (len(kinds) > 1 and kinds != {"fact", "event"}):
        return Contrast.NONE
    if compare_targets(one, other).clashes or _name_two_targets(one, other):
        return Contrast.NONE  # he left Ferrari, and joined Williams
    if mirrors(one, other) and not acts_alone(one, other):  # the one bought what the other sold
        return Contrast.NONE
    if _lasts_until(one, other) or _lasts_until(other, one):
        return Contrast.NONE
    if not undoes(one, other):
        return Contrast.CONFLICT if in_other_ways(one, other) else Contrast.NONE
    if compare_times(one, other).clashes:
        return Contrast.UPDATE
    ahead = lead(one.article, other.article)
    first, second = (one, other) if ahead is None or ahead >= AT_ONCE else (other, one)
    if not ahead and (_ends_after(first, second) or _ends_after(second, first)):
        return Contrast.UPDATE
    return Contrast.UPDATE if ahead and follows(first, second) else Contrast.CONFLICT


def _lasts_until(account: Account, undone: Account) -> bool:
    """Whether what one tells lasts until the other undoes it: the bridge will stay closed until Monday, it will reopen on Monday or Tuesday."""
    when, then = account.statement.when, undone.statement.when
    if when is None or then is None:
        return False
    last, first = span_of(when), span_of(then)
    if not compare_times(account, undone).fits and (last is None or first is None or not AT_ONCE < first[0] - last[1] <= DAY):
        return False
    before = account.text.partition(when.text)[0].lower().rstrip()
    return before.endswith(tuple(f" {word}" for word in listed("denial_words", "lasting_until")))


def _name_two_targets(one: Account, other: Account) -> bool:
    """Whether what is acted on is called by two names, be they of nobody who is known."""
    names = [words_of(each.statement.whom.text).names if each.statement.whom is not None else frozenset() for each in (one, other)]
    return all(names) and names[0].isdisjoint(names[1]) and not compare_targets(one, other).fits


def _is_put_off(off: Account, plan: Account) -> bool:
    """Whether one says that what the other plans is called off or put off: the launch was postponed, they will launch in June."""
    ended, planned = off.statement, plan.statement
    if planned.status != "planned" or planned.negated or ended.negated or ended.status != "happened" or ended.whom is None:
        return False
    whom = words_of(ended.whom.text).stems
    if puts_off(ended.predicate) and not kin(whom).isdisjoint(families(planned.predicate)):
        return True
    if planned.whom is None or whom.isdisjoint(map(stem, listed("clause_words", "plan_nouns"))) or not puts_off(ended.predicate, plan=True):
        return False
    thing = kin(words_of(planned.whom.text).stems)  # plans for a bridge, and it will build a bridge
    return not kin(off.words.stems - whom).isdisjoint(thing)


def _ends_after(first: Account, second: Account) -> bool:
    """Whether the second can follow what the first says went on for a time: closed for five hours, and reopened."""
    return first.statement.amount is not None and is_lasting(first.statement.amount.unit) and follows(first, second)


def contrast_wording(one: Account, other: Account) -> Contrast:
    """One saying in two wordings: a conflict, since both stand in quotation marks. One of the two is the saying itself."""
    if "quote" not in {one.statement.kind, other.statement.kind} or compare_speakers(one, other).clashes:
        return Contrast.NONE
    return Contrast.CONFLICT if bearing_of_sayings(quoted(one), quoted(other), of_one_matter=True).clashes else Contrast.NONE


def contrast_attribution(one: Account, other: Account) -> Contrast:
    """The same words in the mouths of two people: a conflict, since one of the two reports has the wrong one."""
    return Contrast.CONFLICT if have_two_speakers(one, other) else Contrast.NONE


CONTRASTS: dict[Slot, Callable[[Account, Account], Contrast]] = {
    "status": contrast_status,
    "amount": contrast_amount,
    "time": contrast_time,
    "place": contrast_place,
    "actor": contrast_actor,
    "action": contrast_action,
    "wording": contrast_wording,
    "attribution": contrast_attribution,
}


def _one_doing(one: Account, other: Account) -> bool:
    """Whether both tell of one action, by parties that can be the same."""
    return (
        compare_actions(one, other).fits
        and not compare_actors(one, other).clashes
        and not compare_targets(one, other).clashes
        and "quote" not in {one.statement.kind, other.statement.kind}
    )
