//! Which protections are live on this page, as Settings lists them. The page finds out; the words are made here.

/// What the page found out about itself and its host. None: it could not be found out, for example without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageProbe {
    /// Whether the page carries its policy.
    pub policy: bool,
    /// Whether the browser holds whatever becomes part of the page to the page's rule of inert markup.
    pub inert: bool,
    /// Whether the page names the checksum of the app's files.
    pub checksums: bool,
    /// Whether the address is one that nobody on the way can read or change.
    pub private_line: bool,
    /// Whether the host refuses frames on other sites.
    pub no_frames: Option<bool>,
    /// Whether the host forbids browsers to guess the types of files.
    pub no_guessing: Option<bool>,
}

impl PageProbe {
    /// The two answers that headers give: words apart by spaces, as public/boot.js writes them; none before they came.
    pub fn with_headers(mut self, words: Option<&str>) -> Self {
        let has = |word: &str| words.map(|words| words.split(' ').any(|one| one == word));
        self.no_frames = has("frames");
        self.no_guessing = has("types");
        self
    }

    /// One line for each protection: its name, whether it is on, and what that means for the person.
    pub fn lines(self) -> Vec<(&'static str, ProtectionState, &'static str)> {
        vec![
            line(
                "Only this site’s own files run",
                Some(self.policy),
                "Nothing that anyone typed, pasted or sent you can run here, and nothing can be sent to another site.",
                "The page has lost its security policy. Get a fresh copy of Bearings.",
            ),
            line(
                "Text cannot become code",
                Some(self.inert),
                "Only harmless markup can become part of the page.",
                "This browser does not support Trusted Types. Bearings still shows all text as plain text.",
            ),
            line(
                "Files are checked before they run",
                Some(self.checksums),
                "A file that was changed on its way here is refused.",
                "This is a development build without checksums.",
            ),
            line(
                "Private connection",
                Some(self.private_line),
                "Nobody on the network can read or change the page.",
                "The address does not start with https, so others on the network could change the page.",
            ),
            line(
                "No other site can show Bearings in a frame",
                self.no_frames,
                "Your host sends the header for it.",
                "Your host does not send the header for it. Whoever runs the site can add it.",
            ),
            line(
                "File types are never guessed",
                self.no_guessing,
                "Your host sends the header for it.",
                "Your host does not send the header for it. Whoever runs the site can add it.",
            ),
        ]
    }
}

/// Whether a protection is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectionState {
    /// It is.
    On,
    /// It is not.
    Off,
    /// It could not be found out.
    Unknown,
}

impl ProtectionState {
    /// The word beside the name.
    pub fn word(self) -> &'static str {
        match self {
            Self::On => "On",
            Self::Off => "Off",
            Self::Unknown => "Unknown",
        }
    }
}

fn line(
    name: &'static str,
    found: Option<bool>,
    on: &'static str,
    off: &'static str,
) -> (&'static str, ProtectionState, &'static str) {
    match found {
        Some(true) => (name, ProtectionState::On, on),
        Some(false) => (name, ProtectionState::Off, off),
        None => (
            name,
            ProtectionState::Unknown,
            "The host could not be reached. Open Settings again when you are online.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(found: PageProbe) -> Vec<ProtectionState> {
        found
            .lines()
            .into_iter()
            .map(|(_, state, _)| state)
            .collect()
    }

    #[test]
    fn what_was_not_found_out_is_neither_on_nor_off() {
        let found = PageProbe {
            policy: true,
            ..PageProbe::default()
        };
        use ProtectionState::{Off, On, Unknown};
        assert_eq!(states(found), [On, Off, Off, Off, Unknown, Unknown]);
        assert_eq!(states(found.with_headers(None)), states(found));
        assert_eq!(
            states(found.with_headers(Some("types"))),
            [On, Off, Off, Off, Off, On]
        );
        assert_eq!(
            states(found.with_headers(Some(""))),
            [On, Off, Off, Off, Off, Off]
        );
    }

    #[test]
    fn every_line_says_something_else_when_it_is_off() {
        let all = PageProbe {
            policy: true,
            inert: true,
            checksums: true,
            private_line: true,
            no_frames: None,
            no_guessing: None,
        };
        let on = all.with_headers(Some("frames types")).lines();
        let off = PageProbe::default().with_headers(Some("")).lines();
        for ((name, state, words), (_, other, others)) in on.into_iter().zip(off) {
            assert_eq!(
                (state, other),
                (ProtectionState::On, ProtectionState::Off),
                "{name}"
            );
            assert_ne!(words, others, "{name}");
        }
    }
}
