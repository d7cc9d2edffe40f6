//! The words that are left: title and metric.

use super::work::Work;
use super::{Context, Understood, Verb};
use crate::domain::Ordered;
use crate::domain::letters::is_lowercase;
use crate::phrase::Convention;
use crate::phrase::lexicon::{Doing, Lexicon, Sense};
use crate::phrase::token::{Piece, Token, tokens};

impl Work<'_> {
    /// Makes title and metric of the words that are left, and puts the spans in order.
    pub(super) fn finish(mut self) -> Understood {
        let left = |from: usize| {
            let used = &self.used;
            self.tokens
                .iter()
                .enumerate()
                .skip(from)
                .filter(move |&(at, _)| !used.get(at).copied().unwrap_or(true))
                .map(|(at, token)| (token, at > 0 && used.get(at - 1).copied().unwrap_or(false)))
        };
        let title = join(left(0));
        self.out.title = match self.verb_instead {
            Some(verb) if !title.is_empty() => {
                self.out.verb = Some(Verb {
                    doing: if verb == "Reduce" {
                        Doing::Lower
                    } else {
                        Doing::Raise
                    },
                    word: verb.to_owned(),
                });
                let mut letters = title.chars();
                let first = letters.next();
                let second_small = title.chars().nth(1).is_none_or(is_lowercase);
                let first = first.map(|first| {
                    if second_small {
                        first.to_ascii_lowercase()
                    } else {
                        first
                    }
                });
                let rest = letters.as_str();
                let first: String = first.into_iter().collect();
                tidy(
                    &format!("{verb} {first}{rest}"),
                    self.context.lexicon,
                    self.context.convention,
                )
            }
            _ => title,
        };
        self.out.metric = metric(
            self.context.lexicon,
            &self.out.title,
            self.out.verb.as_ref(),
            self.context.convention,
        );
        let doing = self.doing();
        let spans = &mut self.out.spans;
        spans.retain(
            |span| !matches!(span.part, super::Part::Verb(spoken) if Some(spoken) != doing),
        );
        spans.order_by_key(|span| span.start);
        let mut end = 0;
        spans.retain(|span| {
            let apart = span.start >= end;
            if apart {
                end = span.end;
            }
            apart
        });
        self.out
    }
}

/// Verb, cadence and direction of a title whose numbers are not read.
pub(super) fn title_only(title: &str, context: &Context) -> Understood {
    let mut work = Work::new(title, context);
    work.verb();
    work.title_facts();
    work.out
}

/// The words of a text as a title would show them.
pub(super) fn tidy(text: &str, lexicon: &'static Lexicon, convention: Convention) -> String {
    let tokens = tokens(text, convention, lexicon);
    join(tokens.iter().map(|token| (token, false)))
}

