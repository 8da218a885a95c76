"""What was meant is asked: first what looks alike, then what is near."""

from __future__ import annotations

import pytest

from pipeline.model.suggestion import did_you_mean

IDS = [f"E{number}" for number in range(1, 22)] + ["L1", "S5"]
TYPES = ["rfc-assurance-visit", "rfc-2016-full", "sccif-rfc-full", "sccif-rfc-monitoring"]

ALIKE = {
    "E1O": "Did you mean ‘E10’, with the digit 0?",
    "E1o": "Did you mean ‘E10’, with the digit 0?",
    "El0": "Did you mean ‘E10’, with the digit 1?",
    "EI2": "Did you mean ‘E12’, with the digit 1?",
    "Е12": "Did you mean ‘E12’, with a Latin letter E?",
    "e12": "Did you mean ‘E12’?",
    " E12 ": "Did you mean ‘E12’?",
    "11": "Did you mean ‘L1’, with the letter L?",
    "SS": "Did you mean ‘S5’, with the digit 5?",
}


@pytest.mark.parametrize("written", ALIKE)
def test_what_looks_alike_comes_first(written: str) -> None:
    assert did_you_mean(written, IDS) == ALIKE[written]


@pytest.mark.parametrize(
    "written",
    ["SCCIF-RFC-FULL", "sccif rfc full", "sccif_rfc_full", "sccif–rfc–full", "sccif-rfc-ful"],
)
def test_a_report_type_is_found_however_it_is_typed(written: str) -> None:
    assert did_you_mean(written, TYPES) == "Did you mean ‘sccif-rfc-full’?"


@pytest.mark.parametrize("written", ["E 10", "e-10", "E010", "Evidence 10", "ev. 10", "E#10"])
def test_a_number_is_found_however_it_is_called(written: str) -> None:
    assert did_you_mean(written, IDS) == "Did you mean ‘E10’?"


def test_a_number_of_two_names_or_of_other_letters_is_not_guessed() -> None:
    assert did_you_mean("Evidence 10", ["E10", "Ev10"]) == ""
    assert did_you_mean("Interview 10", IDS) == ""
    assert did_you_mean("Evidence 30", IDS) == ""


def test_of_two_that_look_alike_neither_is_preferred() -> None:
    assert did_you_mean("EO", ["E0", "Eo"]) in ("Did you mean ‘Eo’?", "Did you mean ‘E0’?")


def test_what_is_far_from_all_is_not_guessed() -> None:
    assert did_you_mean("paragraph", IDS) == ""
    assert did_you_mean("", IDS) == ""
    assert did_you_mean("E1O", [f"E{number}" for number in range(2000)]) == ""
