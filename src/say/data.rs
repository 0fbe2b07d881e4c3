//! What is wrong with data.

messages! {
    missing_key(key) { "the key `{key}` is missing here", "hier fehlt der Schlüssel `{key}`" }
}
