//! How wide a text is in the font that a chart is written in, whatever the system has for it.

use crate::plot::usual_width;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDivElement, SvgTextContentElement};

/// A text in a chart's drawing that is there only while the drawing is laid out.
pub struct Gauge {
    text: Option<SvgTextContentElement>,
    known: RefCell<Vec<(String, f64)>>,
}

impl Gauge {
    /// Puts a text into the drawing of a frame; without a frame in the page every width is the usual one.
    pub fn new(frame: Option<HtmlDivElement>) -> Self {
        let text = frame.and_then(|frame| {
            let drawing = frame.query_selector("svg").ok().flatten()?;
            let page = frame.owner_document()?;
            let made = page
                .create_element_ns(Some("http://www.w3.org/2000/svg"), "text")
                .ok()?;
            // As the widest of them are written.
            made.set_attribute("class", "strong halo").ok()?;
            drawing.append_child(&made).ok()?;
            made.dyn_into().ok()
        });
        Self {
            text,
            known: RefCell::default(),
        }
    }

    /// The width of a text, in pixels of the drawing.
    pub fn width(&self, text: &str) -> f64 {
        let Some(element) = &self.text else {
            return usual_width(text);
        };
        let mut known = self.known.borrow_mut();
        if let Some((_, width)) = known.iter().find(|(other, _)| other == text) {
            return *width;
        }
        element.set_text_content(Some(text));
        let measured = f64::from(element.get_computed_text_length());
        let width = if measured > 0.0 || text.is_empty() {
            measured
        } else {
            usual_width(text)
        };
        known.push((text.to_owned(), width));
        width
    }
}

impl Drop for Gauge {
    fn drop(&mut self) {
        if let Some(element) = &self.text {
            element.remove();
        }
    }
}
