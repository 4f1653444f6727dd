"""Transitions: the rows of the state machine as parts of a write to a binding's item."""

from typing import Any

from shared.domain.bindings import Action, State, Step, state_after, states_before


def step(at: int, action: Action) -> str:
    """A step as an element of the trail's set: ten digits of epoch seconds, then the state."""
    return f"{at:010d}{state_after(action)}"


def read_step(text: str) -> Step:
    """What ``step`` wrote."""
    return Step(int(text[:10]), State(text[10:]))


def befores(action: Action) -> dict[str, Any]:
    """The values that ``is_before`` names."""
    return {f":before{number}": state for number, state in enumerate(states_before(action))}


def is_before(action: Action) -> str:
    """Condition: the binding is in a state from which ``action`` may be taken."""
    return f"st IN ({', '.join(befores(action))})"
