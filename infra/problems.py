"""The error catalogue: every problem, what it says, how to bring it about, and which operations may answer it.

``python -m infra.openapi`` writes it to ``infra/problems.json``, from which the developers' pages are made.
"""

import json
import tomllib
from collections.abc import Iterable
from typing import Any

from infra.bootstrap import ROOT
from shared.api.endpoint import Function
from shared.api.problem_texts import TEXTS
from shared.api.problems import PROBLEMS, common_refusals
from shared.domain import policy
from shared.domain.languages import Language

CATALOGUE = ROOT / "infra" / "problems.json"
_CAUSES = ROOT / "infra" / "problem_causes.toml"


def causes() -> dict[str, str]:
    """How to bring about each problem, by its code: one or two sentences in English."""
    declared = tomllib.loads(_CAUSES.read_text("utf-8"))
    return {code: cause.format_map(vars(policy)) for code, cause in declared.items()}


def catalogue(functions: Iterable[Function]) -> list[dict[str, Any]]:
    """One entry a problem, in the order of their declaration; texts in English, their parameters in braces.

    Raises KeyError: a problem without a cause.
    """
    endpoints = [endpoint for function in functions for endpoint in function.endpoints]
    told = causes()
    entries = []
    for code, status in PROBLEMS.items():
        title, detail = TEXTS[code][Language.ENGLISH]
        answered = [e.operation_id for e in endpoints if code in (*e.refusals, *common_refusals(e))]
        entry = {"code": code, "status": status, "title": title, "detail": detail, "cause": told[code]}
        entries.append(entry | {"operations": answered})
    return entries


def text(functions: Iterable[Function]) -> str:
    """The catalogue as it is committed."""
    return json.dumps(catalogue(functions), ensure_ascii=False, indent=1) + "\n"
