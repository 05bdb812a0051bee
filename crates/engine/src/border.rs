//! The border to JavaScript.

use readout_corpus::Packed;
use readout_corpus::format::shards::{Block, Shards};
use wasm_bindgen::prelude::*;

use crate::json::{Json, json};
use crate::question::{Problem, Question};

/// A corpus that can be asked.
#[wasm_bindgen]
pub struct Engine {
    carrier: Carrier,
}

enum Carrier {
    Whole(Vec<u8>),
    Sharded(Shards),
}

#[wasm_bindgen]
impl Engine {
    /// Opens a whole packed corpus: checks its version and its checksums.
    ///
    /// # Errors
    ///
    /// An `Error` whose `name` is the kind of the problem (`corpus`, `version`) and whose `message` is for people.
    pub fn open(bytes: Vec<u8>) -> Result<Engine, JsValue> {
        Packed::open(&bytes).map_err(|error| thrown(&error.into()))?;
        Ok(Self { carrier: Carrier::Whole(bytes) })
    }

    /// Opens the head of a corpus in pieces.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    #[wasm_bindgen(js_name = openHead)]
    pub fn open_head(head: &[u8]) -> Result<Engine, JsValue> {
        let shards = Shards::open(head).map_err(|error| thrown(&error.into()))?;
        Ok(Self { carrier: Carrier::Sharded(shards) })
    }

    /// Takes in a block of a corpus in pieces, by its number.
    ///
    /// # Errors
    ///
    /// An `Error` named `block` where the bytes are not exactly that block.
    pub fn put(&self, number: u32, bytes: Vec<u8>) -> Result<(), JsValue> {
        match &self.carrier {
            Carrier::Whole(_) => Ok(()),
            Carrier::Sharded(shards) => {
                shards.put(number, bytes).map_err(|error| thrown(&error.into()))
            }
        }
    }

    /// A name for exactly this corpus.
    #[wasm_bindgen(js_name = buildId)]
    pub fn build_id(&self) -> String {
        self.packed().content_hash()
    }

    /// Asks: an object with any of `text`, `filters`, `from`, `to`, `sort`, `asOf`, `typing`, `limit`,
    /// `offset`, `snippets` in; the JSON of an object with `total`, `of`, `hits`, `facets`, `histogram`, `understood`,
    /// `didYouMean`, `unknown` out. Of a corpus in pieces, `undefined` where something has to come first: then
    /// [`missed`](Self::missed) says what.
    ///
    /// It is text because an answer goes from one thread to another: reading it where it is used costs less than to
    /// copy a thousand objects on the way.
    ///
    /// # Errors
    ///
    /// An `Error` named `question` where something in it is no facet, order or date.
    pub fn ask(&self, question: JsValue) -> Result<Option<String>, JsValue> {
        let question = read_question(question)?;
        let before = self.misses();
        let answer = crate::ask(self.packed(), &question).map_err(|problem| thrown(&problem))?;
        Ok((self.misses() == before).then(|| json(&answer)))
    }

    /// The JSON of the entities with a name that begins so; `undefined` as for [`ask`](Self::ask).
    pub fn suggest(&self, text: &str, limit: usize) -> Option<String> {
        let before = self.misses();
        let found = crate::suggest(self.packed(), text, limit);
        (self.misses() == before).then(|| json(&found))
    }

    /// The blocks that were asked for since the last call and are not there: a list of `{ number, name, length }`.
    ///
    /// # Errors
    ///
    /// None: it is what making objects in the browser returns.
    pub fn missed(&self) -> Result<JsValue, JsValue> {
        let missed = match &self.carrier {
            Carrier::Whole(_) => Vec::new(),
            Carrier::Sharded(shards) => shards.missed(),
        };
        js_sys::JSON::parse(&json(&missed))
    }

    /// The size of the engine's memory in bytes.
    #[wasm_bindgen(js_name = memoryBytes)]
    pub fn memory_bytes() -> f64 {
        (core::arch::wasm32::memory_size::<0>() * 65_536) as f64
    }

    /// How often something was read that is not there.
    fn misses(&self) -> u32 {
        match &self.carrier {
            Carrier::Whole(_) => 0,
            Carrier::Sharded(shards) => shards.misses(),
        }
    }

    fn packed(&self) -> Packed<'_> {
        match &self.carrier {
            // Everything was looked at when the bytes came.
            Carrier::Whole(bytes) => Packed::open_again(bytes),
            Carrier::Sharded(shards) => shards.packed(),
        }
    }
}

impl Json for Block {
    fn write(&self, out: &mut String) {
        out.push_str("{\"number\":");
        self.number.write(out);
        out.push_str(",\"name\":");
        self.name.write(out);
        out.push_str(",\"length\":");
        self.length.write(out);
        out.push('}');
    }
}

/// Reads a question field by field; one that is missing, `undefined` or `null` has its default.
fn read_question(value: JsValue) -> Result<Question, JsValue> {
    let mut question = Question::default();
    if value.is_undefined() || value.is_null() {
        return Ok(question);
    }
    let fields = js_sys::Object::try_from(&value).ok_or_else(|| expected("a question"))?;
    for entry in js_sys::Object::entries(fields).iter() {
        let entry = js_sys::Array::from(&entry);
        let (key, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if value.is_undefined() || value.is_null() {
            continue;
        }
        let text = || value.as_string().ok_or_else(|| expected(&[&key, " as a text"].concat()));
        let count = || match value.as_f64() {
            Some(number) if number >= 0.0 && number == f64::from(number as u32) => {
                Ok(number as usize)
            }
            _ => Err(expected(&[&key, " as a number from 0 on"].concat())),
        };
        match key.as_str() {
            "text" => question.text = text()?,
            "filters" => {
                for (facet, values) in
                    entries_of(&value).ok_or_else(|| expected("filters as an object"))?
                {
                    let values = values.iter().map(|one| one.as_string()).collect::<Option<_>>();
                    let values = values.ok_or_else(|| expected("filters as lists of texts"))?;
                    question.filters.push((facet, values));
                }
            }
            "from" => question.from = Some(text()?),
            "to" => question.to = Some(text()?),
            "sort" => question.sort = Some(text()?),
            "asOf" => question.as_of = Some(text()?),
            "typing" => {
                question.typing =
                    value.as_bool().ok_or_else(|| expected("typing as true or false"))?;
            }
            "limit" => question.limit = count()?,
            "offset" => question.offset = count()?,
            "snippets" => question.snippets = count()?,
            other => return Err(expected(&["no field ", other, " in a question"].concat())),
        }
    }
    Ok(question)
}

/// The keys of an object with their lists.
fn entries_of(value: &JsValue) -> Option<Vec<(String, js_sys::Array)>> {
    let entries = js_sys::Object::entries(js_sys::Object::try_from(value)?);
    let entry = |entry: JsValue| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).dyn_into().ok()?))
    };
    entries.iter().map(entry).collect()
}

fn expected(what: &str) -> JsValue {
    thrown(&Problem::question(["expected ", what].concat()))
}

fn thrown(problem: &Problem) -> JsValue {
    let error = js_sys::Error::new(&problem.message);
    error.set_name(problem.kind);
    error.into()
}
