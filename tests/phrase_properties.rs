//! What holds for every text: reading never panics, what is printed reads back, unrelated words change no number.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

mod given;

use bearings::domain::{FiscalYear, Unit, date};
use bearings::phrase::{Calendar, Context, Convention, Understood, read, read_date, read_value};
use given::context;
use proptest::prelude::*;

fn contexts() -> Vec<Context> {
    let april = Calendar {
        fiscal: FiscalYear::starting_in(4),
        ..Calendar::new(date(2024, 2, 29))
    };
    vec![
        context(),
        Context {
            convention: Convention::COMMA,
            ..context()
        },
        Context {
            calendar: april,
            ..context()
        },
    ]
}

fn sentences() -> Vec<&'static str> {
    include_str!("data/phrases.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect()
}

fn assert_reads_back(text: &str, context: &Context) {
    let understood = read(text, context).without_places();
    let printed = understood.to_text(context);
    let again = read(&printed, context).without_places();
    assert_eq!(understood, again, "{text:?} was printed as {printed:?}");
}

fn assert_spans_are_safe(text: &str, understood: &Understood) {
    let mut end = 0;
    for span in &understood.spans {
        assert!(
            span.start >= end && span.start < span.end,
            "{text:?}: {span:?}"
        );
        assert!(
            text.get(span.start..span.end).is_some(),
            "{text:?}: {span:?}"
        );
        end = span.end;
    }
}

/// Pieces that mean something to the reader, in any order: far more likely to find a hole than letters are.
fn piece() -> impl Strategy<Value = String> {
    let words = "increase reduce keep double achieve launch from to by at least most under between and of in within per a the week month quarter end Q1 H2 FY27 \
        June May 30 2027 5 1.5 1,234 1.234,5 20% € $5m k m 3x % ( ) [ ] [P0] KR1: - – -> => | / ± + . , : ; @jo owner: Jo half in-half 4.5/5 2:30 h min days NPS churn \
        time rate stars more fewer improvement growth today DONE [x] [ ] 1. * ** # 30.6. 2026-06-30 due no later than not exceed ' \" “ \u{a0} \u{200f} שלום ٣ ½ ﷽ 👩‍👩‍👧 İ ß [from] [] [to 5] \t \tFox please will be revised everyone week 26 KW 12 Easter year-end year end instead now (now up down +4 pp pts first per A/B 🚀 ⏳ (%) as without";
    let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
    prop_oneof![8 => prop::sample::select(words), 1 => any::<String>().prop_map(|text| text.chars().take(6).collect())]
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop_oneof![5 => Just(" "), 1 => Just("")]), 0..18).prop_map(
        |pieces| {
            pieces
                .into_iter()
                .map(|(piece, space)| piece + space)
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(600)))]

    #[test]
    fn reading_never_panics_on_any_text(text in any::<String>()) {
        for context in contexts() {
            let understood = read(&text, &context);
            assert_spans_are_safe(&text, &understood);
            let _ = read_date(&text, &context.calendar);
            for unit in ["number", "percent", "currency:EUR", "duration:h", "rating:5", "text:things"] {
                if let Ok(value) = read_value(&text, context.convention, &unit.parse::<Unit>().unwrap()) {
                    prop_assert!(value.is_finite());
                }
            }
        }
    }

    #[test]
    fn reading_never_panics_on_a_soup_of_meaningful_words(text in soup()) {
        for context in contexts() {
            let understood = read(&text, &context);
            assert_spans_are_safe(&text, &understood);
            for value in [understood.baseline, understood.target, understood.actual, understood.score].into_iter().flatten() {
                prop_assert!(value.is_finite());
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back(text in soup()) {
        for context in contexts() {
            assert_reads_back(&text, &context);
        }
    }

    #[test]
    fn what_is_printed_of_any_text_reads_back(text in any::<String>()) {
        assert_reads_back(&text, &context());
    }

    #[test]
    fn unrelated_words_change_no_number(index in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), word in prop::sample::select(vec!["blue", "regional", "wonderfully", "Müller", "ΔΩ"])) {
        let all = sentences();
        let sentence = all[index.index(all.len())];
        let before = read(sentence, &context());
        // Between two words that were not understood together: inside a span the new word is not unrelated.
        let gaps: Vec<usize> = sentence
            .char_indices()
            .filter(|&(at, letter)| letter == ' ' && at > 0 && before.spans.iter().all(|span| at < span.start.saturating_sub(1) || at > span.end))
            .map(|(at, _)| at)
            .chain([sentence.len()])
            .collect();
        let at = gaps[place.index(gaps.len())];
        let longer = format!("{} {word}{}", &sentence[..at], &sentence[at..]);
        let after = read(&longer, &context());
        let numbers = |understood: &Understood| {
            let mut all: Vec<f64> = [understood.baseline, understood.target, understood.actual, understood.score]
                .into_iter()
                .chain(understood.band.iter().flat_map(|band| [band.low, band.high]))
                .flatten()
                .chain(understood.change.map(|change| change.amount))
                .collect();
            all.sort_by(f64::total_cmp);
            all
        };
        // A number may be left in the title or be taken from it when its neighbours change; another number never appears.
        let (was, is) = (numbers(&before), numbers(&after));
        prop_assert!(is.iter().all(|value| was.contains(value)) || is.len() > was.len() && was.iter().all(|value| is.contains(value)),
            "{sentence:?} {was:?}, {longer:?} {is:?}");
    }
}

#[test]
fn every_sentence_of_the_table_reads_back() {
    for context in contexts() {
        for sentence in sentences() {
            assert_reads_back(sentence, &context);
        }
    }
}

#[test]
fn no_number_is_made_up() {
    for sentence in sentences() {
        let understood = read(sentence, &context());
        let digits = sentence.chars().any(|letter| letter.is_ascii_digit());
        let worded = understood.change.is_some() || understood.target.is_some();
        if understood.has_numbers() && !digits {
            // only number words: zero, two, three, double, half, a third
            assert!(worded, "{sentence}: {understood:?}");
        }
    }
}
