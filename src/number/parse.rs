//! Numbers as German and English readers write them in a question.

/// Number that somebody writes in a question: `5.5`, `5,5`, `17 270`, `−3`, `5 %`, `6 €/m²`, `6 EUR`.
///
/// # Errors
/// The text is no number (`None`), or one that German and English readers take for different ones:
/// that of `100.000` if the point separates thousands, and if it begins the decimal places.
pub fn parse_number(written: &str) -> Result<f64, Option<[String; 2]>> {
    const UNITS: &str = "percent prozent eur euro people inhabitants einwohner";

    let written = written.trim();
    let last = written.rsplit_once(' ');
    let last = last.filter(|(_, unit)| UNITS.split(' ').any(|it| it == unit.to_lowercase()));
    let written = last.map_or(written, |(number, _)| number.trim());
    // A number that is printed for people has a real minus sign.
    let (sign, digits) = match written.strip_prefix(['-', '−', '–']) {
        Some(digits) => ("-", digits),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let is_separator = |c: char| matches!(c, '.' | ',' | '\'' | '’' | '_') || c.is_whitespace();
    let (digits, unit) = digits.split_at(digits.find(['%', '€']).unwrap_or(digits.len()));
    let groups: Vec<&str> = digits.trim_end().split(is_separator).collect();
    let separators: Vec<char> = digits.trim_end().chars().filter(|c| is_separator(*c)).collect();
    let is_group = |group: &&str| !group.is_empty() && group.chars().all(is_digit);
    if unit.contains(is_digit) || !groups.iter().all(is_group) {
        return Err(None);
    }
    let are_thousands = |groups: &[&str], separators: &[char]| {
        groups.iter().skip(1).all(|group| group.len() == 3)
            && separators.windows(2).all(|pair| pair[0] == pair[1])
    };
    let whole = groups.concat();
    let number = match (&groups[..], &separators[..]) {
        ([before @ .., last], [others @ .., point @ ('.' | ',')]) if !others.contains(point) => {
            let before_point = before.concat();
            let decimal = format!("{before_point}.{last}");
            let is_fraction = before_point.chars().all(|c| c == '0');
            if others.is_empty() && last.len() == 3 && !is_fraction {
                let readings = [whole, unmistakable(&decimal)];
                return Err(Some(readings.map(|it| format!("{sign}{it}"))));
            }
            are_thousands(before, others).then_some(decimal)
        }
        (groups, separators) => are_thousands(groups, separators).then_some(whole),
    };
    let number = number.and_then(|number| format!("{sign}{number}").parse().ok());
    number.filter(|number: &f64| number.is_finite()).ok_or(None)
}

/// Number with another count of decimal places than three.
fn unmistakable(decimal: &str) -> String {
    let short = decimal.trim_end_matches('0').trim_end_matches('.');
    if short.len() < decimal.len() { short.to_owned() } else { format!("{decimal}0") }
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn a_number_with_one_meaning_is_read() {
        for (written, number) in [
            ("5", 5.0),
            ("5,5", 5.5),
            ("-5.20", -5.2),
            ("−5,2", -5.2),
            ("+3", 3.0),
            ("0,250", 0.25),
            ("12.3450", 12.345),
            ("1.234.567", 1_234_567.0),
            ("1.234,5", 1_234.5),
            ("1,234.5", 1_234.5),
            ("17 270", 17_270.0),
            ("17'270", 17_270.0),
            ("5,5 %", 5.5),
            ("6 €/m²", 6.0),
            ("6,5 EUR", 6.5),
        ] {
            assert_eq!(parse_number(written), Ok(number), "{written}");
        }
    }

    #[test]
    fn a_number_with_two_meanings_is_refused_with_both() {
        for (written, thousands, decimal) in [
            ("100.000", "100000", "100"),
            ("17,270", "17270", "17.27"),
            ("-1.500", "-1500", "-1.5"),
            ("12.345", "12345", "12.3450"),
        ] {
            let refused = Err(Some([thousands.to_owned(), decimal.to_owned()]));
            assert_eq!(parse_number(written), refused, "{written}");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for written in [
            "",
            "-",
            "high",
            "inf",
            "NaN",
            "1e5",
            "5.",
            ".",
            "1..2",
            "٣",
            "2011-05",
            "5 5",
            "31.12.2014",
            "1.23,4",
            "5 cats",
            "5%5",
        ] {
            assert_eq!(parse_number(written), Err(None), "{written}");
        }
    }
}
