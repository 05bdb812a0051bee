//! Values on their way into a file, and how JSON writes them.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Missing,
    Yes(bool),
    Number(u64),
    Text(String),
    List(Vec<Value>),
    Map(Map),
}

/// Names and values, in the order in which they were put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map(Vec<(&'static str, Value)>);

impl Map {
    /// Adds a value; one that is missing or an empty list is left out.
    #[inline(never)]
    pub(crate) fn put(&mut self, name: &'static str, value: impl Into<Value>) {
        self.put_value(name, value.into());
    }

    #[inline(never)]
    fn put_value(&mut self, name: &'static str, value: Value) {
        if !value.is_missing() {
            self.0.push((name, value));
        }
    }

    /// Adds a value, also where it is missing.
    pub(crate) fn put_always(&mut self, name: &'static str, value: Value) {
        self.0.push((name, value));
    }
}

macro_rules! map {
    ($($name:literal: $value:expr),* $(,)?) => {{
        let mut map = $crate::value::Map::default();
        $(map.put($name, $value);)*
        map
    }};
}
pub(crate) use map;

macro_rules! values {
    ($($type:ty, $value:ident => $made:expr;)*) => {$(
        impl From<$type> for Value {
            // Once for all columns: every reader who saves a file downloads this.
            #[inline(never)]
            fn from($value: $type) -> Self {
                $made
            }
        }
    )*};
}

values! {
    &str, text => Self::Text(text.to_owned());
    String, text => Self::Text(text);
    bool, yes => Self::Yes(yes);
    u32, number => Self::Number(number.into());
    usize, number => Self::Number(number as u64);
    Map, map => Self::Map(map);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    #[inline(never)]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    #[inline(never)]
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl Value {
    /// Whether there is nothing to say.
    pub(crate) fn is_missing(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::List(list) => list.is_empty(),
            Self::Map(map) => map.0.is_empty(),
            _ => false,
        }
    }

    /// Appends the value as JSON.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Self::Missing => out.push_str("null"),
            Self::Yes(true) => out.push_str("true"),
            Self::Yes(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(text, out),
            Self::List(list) => {
                out.push('[');
                for (i, value) in list.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Self::Map(map) => {
                out.push('{');
                for (i, (name, value)) in map.0.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// The value as one line of JSON with a line end.
    pub(crate) fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out.push('\n');
        out
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The last two end a line in older scripts.
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                let digit = |at: u32| char::from_digit(c as u32 >> (4 * at) & 15, 16);
                out.extend((0..4).rev().filter_map(digit));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
