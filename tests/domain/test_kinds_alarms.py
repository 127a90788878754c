"""Every kind of equipment: its alarms are rationalised and read what there is."""

from __future__ import annotations

from app.domain.kinds.common_alarms import COMPUTED
from app.domain.kinds.expression import check_expression
from app.domain.kinds.kind import Kind
from app.domain.kinds.trigger import Expiring, Expression, Is
from tests.domain.every_kind import SNAKE, every_kind, spoken


@every_kind
def test_every_alarm_is_rationalised_in_both_languages_and_reads_what_there_is(kind: Kind) -> None:
    known = {row.name for row in kind.reported} | COMPUTED
    for item in kind.alarms:
        assert SNAKE.match(item.name)
        told = item.rationale
        assert all(spoken(label) for label in (item.label, told.meaning, told.consequence, told.action))
        assert told.respond_s > 0
        assert item.reads <= known, item.name
        if isinstance(item.trigger, Expression):
            assert check_expression(item.trigger.text, known) == item.reads
        if isinstance(item.trigger, Expiring):
            assert item.trigger.attribute in {row.name for row in kind.attributes}


@every_kind
def test_an_alarm_on_a_vocabulary_names_words_of_it(kind: Kind) -> None:
    types = {row.name: row.type for row in kind.reported}
    for item in kind.alarms:
        if isinstance(item.trigger, Is) and item.trigger.field in types:
            for value in item.trigger.values:
                types[item.trigger.field].check(value)
