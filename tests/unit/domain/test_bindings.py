import pytest

from shared.domain.bindings import TRANSITIONS, Action, State, state_after, states_before


def test_only_an_application_not_yet_decided_can_be_decided_or_cancelled():
    for action in (Action.APPROVE, Action.RETURN, Action.REJECT, Action.CANCEL):
        assert states_before(action) == (State.APPLIED,)


@pytest.mark.parametrize("state", [State.APPLIED, State.APPROVED])
def test_a_live_binding_can_not_be_applied_for_again(state):
    assert (state, Action.SUBMIT) not in TRANSITIONS


@pytest.mark.parametrize("state", [State.RETURNED, State.REJECTED, State.CANCELLED, State.ENDED, None])
def test_what_is_over_can_be_applied_for_again(state):
    assert TRANSITIONS[state, Action.SUBMIT] is State.APPLIED


def test_every_action_leads_to_one_state():
    assert {action: state_after(action) for action in Action} == {
        Action.SUBMIT: State.APPLIED,
        Action.APPROVE: State.APPROVED,
        Action.RETURN: State.RETURNED,
        Action.REJECT: State.REJECTED,
        Action.CANCEL: State.CANCELLED,
        Action.END: State.ENDED,
        Action.BAR: State.ENDED,
        Action.RESTORE: State.APPROVED,
    }


def test_a_block_ends_what_is_open_and_nothing_else():
    assert set(states_before(Action.BAR)) == {State.APPLIED, State.APPROVED, State.RETURNED}
