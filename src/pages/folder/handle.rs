//! The browser's handle of a file: looking, reading, writing, asking for permission. Every failure becomes a [`Problem`].

use crate::exchange::check_size;
use crate::folder::{FileMark, Problem};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = showSaveFilePicker, catch)]
    async fn js_create(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = showOpenFilePicker, catch)]
    async fn js_choose(options: &JsValue) -> Result<JsValue, JsValue>;

    /// A file that a person chose.
    #[derive(Clone)]
    pub type Handle;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, js_name = getFile, catch)]
    async fn get_file(this: &Handle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = createWritable, catch)]
    async fn create_writable(this: &Handle) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = queryPermission, catch)]
    async fn query_permission(this: &Handle, how: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = requestPermission, catch)]
    async fn request_permission(this: &Handle, how: &JsValue) -> Result<JsValue, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn abort(this: &Writable) -> Result<JsValue, JsValue>;
}

const OPTIONS: &str = r#"{"id": "bearings", "suggestedName": "bearings-team.json",
    "types": [{"description": "Bearings", "accept": {"application/json": [".json"]}}]}"#;

/// Has the person choose the file, or create it. None where they choose nothing.
///
/// # Errors
/// The browser refuses.
pub async fn pick(creates: bool) -> Result<Option<Handle>, Problem> {
    let options = object(OPTIONS);
    let picked = if creates {
        js_create(&options).await
    } else {
        let list = js_choose(&options).await;
        list.map(|list| list.unchecked_into::<Array>().get(0))
    };
    match picked {
        Ok(handle) => Ok(Some(handle.unchecked_into())),
        Err(error) if word(&error, "name") == "AbortError" => Ok(None),
        Err(error) => Err(problem(&error)),
    }
}

impl Handle {
    /// How the file looks from outside.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn look(&self) -> Result<FileMark, Problem> {
        Ok(mark(&self.open().await?))
    }

    /// All of it.
    ///
    /// # Errors
    /// It cannot be reached or is too large.
    pub async fn read(&self) -> Result<(FileMark, Vec<u8>), Problem> {
        let file = self.open().await?;
        check_size(file.size() as u64).map_err(Problem::Unreadable)?;
        let bytes = JsFuture::from(file.array_buffer()).await;
        let bytes = bytes.map_err(|error| problem(&error))?;
        Ok((mark(&file), Uint8Array::new(&bytes).to_vec()))
    }

    /// Writes all of it, if it still looks like that.
    ///
    /// # Errors
    /// It cannot be written, or looks otherwise.
    pub async fn write(&self, text: &str, over: FileMark) -> Result<(), Problem> {
        self.is_as(over).await?;
        let stream = self.create_writable().await;
        let stream: Writable = stream.map_err(|error| problem(&error))?.unchecked_into();
        let mut written = stream.write(text).await.map_err(|error| problem(&error));
        if written.is_ok() {
            // Only closing puts it in place, and a large file takes its time until then.
            written = self.is_as(over).await.map(|()| JsValue::NULL);
        }
        if let Err(problem) = written {
            // The file stays as it was.
            let _ = stream.abort().await;
            return Err(problem);
        }
        stream.close().await.map_err(|error| problem(&error))?;
        Ok(())
    }

    /// Asks the person for permission, which only a click or a key may do.
    ///
    /// # Errors
    /// They refuse.
    pub async fn ask(&self) -> Result<(), Problem> {
        granted(&self.request_permission(&object(READWRITE)).await)
    }

    async fn is_as(&self, over: FileMark) -> Result<(), Problem> {
        match self.look().await? == over {
            true => Ok(()),
            false => Err(Problem::Busy),
        }
    }

    async fn open(&self) -> Result<File, Problem> {
        granted(&self.query_permission(&object(READWRITE)).await)?;
        let file = self.get_file().await;
        Ok(file.map_err(|error| problem(&error))?.unchecked_into())
    }
}

const READWRITE: &str = r#"{"mode": "readwrite"}"#;

fn granted(answer: &Result<JsValue, JsValue>) -> Result<(), Problem> {
    match answer {
        Ok(word) if word.as_string().as_deref() == Some("granted") => Ok(()),
        Ok(_) => Err(Problem::NoPermission),
        Err(error) => Err(problem(error)),
    }
}

fn mark(file: &File) -> FileMark {
    FileMark {
        modified: file.last_modified(),
        size: file.size(),
    }
}

fn object(text: &str) -> JsValue {
    JSON::parse(text).unwrap_or_default()
}

fn problem(error: &JsValue) -> Problem {
    Problem::from_name(&word(error, "name"), &word(error, "message"))
}

fn word(error: &JsValue, name: &str) -> String {
    let word = Reflect::get(error, &name.into()).ok();
    word.and_then(|word| word.as_string()).unwrap_or_default()
}
