//! The border to JavaScript.

use readout_corpus::Packed;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::question::{Problem, Question};

/// A corpus that can be asked.
#[wasm_bindgen]
pub struct Engine {
    bytes: Vec<u8>,
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
        Ok(Self { bytes })
    }

    /// A name for exactly this corpus.
    #[wasm_bindgen(js_name = buildId)]
    pub fn build_id(&self) -> Result<String, JsValue> {
        Ok(self.packed()?.content_hash())
    }

    /// Asks: an object with any of `text`, `filters`, `from`, `to`, `sort`, `asOf`, `typing`, `limit`,
    /// `offset`, `snippets` in; `total`, `of`, `hits`, `facets`, `histogram`, `understood`, `didYouMean`,
    /// `unknown` out.
    ///
    /// # Errors
    ///
    /// An `Error` named `question` where something in it is no facet, order or date.
    pub fn query(&self, question: JsValue) -> Result<JsValue, JsValue> {
        let question = read_question(question)?;
        crate::ask(self.packed()?, &question)
            .map_err(|problem| thrown(&problem))
            .and_then(|a| out(&a))
    }

    /// The entities with a name that begins so.
    pub fn suggest(&self, text: &str, limit: usize) -> Result<JsValue, JsValue> {
        out(&crate::suggest(self.packed()?, text, limit))
    }

    /// The size of the engine's memory in bytes.
    #[wasm_bindgen(js_name = memoryBytes)]
    pub fn memory_bytes() -> f64 {
        (core::arch::wasm32::memory_size::<0>() * 65_536) as f64
    }

    fn packed(&self) -> Result<Packed<'_>, JsValue> {
        // The checksums were looked at when the bytes came; where things stand is found again in no time.
        Packed::open_unverified(&self.bytes).map_err(|error| thrown(&error.into()))
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