/// Joins tokens with the white space they had, and without the signs that have nothing left to join. The flag says that something
/// was taken out in front.
fn join<'t, 'a: 't>(tokens: impl Iterator<Item = (&'t Token<'a>, bool)>) -> String {
    let mut kept: Vec<(&Token<'a>, bool)> = Vec::new();
    let mut emptied = false;
    for (token, gap) in tokens {
        let gap = gap || std::mem::take(&mut emptied);
        let closes = match token.piece {
            Piece::Sign(')') => Some('('),
            Piece::Sign(']') => Some('['),
            _ => None,
        };
        // an empty pair of brackets
        if let Some(open) = closes
            && kept.last().is_some_and(|(last, _)| last.is_sign(open))
        {
            kept.pop();
            emptied = true;
            continue;
        }
        let joins = |piece: Piece| matches!(piece, Piece::Sign(',' | ';' | ':' | '|'));
        // "a, , b": of two joining signs in a row the first is enough
        if joins(token.piece) && kept.last().is_some_and(|(last, _)| joins(last.piece)) {
            continue;
        }
        // "(, by"
        if kept.last().is_some_and(|(last, _)| last.is_sign('(')) && joins(token.piece) {
            continue;
        }
        kept.push((token, gap));
    }
    let loose = |token: &Token| {
        matches!(
            token.piece,
            Piece::Sign(
                ',' | ';'
                    | ':'
                    | '-'
                    | '–'
                    | '—'
                    | '|'
                    | '='
                    | '>'
                    | '.'
                    | '→'
                    | '•'
                    | '*'
                    | '`'
                    | '/'
                    | '~'
                    | '#'
                    | '−'
                    | '+'
                    | '…'
                    | '('
                    | '['
            )
        )
    };
    while kept.last().is_some_and(|(last, _)| loose(last)) {
        kept.pop();
    }
    let lead = kept
        .iter()
        .take_while(|(token, _)| loose(token) && !opens_pair(token, &kept))
        .count();
    kept.drain(..lead);
    let room: usize = kept.iter().map(|(token, _)| token.text.len() + 1).sum();
    let mut title = String::with_capacity(room);
    for &(token, gap) in &kept {
        let closing = matches!(
            token.piece,
            Piece::Sign(',' | ';' | ':' | '.' | '!' | '?' | ')' | ']')
        );
        let after_open = title.ends_with(['(', '[']);
        // "MQLs: 400/month" becomes "MQLs/month"
        let rate = token.is_sign('/') && !token.spaced;
        if !title.is_empty() && (token.spaced || gap) && !closing && !after_open && !rate {
            title.push(' ');
        }
        title.push_str(token.text);
    }
    title
}

/// Whether a bracket has its partner further on, so that it may stand first.
fn opens_pair(token: &Token, kept: &[(&Token, bool)]) -> bool {
    let partner = match token.piece {
        Piece::Sign('(') => ')',
        Piece::Sign('[') => ']',
        _ => return false,
    };
    kept.iter().any(|(other, _)| other.is_sign(partner))
}

/// The title without its verb, its articles, and what comes after the metric.
pub(super) fn metric(
    lexicon: &'static Lexicon,
    title: &str,
    verb: Option<&Verb>,
    convention: Convention,
) -> String {
    let tokens = tokens(title, convention, lexicon);
    let (from, most) = around_verb(&tokens, verb);
    let from = (from..most)
        .find(|&at| {
            tokens
                .get(at)
                .is_some_and(|token| !(token.has(Sense::Article) || token.is("in") && from > 0))
        })
        .unwrap_or(most);
    let end = (from + 1..most)
        .find(|&at| {
            tokens.get(at).is_some_and(|token| match token.piece {
                Piece::Sign(',' | ';' | ':' | '(' | '–' | '—' | '|' | '[') => true,
                Piece::Word => {
                    token.has(Sense::Purpose)
                        || token.is("by")
                            && tokens
                                .get(at + 1)
                                .is_some_and(|next| next.text.ends_with("ing"))
                }
                _ => false,
            })
        })
        .unwrap_or(most);
    join(
        tokens
            .get(from..end)
            .unwrap_or_default()
            .iter()
            .map(|token| (token, false)),
    )
}

/// The tokens that a verb speaks of: those behind it, or those in front of it where it stands at the end ("Churn is reduced").
fn around_verb(tokens: &[Token], verb: Option<&Verb>) -> (usize, usize) {
    let all = (0, tokens.len());
    let Some(verb) = verb else {
        return all;
    };
    let words: Vec<&str> = verb.word.split(' ').collect();
    let at = (0..tokens.len()).find(|&at| {
        tokens.get(at..at + words.len()).is_some_and(|here| {
            here.iter()
                .zip(&words)
                .all(|(token, word)| token.text == *word)
        })
    });
    let Some(at) = at else {
        return all;
    };
    let filler = |token: &Token| !token.is_word() || token.has(Sense::Filler) || token.is("to");
    if tokens.iter().take(at).all(filler) {
        return (at + words.len(), tokens.len());
    }
    let end = (0..at)
        .rev()
        .find(|&at| tokens.get(at).is_some_and(|token| !filler(token)));
    (0, end.map_or(at, |end| end + 1))
}
