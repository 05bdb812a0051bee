//! The border to JavaScript.

use readout_corpus::Packed;
use readout_corpus::format::shards::{Block, Shards};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::answer::Answer;
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

/// An answer, or what has to come before there is one.
#[derive(Serialize)]
struct Reply<A> {
    answer: Option<A>,
    missed: Vec<Missed>,
}

#[derive(Serialize)]
struct Missed {
    number: u32,
    name: String,
    length: u32,
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
    pub fn build_id(&self) -> Result<String, JsValue> {
        Ok(self.packed()?.content_hash())
    }

    /// Asks: an object with any of `text`, `filters`, `from`, `to`, `sort`, `asOf`, `typing`, `limit`,
    /// `offset`, `snippets` in; `total`, `of`, `hits`, `facets`, `histogram`, `understood`, `didYouMean`,
    /// `unknown` out. Of a corpus in pieces, `null` where something has to come first: then ask by
    /// [`ask`](Self::ask).
    ///
    /// # Errors
    ///
    /// An `Error` named `question` where something in it is no facet, order or date.
    pub fn query(&self, question: JsValue) -> Result<JsValue, JsValue> {
        out(&self.answer(question)?.answer)
    }

    /// Asks a corpus in pieces: `{ answer, missed }`, where `answer` is `null` as long as any block is missed.
    ///
    /// # Errors
    ///
    /// As for [`query`](Self::query).
    pub fn ask(&self, question: JsValue) -> Result<JsValue, JsValue> {
        out(&self.answer(question)?)
    }

    /// The entities with a name that begins so: `{ answer, missed }`.
    pub fn suggest(&self, text: &str, limit: usize) -> Result<JsValue, JsValue> {
        out(&self.reply(crate::suggest(self.packed()?, text, limit)))
    }

    /// The size of the engine's memory in bytes.
    #[wasm_bindgen(js_name = memoryBytes)]
    pub fn memory_bytes() -> f64 {
        (core::arch::wasm32::memory_size::<0>() * 65_536) as f64
    }

    fn answer(&self, question: JsValue) -> Result<Reply<Answer>, JsValue> {
        let question = read_question(question)?;
        let answer = crate::ask(self.packed()?, &question).map_err(|problem| thrown(&problem))?;
        Ok(self.reply(answer))
    }

    /// An answer counts only where nothing was missed on the way to it.
    fn reply<A>(&self, answer: A) -> Reply<A> {
        let missed = match &self.carrier {
            Carrier::Whole(_) => Vec::new(),
            Carrier::Sharded(shards) => shards.missed(),
        };
        let answer = missed.is_empty().then_some(answer);
        let block = |Block { number, name, length }| Missed { number, name, length };
        Reply { answer, missed: missed.into_iter().map(block).collect() }
    }

    fn packed(&self) -> Result<Packed<'_>, JsValue> {
        match &self.carrier {
            // The checksums were looked at when the bytes came; where things stand is found again in no time.
            Carrier::Whole(bytes) => {
                Packed::open_unverified(bytes).map_err(|error| thrown(&error.into()))
            }
            Carrier::Sharded(shards) => Ok(shards.packed()),
        }
    }
}

fn read_question(question: JsValue) -> Result<Question, JsValue> {
    if question.is_undefined() || question.is_null() {
        return Ok(Question::default());
    }
    serde_wasm_bindgen::from_value(question)
        .map_err(|error| thrown(&Problem::question(format!("expected a question: {error}"))))
}

fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    // `null` for what is not there, plain objects for maps: what JSON would give.
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn thrown(problem: &Problem) -> JsValue {
    let error = js_sys::Error::new(&problem.message);
    error.set_name(problem.kind);
    error.into()
}
