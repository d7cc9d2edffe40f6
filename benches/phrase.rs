//! How much work reading and sorting are, as counts and ratios: nothing here asserts a time.
#![allow(clippy::unwrap_used, clippy::panic)]

use bearings::domain::date;
use bearings::phrase::sort::sort;
use bearings::phrase::{Context, read};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let context = Context::new(date(2026, 11, 21));
    let sentences: Vec<&str> = include_str!("../tests/data/phrases.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let bytes: usize = sentences.iter().map(|sentence| sentence.len()).sum();
    let reading = fastest(|| {
        for sentence in &sentences {
            black_box(read(black_box(sentence), &context));
        }
    });
    let printing = fastest(|| {
        for sentence in &sentences {
            black_box(read(black_box(sentence), &context).to_text(&context));
        }
    });
    let list: Vec<&str> = sentences.iter().copied().cycle().take(2_000).collect();
    let list = list.join("\n");
    let sorting = fastest(|| {
        black_box(sort(black_box(&list), &context));
    });
    let micros = |time: Duration, count: usize| time.as_secs_f64() * 1e6 / count as f64;
    println!(
        "{} sentences, {} bytes on average",
        sentences.len(),
        bytes / sentences.len()
    );
    println!(
        "reading   {:8.1} µs a sentence",
        micros(reading, sentences.len())
    );
    println!(
        "printing  {:8.2} times reading",
        printing.as_secs_f64() / reading.as_secs_f64() - 1.0
    );
    println!(
        "sorting   {:8.1} µs a line, {:.1} ms for 2,000 lines",
        micros(sorting, 2_000),
        sorting.as_secs_f64() * 1e3
    );
    let half: Vec<&str> = list.lines().take(1_000).collect();
    let half = half.join("\n");
    let half = fastest(|| {
        black_box(sort(black_box(&half), &context));
    });
    println!(
        "sorting   {:8.2} times as long for 2,000 lines as for 1,000",
        sorting.as_secs_f64() / half.as_secs_f64()
    );
    // The same list in Cyrillic letters: what looking up letters beyond Latin costs
    let cyrillic: String = list
        .chars()
        .map(|letter| match letter {
            'a'..='z' => char::from_u32(u32::from(letter) - 0x61 + 0x430).unwrap_or(letter),
            'A'..='Z' => char::from_u32(u32::from(letter) - 0x41 + 0x410).unwrap_or(letter),
            letter => letter,
        })
        .collect();
    let cyrillic = fastest(|| {
        black_box(sort(black_box(&cyrillic), &context));
    });
    println!(
        "sorting   {:8.2} times as long in Cyrillic letters",
        cyrillic.as_secs_f64() / sorting.as_secs_f64()
    );
    println!(
        "sorting   {:8.2} times reading",
        micros(sorting, 2_000) / micros(reading, sentences.len())
    );
}

fn fastest(mut work: impl FnMut()) -> Duration {
    (0..7)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
