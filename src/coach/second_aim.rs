//! Where a second objective begins in the sentence of the first (O5).

use super::activity::is_command;
use super::lexicon::{Class, DETERMINERS};
use super::sentence::{PREPOSITIONS, Sentence};
use super::words::{Form, Sort};

/// The place where a second verb with an object of its own begins, outside of clauses that say what the first is for.
pub(crate) fn second_objective(sentence: &Sentence) -> Option<usize> {
    // A verb we do not know joins two aims as well as one we know.
    let unknown = || is_command(sentence).then_some(sentence.head..sentence.head + 1);
    let first = sentence
        .leading_verb()
        .map(|verb| verb.at)
        .or_else(unknown)?;
    (first.end..sentence.words.len()).find_map(|at| {
        let clause = (first.start + 1..at).any(|before| {
            sentence.is(before, "that which who where so because whose when how what why while without until if as people everyone")
                || (sentence.is(before, "to") && sentence.class_at(before + 1).meets(Class::VERB))
                || (sentence.is(before, "by") && sentence.word(before + 1).is_some_and(|next| next.form == Form::Ing))
        });
        if clause {
            return None;
        }
        // "Cut waste as well as raising morale"
        let as_well = sentence.is(at, "as") && sentence.is(at + 1, "well") && sentence.is(at + 2, "as");
        let joins = as_well || sentence.is(at, "and & + plus then")
            || (sentence.is(at, "; ,") && !sentence.is(at + 1, "and so while"));
        if !joins {
            return None;
        }
        let joint = at + if as_well { 3 } else { 1 };
        // "attract and retain engineers" has one object for both.
        if at == first.end {
            return None;
        }
        let verb = if sentence.is(joint, "also to then and") { joint + 1 } else { joint };
        let verb = if sentence.word(verb).is_some_and(|word| word.lower.ends_with("ly")) { verb + 1 } else { verb };
        let known = sentence.class_at(verb);
        let word = sentence.word(verb)?;
        let before_is_verb = sentence.class_at(at.checked_sub(1)?).meets(Class::VERB)
            && !sentence
                .class_at(at - 1)
                .meets(Class::EITHER.or(Class::METRIC).or(Class::ARTEFACT))
            && sentence
                .word(at - 1)
                .is_some_and(|word| word.form == Form::Base);
        let compound = word.joined || sentence.word(verb + 1).is_some_and(|next| next.joined);
        if word.form != Form::Base && !(as_well && word.form == Form::Ing) || word.sort != Sort::Word || before_is_verb || compound {
            return None;
        }
        let object = sentence.word(verb + 1)?;
        let is_verb = known.meets(Class::VERB);
        // A word between "and" and "the" is a verb, known or not.
        let object_opens = object.among(DETERMINERS)
            && !word.among(PREPOSITIONS)
            && !word.among(DETERMINERS)
            && !word.among("not even also then all both only especially particularly therefore thus if");
        let counted = is_verb && (object.sort == Sort::Number || object.among("out up more fewer how into"));
        // "Find weak spots and close them" has one object for both.
        let content = object.sort == Sort::Word && !object.among(PREPOSITIONS) && !object.among("them it");
        // After a comma a word alone may be an adjective: "a reliable, secure platform".
        let comma = sentence.is(at, ",") && verb == at + 1;
        let unmistakable = is_verb
            && !comma && ((content && !known.meets(Class::EITHER)) || sentence.is(at, ";"));
        let with_object = is_verb
            && !comma
            && content
            && sentence
                .word(verb + 2)
                .is_some_and(|next| next.sort == Sort::Word && !next.among(PREPOSITIONS))
            && (object.form == Form::Ing || !object.class.meets(Class::VERB.or(Class::METRIC)));
        // "Cut waste, raise morale": verbs that cannot be adjectives.
        let listed = comma
            && known.meets(Class::UP.or(Class::DOWN).or(Class::BETTER).or(Class::OUTPUT).or(Class::MAKE))
            && !known.meets(Class::EITHER)
            && !word.among("lower complete")
            && content;
        let staffs = sentence.is(verb, "hire train recruit buy sell") && content && object.form == Form::S;
        (staffs || listed || object_opens || counted || unmistakable || with_object).then_some(verb)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_aim_is_found_behind_a_verb_nobody_knows() {
        let second = |text: &str| second_objective(&Sentence::read(text)).is_some();
        assert!(second("Zap the waiting list and open the second clinic"));
        assert!(!second("Zap the waiting list and the paper forms"));
        assert!(!second("The doors open and the lights come on"));
    }
}
