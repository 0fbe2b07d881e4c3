//! A small reader of HTML and XML that is as strict as the program is expected to write them.

/// Element with its attributes and the text within it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

/// Elements of HTML that have no end.
const VOID: [&str; 6] = ["br", "col", "hr", "link", "meta", "wbr"];

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}

/// All elements in the order in which they end; an error where one does not, where an attribute
/// has no quotes or where a character should have been escaped.
pub fn elements(text: &str) -> Result<Vec<Element>, String> {
    let mut open: Vec<Element> = Vec::new();
    let mut closed = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        let plain = unescaped(before).filter(|_| !before.contains('>'));
        let plain = plain.ok_or_else(|| format!("not escaped: {before}"))?;
        for it in &mut open {
            it.text.push_str(&plain);
        }
        let end = end_of(behind).ok_or_else(|| format!("no end: <{behind:.60}"))?;
        let (tag, after) = behind.split_at(end);
        rest = &after[1..];
        if tag.starts_with(['!', '?']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().filter(|it| it.name == name);
            closed.push(element.ok_or_else(|| format!("unexpected </{name}>"))?);
            continue;
        }
        let element = element(tag.trim_end_matches('/'))?;
        if element.name == "style" {
            rest = rest.split_once("</style>").ok_or("<style> has no end")?.1;
            continue;
        }
        if tag.ends_with('/') || VOID.contains(&&*element.name) {
            closed.push(element);
        } else {
            open.push(element);
        }
    }
    if let Some(element) = open.first() {
        return Err(format!("<{}> has no end", element.name));
    }
    Ok(closed)
}

/// Position of the character that ends a tag.
fn end_of(tag: &str) -> Option<usize> {
    let mut is_quoted = false;
    tag.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    })
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while !rest.trim().is_empty() {
        let wrong = || format!("attributes of <{tag}>");
        let word = rest.trim_start();
        let name_end = word.find(['=', ' ']).unwrap_or(word.len());
        let (name, behind) = word.split_at(name_end);
        let value = match behind.strip_prefix("=\"") {
            Some(value) => {
                let (value, behind) = value.split_once('"').ok_or_else(wrong)?;
                rest = behind;
                unescaped(value).ok_or_else(wrong)?
            }
            None if behind.starts_with('=') => return Err(wrong()),
            None => {
                rest = behind;
                String::new()
            }
        };
        if element.attribute(name).is_some() {
            return Err(wrong());
        }
        element.attributes.push((name.to_owned(), value));
    }
    Ok(element)
}

/// Text as it is read, if every `&` begins the name of a character.
fn unescaped(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 5] =
        [("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"), ("amp;", "&")];

    let mut parts = text.split('&');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.try_fold(first, |text, part| {
        let known = NAMES.iter().find_map(|(name, c)| Some((c, part.strip_prefix(name)?)));
        known.map(|(c, rest)| text + c + rest)
    })
}

#[test]
fn markup_that_is_amiss_is_found() {
    let found = elements("<p class=\"a b\" hidden>x &lt; <br>y</p>").unwrap();
    assert_eq!((&*found[1].text, found[1].attribute("class")), ("x < y", Some("a b")));
    for amiss in [
        "<p>",
        "<style>p",
        "<p></b>",
        "<p class=a></p>",
        "a & b<br>",
        "<p>a > b</p>",
        "<p a=\"",
        "</p>",
    ] {
        assert!(elements(amiss).is_err(), "{amiss}");
    }
}
