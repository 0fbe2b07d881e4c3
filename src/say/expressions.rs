//! What is wrong with an expression.

messages! {
    stands_alone(word, instead) {
        "`{word}` stands alone – {instead}",
        "`{word}` steht allein – {instead}"
    }
}
