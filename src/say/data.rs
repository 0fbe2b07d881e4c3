//! What is wrong with data.

messages! {
    missing_key(key) { "the key `{key}` is missing here", "hier fehlt der Schlüssel `{key}`" }

    too_long_for_excel(column) {
        "under `{column}` stands a text that is too long for Excel; csv takes it",
        "unter `{column}` steht ein Text, der für Excel zu lang ist; csv nimmt ihn"
    }
}
