"""Names of months in the languages of the CSTO’s countries and their neighbours, in German and in French; of weekdays.

Months are those of the Unicode CLDR (wide and abbreviated, as they stand alone and within a date), and the
izafat of Tajik (`23 ноябри соли 2022`). With them stands what marks a year.
"""

import re
from functools import cache

from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError
from csto_timeline.folding import fold

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The first month of each; winter goes on into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# A line for each form of a language, January to December.
MONTHS_BY_LANGUAGE = {
    "English": " ".join(MONTH_NAMES),
    "Russian": """
        январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре""",
    "Ukrainian": """
        січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня""",
    "Belarusian": """
        студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
        студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня""",
    "Armenian": """
        հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
        հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
        հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ""",
    "Kazakh": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "Kyrgyz": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "Tajik": """
        январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
        январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри""",
    "Azerbaijani": """
        yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
        yan fev mar apr may iyn iyl avq sen okt noy dek""",
    "German": """
        Januar Februar März April Mai Juni Juli August September Oktober November Dezember
        Jänner Feber Maerz April Mai Juni Juli August September Oktober November Dezember""",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_SHORTEST = 3  # letters of an abbreviation
# What stands behind a year, folded as the text is: “2022 г.”, “2022 року”, “2022 թ.”, “2022 жылғы”, “2022-ci il”.
YEAR_MARKS = "г|год|года|р|рік|року|թ|թվական|թվականի|ж|жыл|жылы|жылгы|жылдын|il|ci il|cu il|year"
BEFORE_A_YEAR = "соли|(?:the )?year"  # Tajik: “23 ноябри соли 2022”


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names or, with three letters or more, abbreviates; None for none.

    Raises `DateError` for an abbreviation of several.
    """
    folded = fold(word)
    if folded in _months():
        return _months()[folded]
    if len(folded) < _SHORTEST:
        return None
    numbers = sorted({number for name, number in _months().items() if name.startswith(folded)})
    if len(numbers) > 1:
        months = " or ".join(MONTH_NAMES[number - 1] for number in numbers)
        raise DateError(f'"{word}" is {months}: write more of the name')
    return numbers[0] if numbers else None


def weekday_of(word: str) -> int | None:
    """Return the number of the weekday that a word names or abbreviates, Monday 0; None for none."""
    folded = fold(word)
    names = (number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(folded))
    return next(names, None) if len(folded) >= _SHORTEST else None


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its folded names; those that languages share mean the same month."""
    names: dict[str, int] = {}
    for forms in MONTHS_BY_LANGUAGE.values():
        for place, name in enumerate(re.findall(r"\w+", forms)):
            names[fold(name)] = place % len(MONTH_NAMES) + 1
    return names
