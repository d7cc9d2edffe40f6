//! Modules of one room that use each other in a circle.
//!
//! A module uses another where its code, tests left out, names a path that ends there: `crate::…`, `super::…`, `self::…` or a
//! child by its name. Who takes from a parent what it hands on (`pub use child::Thing`) uses the child. A parent and what lies in its
//! folder may use each other: it is one thing, told from above, and its facts stand at the top. Siblings and cousins may not.

// Places come from searches for ASCII in our own sources.
#![allow(clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet};

/// A module by its path: `["insight", "kpi"]`.
type Module = Vec<String>;

/// The code of each module of a crate, ready to be asked.
#[derive(Default)]
pub struct Uses {
    texts: BTreeMap<Module, String>,
}

/// A path in a text.
struct Path {
    segments: Vec<String>,
    /// The name it is known by here, for a `use`.
    known_as: Option<String>,
}

impl Uses {
    /// Adds a file by its place below `src/`.
    pub fn add(&mut self, file: &str, text: &str) {
        let name = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let is_root = matches!(name, "lib" | "main");
        let is_tests = name.ends_with("tests") || file.contains("/tests/");
        if !is_root && !is_tests {
            let module = name.split('/').map(str::to_owned).collect();
            self.texts.insert(module, without_tests(&bare(text)));
        }
    }

    /// The groups of modules of one room that reach each other, each sorted, with the uses inside it.
    pub fn circles(&self) -> BTreeMap<Vec<String>, Vec<String>> {
        let paths: BTreeMap<&Module, Vec<Path>> = self
            .texts
            .iter()
            .map(|(module, text)| (module, paths(text, &self.children(module))))
            .collect();
        let mut uses: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
        for (module, own) in &paths {
            for path in own {
                let Some(used) = self.end(module, &path.segments, &paths, 0) else {
                    continue;
                };
                let is_family = used.starts_with(module) || module.starts_with(used);
                if used[0] == module[0] && !is_family {
                    uses.entry(module).or_default().insert(used);
                }
            }
        }
        let reached: BTreeMap<&Module, BTreeSet<&Module>> = uses
            .keys()
            .map(|module| {
                let mut reached = BTreeSet::new();
                let mut open = vec![*module];
                while let Some(next) = open.pop() {
                    for used in uses.get(next).into_iter().flatten() {
                        if reached.insert(*used) {
                            open.push(used);
                        }
                    }
                }
                (*module, reached)
            })
            .collect();
        let mut circles = BTreeMap::new();
        for (module, own) in reached.iter().filter(|(module, own)| own.contains(*module)) {
            let group: Vec<&Module> = own
                .iter()
                .copied()
                .filter(|other| reached.get(other).is_some_and(|it| it.contains(module)))
                .collect();
            let inside = group.iter().flat_map(|from| {
                let to = uses.get(from).into_iter().flatten();
                to.filter(|to| group.contains(to))
                    .map(|to| format!("{} uses {}", from.join("::"), to.join("::")))
            });
            circles.insert(
                group.iter().map(|it| it.join("::")).collect(),
                inside.collect(),
            );
        }
        circles
    }

    fn children(&self, module: &Module) -> BTreeSet<&str> {
        self.texts
            .keys()
            .filter(|it| it.len() == module.len() + 1 && it.starts_with(module))
            .filter_map(|it| it.last().map(String::as_str))
            .collect()
    }

    /// The module that a path of another module ends in.
    fn end<'a>(
        &'a self,
        from: &Module,
        segments: &[String],
        paths: &BTreeMap<&'a Module, Vec<Path>>,
        depth: usize,
    ) -> Option<&'a Module> {
        let mut at: Module = from.clone();
        for (index, segment) in segments.iter().enumerate() {
            match segment.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => {
                    at.pop();
                }
                name => {
                    at.push(name.to_owned());
                    if self.texts.contains_key(&at) {
                        continue;
                    }
                    at.pop();
                    // Handed on by this module, or brought in by it.
                    let own = paths.get(&at)?;
                    let known = own
                        .iter()
                        .find(|path| path.known_as.as_deref() == Some(name));
                    let is_fresh = depth < 8 && (index > 0 || depth > 0);
                    if let Some(path) = known.filter(|_| is_fresh) {
                        let mut whole = path.segments.clone();
                        whole.extend_from_slice(&segments[index + 1..]);
                        let (module, _) = self.texts.get_key_value(&at)?;
                        return self.end(module, &whole, paths, depth + 1);
                    }
                    break;
                }
            }
        }
        self.texts.get_key_value(&at).map(|(module, _)| module)
    }
}

