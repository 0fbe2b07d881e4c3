//! Whatever the arguments are, they are answered or refused in words.

use proptest::prelude::*;

use crate::support::{Ask, quartier};

proptest! {
    #[test]
    fn any_arguments_are_answered_or_refused(
        command in prop::sample::select(vec![
            "list", "map", "show", "compare", "match", "findings", "recs", "facts", "search",
            "indicators", "sources", "study", "x",
        ]),
        option in prop::sample::select(vec![
            "--where", "--columns", "--sort", "--bars", "--limit", "--size", "--district", "--for",
            "--said-by", "--kind", "--diff", "--format", "--color", "--like", "--weight", "--top",
            "--field", "--since", "--search", "--lang", "-x", "--",
        ]),
        value in any::<String>(),
        name in any::<String>(),
    ) {
        prop_assume!(!value.contains('\0') && !name.contains('\0'));
        let answer = quartier(command).args([option, &value, &name]).answer();
        prop_assert!(matches!(answer.code, Some(0 | 2)), "{:?}", answer);
        let is_harmful = |c: char| c.is_control() && c != '\n';
        prop_assert!(!answer.stderr.contains(is_harmful), "{:?}", answer);
    }
}
