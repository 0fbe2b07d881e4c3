//! Addresses at which something can be read.

use serde::{Deserialize, Deserializer, de::Error};

use crate::{say, vocabulary::Text};

/// An address at which something can be read: a link that a browser opens and that nothing
/// around it can break.
/// Fails if it is no text, or no such address.
pub fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    // What is stored has been read before.
    let is_stored = !deserializer.is_human_readable();
    let text = Text::deserialize(deserializer)?;
    let fault = if is_stored { None } else { fault(&text) };
    match fault {
        Some(fault) => Err(D::Error::custom(say::wrong_address(fault))),
        None => Ok(text),
    }
}

/// What is wrong with an address.
fn fault(address: &str) -> Option<String> {
    let Some(rest) =
        ["https://", "http://"].into_iter().find_map(|scheme| address.strip_prefix(scheme))
    else {
        return Some(say::without_scheme());
    };
    let foreign = |c: &char| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(*c);
    if let Some(c) = address.chars().find(foreign) {
        return Some(match c {
            ' ' => say::blank_in_address(),
            c => say::foreign_to_address(c),
        });
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (!is_host(host)).then(|| say::no_server(host))
}

/// Whether this names a server, perhaps with a port.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_label = |label: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(fits) && !label.starts_with('-')
    };
    name.split('.').all(is_label) && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn only_a_plain_link_is_an_address() {
        for address in [
            "https://example.org",
            "http://a-b.example.org:8080/x?y=1&z=(2)#part",
            "https://example.org/Gro%C3%9Fe_Straße_[1]{2}|3^4",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
        for address in [
            "",
            "example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "HTTPS://example.org",
            "https://",
            "https:///path",
            "https://?q",
            "https://user@example.org/",
            "https://user:word@example.org/",
            "https://example.org:port/",
            "https://example.org:99999/",
            "https://example..org",
            "https://-x.org",
            "https://exämple.org",
            "https://example.org/a b",
            "https://example.org/a\tb",
            "https://example.org/a\u{a0}b",
            "https://example.org/<b>",
            "https://example.org/\"",
            "https://example.org/`",
            "https://example.org/\\",
            "https://example.org\\@evil.org",
        ] {
            assert!(fault(address).is_some(), "{address}");
        }
    }
}
