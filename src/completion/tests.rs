use proptest::prelude::*;

use super::{Answer, Asked, Offer, Request};
use crate::{dataset::Dataset, language::Language};

fn answer(words: &[&str]) -> Answer {
    let (typed, words) = words.split_last().unwrap();
    let words = std::iter::once(&"quartier").chain(words).map(|word| (*word).to_owned());
    let request = Request { asked: Asked::Zsh, words: words.collect(), typed: (*typed).to_owned() };
    request.found(&Dataset::Bundled, Language::English)
}

/// What is offered, each as the whole word.
fn offered(words: &[&str]) -> Vec<String> {
    let Answer { kept, offer } = answer(words);
    match offer {
        Offer::Files => vec![format!("{kept}FILES")],
        Offer::Folders => vec![format!("{kept}FOLDERS")],
        Offer::Words(words) => words.into_iter().map(|it| [&*kept, &it.value].concat()).collect(),
    }
}

#[test]
fn what_can_stand_at_a_place_is_offered() {
    for (words, expected) in [
        (&["comp"][..], &["compare", "completions"][..]),
        (&["list", "--exp"], &["--experience"]),
        (&["--lang", ""], &["en", "de"]),
        (&["--lang", "de", "stu"], &["study"]),
        (&["list", "--size", ""], &["small", "medium", "large"]),
        (&["list", "--size=small,l"], &["--size=small,large"]),
        (&["list", "-fcsl"], &["-fcsl-json"]),
        (&["list", "-n", ""], &[]),
        (&["list", "-o"], &[]),
        (&["list", "-o", ""], &["FILES"]),
        (&["list", "-otow"], &["-oFILES"]),
        (&["check", ""], &["FOLDERS"]),
        (&["--data=st"], &["--data=FOLDERS"]),
        (&["list", "--columns", "name,central"], &["name,central_place"]),
        (&["list", "--columns", "+central"], &["+central_place"]),
        (&["list", "--sort", "-central"], &["-central_place"]),
        (&["list", "--where", "size = small and central"], &["size = small and central_place"]),
        (&["list", "--district", "Soest,Unn"], &["Soest,Unna"]),
        (&["map", "--shade", "central"], &[]),
        (&["stats", "--by", "re"], &["region"]),
        (&["stats", "vacancy", "--sort", "-med"], &["-median"]),
        (&["stats", "--sort", "q1,q"], &["q1,q1", "q1,q3"]),
        (&["show", "altena", "bad honn"], &["Bad Honnef"]),
        (&["compare", "altena,Bad Honnef,dort"], &["altena,Bad Honnef,Dortmund"]),
        (&["match", "altena", "dort"], &[]),
        (&["match", "altena,dort"], &[]),
        (&["match", "--weight", "size=2,mar"], &["size=2,market="]),
        (&["match", "--weight", "size="], &[]),
        (&["facts", "costs,altena-concep"], &["costs,altena-concept"]),
        (&["findings", "--for", "altena", "--said-by", "rep"], &["report"]),
        (&["recs", "altena", "schools"], &["schools-and-meeting-places"]),
        (&["indicators", "central"], &["central_place"]),
        (&["search", ""], &[]),
        (&["help", "out"], &["output"]),
        (&["hilfe", "comp"], &["compare", "completions"]),
        (&["man", "stu"], &["study"]),
        (&["completions", ""], &["bash", "zsh", "fish", "powershell"]),
        (&["nonsense", ""], &[]),
        (&["show", "--", "--al"], &[]),
    ] {
        assert_eq!(offered(words), expected, "{words:?}");
    }
}

#[test]
fn an_option_that_is_there_is_not_offered_again() {
    assert!(offered(&["list", "--al"]).contains(&"--all".to_owned()));
    assert_eq!(offered(&["list", "--all", "--al"]), [""; 0]);
    // Several districts narrow nothing, but widen the choice.
    assert_eq!(offered(&["list", "--district", "Soest", "--dis"]), ["--district"]);
}

#[test]
fn single_facts_are_offered_to_those_who_type() {
    let all = offered(&["facts", ""]);
    assert!(all.contains(&"altena".to_owned()) && all.contains(&"costs".to_owned()), "{all:?}");
    assert!(!all.contains(&"altena-concept".to_owned()) && all.len() < 50, "{all:?}");
}

#[test]
fn bash_is_given_what_goes_in_the_place_of_the_end_of_the_line() {
    for (line, replaced, expected) in [
        ("quartier show Bad\\ Honn", "Bad\\ Honn", "words\nBad\\ Honnef\n"),
        ("quartier show 'Bad Honn", "Bad Honn", "words\nBad Honnef\n"),
        ("quartier list --format=jsonl", "jsonl", "words\njsonl\n"),
        ("quartier list --district=Hochs", "Hochs", "words\nHochsauerlandkreis\n"),
        ("time quartier", "quartier", "words\n"),
    ] {
        let asked = [line, replaced, "9"].map(str::to_owned);
        let request = Asked::read("bash", &asked).unwrap();
        assert_eq!(request.answer(&Dataset::Bundled, Language::English), expected, "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_typed_is_answered_in_lines(
        shell in prop::sample::select(vec!["bash", "fish", "zsh"]),
        words in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "list", "show", "facts", "--size", "--columns", "-f", "--", "--size=", "-", "",
                ]).prop_map(str::to_owned),
                any::<String>(),
            ],
            3,
        ),
    ) {
        let words = if shell == "bash" {
            vec![format!("quartier {}", words.join(" ")), words[2].clone(), "9".to_owned()]
        } else {
            std::iter::once("quartier".to_owned()).chain(words).collect()
        };
        let request = Asked::read(shell, &words).unwrap();
        let told = request.answer(&Dataset::Bundled, Language::German);
        let first = told.lines().next().unwrap();
        prop_assert!(["words", "files", "folders"].iter().any(|it| first.starts_with(it)));
        prop_assert!(told.ends_with('\n'));
    }
}
