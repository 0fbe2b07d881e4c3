//! Lists in which everything stands once.

/// The things without those that are the same as one before them.
pub fn distinct<T>(
    things: impl IntoIterator<Item = T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let mut distinct: Vec<T> = Vec::new();
    for thing in things {
        if !distinct.iter().any(|known| is_same(known, &thing)) {
            distinct.push(thing);
        }
    }
    distinct
}
