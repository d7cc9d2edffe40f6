//! Somebody's words inside a sentence of ours: nothing in them may turn the sentence around, hide in it or break its line.

use std::borrow::Cow;

/// The words as they can stand in a sentence: each control character and line end is a space; marks that change the direction of
/// what follows, and letters of no width, are left out. For showing only: what is kept, and what goes into a file, stays as typed.
pub fn quotable(text: &str) -> Cow<'_, str> {
    if !text
        .chars()
        .any(|letter| letter.is_control() || is_unseen(letter))
    {
        return Cow::Borrowed(text);
    }
    let letters = text.chars().filter(|&letter| !is_unseen(letter));
    Cow::Owned(
        letters
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect(),
    )
}

/// Whether a letter shows nothing by itself and changes how its neighbours show: directional marks and overrides, letters of no
/// width, tags. The joiners of emoji and of Indic and Persian words are not among them.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{061C}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_left_alone_and_unseen_letters_are_not() {
        for plain in ["Revenue", "תשובה מהירה", "naïve — “quoted”", "क्षमता", "👨‍👩‍👧"]
        {
            assert_eq!(quotable(plain), plain);
        }
        assert_eq!(quotable("\u{202e}gnp.exe\u{202c}"), "gnp.exe");
        assert_eq!(quotable("a\u{200b}b\u{feff}c\u{2066}"), "abc");
        assert_eq!(quotable("one\ntwo\u{0}\u{1b}"), "one two  ");
    }
}