/// A text without comments, and with empty strings.
fn bare(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut bare = String::new();
    let mut index = 0;
    while index < letters.len() {
        match (at(index), at(index + 1)) {
            ('/', '/') => {
                while index < letters.len() && at(index) != '\n' {
                    index += 1;
                }
            }
            ('r', '"' | '#') if !at(index.wrapping_sub(1)).is_alphanumeric() => {
                let hashes = (index + 1..).take_while(|it| at(*it) == '#').count();
                if at(index + 1 + hashes) != '"' {
                    bare.push('r');
                    index += 1;
                    continue;
                }
                index += 2 + hashes;
                let is_end =
                    |index: usize| at(index) == '"' && (1..=hashes).all(|it| at(index + it) == '#');
                while index < letters.len() && !is_end(index) {
                    index += 1;
                }
                index += 1 + hashes;
            }
            ('"', _) => {
                index += 1;
                while index < letters.len() && at(index) != '"' {
                    index += if at(index) == '\\' { 2 } else { 1 };
                }
                index += 1;
            }
            ('\'', '\\') => index += if at(index + 3) == '\'' { 4 } else { 3 },
            ('\'', _) if at(index + 2) == '\'' => index += 3,
            (letter, _) => {
                bare.push(letter);
                index += 1;
            }
        }
    }
    bare
}

/// A bare text without the items that only tests have.
fn without_tests(text: &str) -> String {
    let mut parts = text.split("#[cfg(test)]");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut depth = 0;
        let end = part.char_indices().find(|(_, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(letter, '}' | ';')
        });
        left.push_str(end.map_or("", |(at, _)| &part[at + 1..]));
    }
    left
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The paths of a text that may end in a module of the same crate.
fn paths(text: &str, children: &BTreeSet<&str>) -> Vec<Path> {
    let mut paths = Vec::new();
    for (at, _) in text.match_indices("::") {
        let before = &text[..at];
        let first = before
            .rfind(|letter| !is_word(letter))
            .map_or(0, |it| it + 1);
        let word = &before[first..];
        let is_start = !before[..first].ends_with("::") && !before[..first].ends_with('$');
        let is_ours = matches!(word, "crate" | "super" | "self") || children.contains(word);
        if !is_start || !is_ours || in_group(before) {
            continue;
        }
        let statement = before[..first].trim_end();
        let is_use = statement.ends_with("use");
        let mut rest = &text[first..];
        tree(&mut rest, &[], &mut |segments, known_as| {
            paths.push(Path {
                segments,
                known_as: known_as.filter(|_| is_use),
            });
        });
    }
    paths
}

/// Whether a text ends inside the braces of a `use`: those are read with the path that they belong to.
fn in_group(before: &str) -> bool {
    let statement = before.rsplit(';').next().unwrap_or_default();
    statement.rfind("use ").is_some_and(|at| {
        let inside = &statement[at..];
        inside.contains("::{") && inside.matches('{').count() > inside.matches('}').count()
    })
}

/// Reads a path with its groups, and tells each path in full with the name it is known by.
fn tree(rest: &mut &str, before: &[String], tell: &mut dyn FnMut(Vec<String>, Option<String>)) {
    let mut segments = before.to_vec();
    loop {
        let text = rest.trim_start();
        if let Some(inside) = text.strip_prefix('{') {
            *rest = inside;
            loop {
                let text = rest.trim_start();
                if let Some(after) = text.strip_prefix('}') {
                    *rest = after;
                    return;
                }
                *rest = text.strip_prefix(',').unwrap_or(text);
                let left = rest.len();
                if !rest.trim_start().starts_with('}') {
                    tree(rest, &segments, tell);
                    if rest.len() == left {
                        return;
                    }
                }
            }
        }
        let word: String = text.chars().take_while(|it| is_word(*it)).collect();
        *rest = &text[word.len()..];
        if word.is_empty() {
            *rest = rest.strip_prefix('*').unwrap_or(rest);
            return tell(segments, None);
        }
        if word == "self" && !before.is_empty() {
            return tell(segments.clone(), segments.last().cloned());
        }
        segments.push(word.clone());
        match rest.strip_prefix("::") {
            Some(after) => *rest = after,
            None => {
                let mut known_as = word;
                if let Some(alias) = rest.trim_start().strip_prefix("as ") {
                    known_as = alias.chars().take_while(|it| is_word(*it)).collect();
                    *rest = &alias[known_as.len()..];
                }
                return tell(segments, Some(known_as));
            }
        }
    }
}

#[test]
fn modules_that_reach_each_other_are_a_circle() {
    let mut uses = Uses::default();
    uses.add(
        "a/mod.rs",
        "mod b;\nmod c;\npub use b::{self, Thing};\npub use c::*;",
    );
    uses.add(
        "a/b.rs",
        "use super::c::{Other, More as Most};\npub struct Thing;",
    );
    uses.add("a/c.rs", "/// [`super::b::Thing`]\nfn f() { let s = \"super::b\"; }\n#[cfg(test)]\nmod tests { use super::super::b; }");
    assert!(uses.circles().is_empty(), "{:?}", uses.circles());
    uses.add("a/c.rs", "fn f(thing: &crate::a::Thing) {}");
    let circles = uses.circles();
    assert_eq!(circles.keys().collect::<Vec<_>>(), [&["a::b", "a::c"]]);
    uses.add("a/c.rs", "fn f() { super::whole(); }");
    assert!(uses.circles().is_empty());
}
