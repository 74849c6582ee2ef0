"""Every rule of the questions to ask with a change that breaks it."""

from tests.dataset.spoiling import Spoil, replacing

QUESTIONS = "framework/questions.toml"
ASKED = "What is being done about it, by which role, and by when?"

# rule, file it is told in, change, words of the finding
BROKEN_QUESTIONS: tuple[tuple[str, str, Spoil, str], ...] = (
    (
        "questions_are_askable",
        QUESTIONS,
        replacing(QUESTIONS, ASKED, "Say what is being done."),
        "not one question",
    ),
    (
        "questions_are_askable",
        QUESTIONS,
        replacing(QUESTIONS, ASKED, "Is anything being done?"),
        "can be answered by yes",
    ),
    (
        "questions_are_askable",
        QUESTIONS,
        replacing(QUESTIONS, ASKED, f"What {'now ' * 25}?"),
        "The text has 27 words",
    ),
    (
        "questions_are_neutral",
        QUESTIONS,
        replacing(QUESTIONS, ASKED, "What is behind the mayor's failure?"),
        "'failure' are not neutral",
    ),
    (
        "questions_fit_verdicts",
        QUESTIONS,
        replacing(QUESTIONS, '["missed"]', '["worse"]'),
        "'worse' is none of target_now",
    ),
    (
        "questions_fit_verdicts",
        QUESTIONS,
        replacing(QUESTIONS, 'id = "what-rain-tells"', 'verdicts = ["met"]\nid = "what-rain-tells"'),
        "verdicts and no kind",
    ),
    (
        "questions_name_their_source",
        QUESTIONS,
        replacing(QUESTIONS, 'source_kind = "editorial"', 'source_kind = "taken"'),
        "its source is not named",
    ),
    (
        "questions_name_their_source",
        QUESTIONS,
        replacing(QUESTIONS, 'source_kind = "adapted"', 'source_kind = "editorial"'),
        "editorial and has a source",
    ),
)
