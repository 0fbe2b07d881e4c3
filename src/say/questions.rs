//! What is wrong with a question.

messages! {
    error() { "error", "Fehler" }

    did_you_mean(nearest) { " – did you mean `{nearest}`?", " – meinten Sie `{nearest}`?" }

    unknown_language(written) {
        "QUARTIER_LANG is `{written}`, not en or de",
        "QUARTIER_LANG ist `{written}`, nicht en oder de"
    }
}
