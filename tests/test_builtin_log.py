"""The built-in log: what an editor fears."""

import json
import re
from pathlib import Path

from csto_timeline.citation import linkable
from csto_timeline.log import builtin_path, encode
from csto_timeline.model import Event, Log
from csto_timeline.names import USUAL_KINDS

# The sentences that the five documents print, from which quotes are taken; by source.
PRINTED: dict[str, list[str]] = json.loads((Path(__file__).parent / "printed_sentences.json").read_text("utf-8"))
MOST_WORDS = 60


def found(log: Log, id: str) -> Event:
    event = log.event(id)
    assert event is not None, id
    return event


def test_every_quote_is_printed_so_by_its_source(builtin: Log) -> None:
    """Character for character, and marked off in the sentence as the speaker's words."""
    quotes = [
        (account.source, quote.text)
        for event in builtin.events
        for account in event.accounts
        for quote in account.quotes
    ]
    assert len(quotes) >= 25
    for source, text in quotes:
        assert any(text in sentence for sentence in PRINTED[source]), (source, text)
        assert len(text.split()) <= MOST_WORDS


def test_quotes_of_articles_stand_in_quotation_marks(builtin: Log) -> None:
    """Of an interview the answers are the words; of an article only what it puts in quotation marks."""
    for event in builtin.events:
        for account in event.accounts:
            if account.source == "csto-2024-tass-interview":
                continue
            for quote in account.quotes:
                sentences = [sentence for sentence in PRINTED[account.source] if quote.text in sentence]
                assert any(inside(quote.text, sentence) for sentence in sentences), quote.text


def inside(text: str, sentence: str) -> bool:
    """Say whether `text` stands behind an opening quotation mark that is not closed before it."""
    before = sentence[: sentence.index(text)]
    return before.count("“") > before.count("”") or sentence.rstrip().endswith("”")


def test_no_question_of_the_interviewer_is_a_statement(builtin: Log) -> None:
    interview = found(builtin, "tasmagambetov-tass-interview-2024")
    assert interview.quotes
    assert not [quote for quote in interview.quotes if "?" in quote.text]
    texts = " ".join(quote.text for quote in interview.quotes)
    assert "withdrawal" not in texts
    assert "Criticism of the CSTO" not in texts


def test_both_renderings_of_one_utterance_stand(builtin: Log) -> None:
    texts = [quote.text for quote in found(builtin, "pashinyan-criticises-csto-2022").quotes]
    assert (
        "It is depressing that Armenia’s membership in the CSTO did not deter Azerbaijan from aggressive actions,"
        in texts
    )
    assert "depressing that Armenia’s membership in the CSTO has failed to contain Azerbaijani aggression." in texts


def test_settled_doubts(builtin: Log) -> None:
    summit = found(builtin, "csto-summit-yerevan-2022")
    assert {str(when) for when in summit.dates} == {"2022-11-23", "2022-11-23/2022-11-24"}
    assert str(found(builtin, "tasmagambetov-tass-interview-2024").date) == "[2024-04-20..2024-12-31]"
    september = found(builtin, "armenia-azerbaijan-fighting-2022-09")
    assert {str(when) for when in september.dates} == {"2022-09-13", "2022-09"}
    assert str(found(builtin, "cst-entry-into-force-1994").date) == "1994-04-20"
    for id in ("cst-entry-into-force-1994", "tasmagambetov-term-ends-2025", "armenia-chairmanship-ends-2022"):
        assert found(builtin, id).date_note


def test_what_was_announced_is_announced(builtin: Log) -> None:
    assert {event.id for event in builtin.events if event.announced} == {
        "tasmagambetov-term-begins-2023",
        "csto-summit-2024",
        "csto-security-council-session-2025",
        "csto-bishkek-joint-meeting-2025",
        "tasmagambetov-term-ends-2025",
        "russia-chairship-2026",
    }


def test_copies_of_rfe_rl_are_marked(builtin: Log) -> None:
    for id in ("warsaw-institute-2022-11-29", "mirror-spectator-2022-12-01"):
        assert builtin.source(id).wire == "RFE/RL"


def test_every_name_is_in_a_register(builtin: Log) -> None:
    people = {person.id for person in builtin.people}
    countries = {country.code for country in builtin.countries}
    sources = {source.id for source in builtin.sources}
    for event in builtin.events:
        assert event.involved <= people, event.id
        assert {*event.countries, event.place_country} - {None} <= countries, event.id
        assert {account.source for account in event.accounts} <= sources, event.id
        assert event.part_of is None or builtin.event(event.part_of), event.id
        assert event.place_country is None or event.place_country in event.countries, event.id
        assert event.kind in USUAL_KINDS, event.id
    for person in builtin.people:
        assert person.country in countries
        assert {office.source for office in person.offices} <= sources


def test_every_source_can_be_found(builtin: Log) -> None:
    used = {account.source for event in builtin.events for account in event.accounts}
    used |= {office.source for person in builtin.people for office in person.offices if office.source}
    for source in builtin.sources:
        assert linkable(source.url), source.id
        assert source.id in used


def test_no_source_is_older_than_what_it_tells(builtin: Log) -> None:
    """An account is announced, or its source came out when the event may have been over."""
    for event in builtin.events:
        for account in event.accounts:
            published = builtin.source(account.source).published
            if published and not account.announced:
                assert published.end_max >= event.date.start_min, event.id


def test_titles_are_short_and_summaries_in_own_words(builtin: Log) -> None:
    """No ten words in a row are those of a quote or of another summary."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.sub(r"\W+", " ", text.lower()).split()
        return {tuple(words[n : n + 10]) for n in range(len(words) - 9)}

    taken = {run for sentences in PRINTED.values() for sentence in sentences for run in runs(sentence)}
    for event in builtin.events:
        assert len(event.title) <= 70, event.id
        assert event.summary
        own = runs(event.summary)
        assert not own & taken, event.id
        taken |= own


def test_names_stand_in_their_own_scripts(builtin: Log) -> None:
    """Each person has a Cyrillic spelling; Armenians an Armenian one, Azerbaijanis theirs with ə."""
    for person in builtin.people:
        spellings = " ".join(person.aliases)
        assert re.search("[а-я]", spellings), person.id
        if person.country == "AM":
            assert re.search("[ա-ֆ]", spellings), person.id
    assert "İlham Əliyev" in builtin.person("aliyev").aliases
    assert "Қасым-Жомарт Тоқаев" in builtin.person("tokayev").aliases


def test_the_file_is_written_as_the_program_writes(builtin: Log) -> None:
    """So that a change shows as a small difference."""
    written = json.loads(encode(builtin))
    kept = json.loads(builtin_path().read_text("utf-8"))
    assert kept == {name: value for name, value in written.items() if value != []}
    assert builtin_path().read_text("utf-8") == json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
