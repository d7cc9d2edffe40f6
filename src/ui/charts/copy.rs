//! Taking a chart along: as a picture for a message, as a drawing for a document.

use crate::desk::{Desk, use_desk};
use crate::domain::number::plain;
use crate::ui::clipboard::{clipboard, copy_text, has, say_copied};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    CanvasRenderingContext2d, ClipboardItem, Element, HtmlCanvasElement, HtmlImageElement,
};

/// What the styles give each element; a copy has no styles and carries them itself.
const LOOKS: [&str; 13] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "font-size",
    "font-family",
    "font-weight",
    "paint-order",
    "text-anchor",
    "visibility",
];

/// Two buttons that copy the chart of the figure they stand in.
#[component]
pub fn CopyChart() -> impl IntoView {
    let desk = use_desk();
    let picture = move |event: web_sys::MouseEvent| {
        copy(
            desk,
            &event,
            as_picture,
            "Picture copied. Paste it where you need it.",
        )
    };
    let drawing = move |event: web_sys::MouseEvent| {
        copy(
            desk,
            &event,
            as_drawing,
            "Copied as SVG text. Paste it into a file or an editor.",
        )
    };
    view! {
        <button class="btn quiet" type="button" on:click=picture>"Copy picture"</button>
        <button class="btn quiet" type="button" on:click=drawing>"Copy as SVG"</button>
    }
}

fn copy(
    desk: Desk,
    event: &web_sys::MouseEvent,
    how: fn(&Element) -> Result<Promise, JsValue>,
    said: &'static str,
) {
    let svg = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|button| button.closest(".figure").ok().flatten())
        .and_then(|figure| figure.query_selector("svg.chart").ok().flatten());
    // The clipboard must be asked within the click; what to put there may come later.
    let asked = svg.map(|svg| how(&svg));
    let refused = "The browser blocked copying. Take a screenshot instead.";
    say_copied(desk, asked.unwrap_or(Err(JsValue::NULL)), said, refused);
}

fn as_drawing(svg: &Element) -> Result<Promise, JsValue> {
    copy_text(&standalone(svg)?)
}

fn as_picture(svg: &Element) -> Result<Promise, JsValue> {
    let clipboard = clipboard().ok_or(JsValue::NULL)?;
    let text = standalone(svg)?;
    let area = svg.get_bounding_client_rect();
    let blob = future_to_promise(async move { painted(&text, area.width(), area.height()).await });
    let parts = Object::new();
    Reflect::set(&parts, &"image/png".into(), &blob)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&parts)?;
    if !has(&clipboard, "write") {
        return Err(JsValue::NULL);
    }
    Ok(clipboard.write(&Array::of1(&item)))
}

/// The drawing as a document of its own: every element with the looks it has on the page, on the page's ground.
fn standalone(svg: &Element) -> Result<String, JsValue> {
    let copy = svg.clone_node_with_deep(true)?.dyn_into::<Element>()?;
    let (shown, copied) = (svg.query_selector_all("*")?, copy.query_selector_all("*")?);
    dress(svg, &copy)?;
    for index in 0..shown.length() {
        let pair = shown.item(index).zip(copied.item(index));
        if let Some((one, other)) = pair {
            dress(&one.dyn_into()?, &other.dyn_into()?)?;
        }
    }
    let area = svg.get_bounding_client_rect();
    for (name, value) in [
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("width", plain(area.width())),
        ("height", plain(area.height())),
    ] {
        copy.set_attribute(name, &value)?;
    }
    copy.remove_attribute("tabindex")?;
    let ground = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "rect")?;
    for (name, value) in [
        ("width", "100%"),
        ("height", "100%"),
        ("fill", &ground_colour(svg)?),
    ] {
        ground.set_attribute(name, value)?;
    }
    copy.prepend_with_node_1(&ground)?;
    web_sys::XmlSerializer::new()?.serialize_to_string(&copy)
}

fn dress(shown: &Element, copy: &Element) -> Result<(), JsValue> {
    if let Some(looks) = window().get_computed_style(shown)? {
        for name in LOOKS {
            copy.set_attribute(name, &looks.get_property_value(name)?)?;
        }
    }
    copy.remove_attribute("class")
}

fn ground_colour(svg: &Element) -> Result<String, JsValue> {
    let Some(card) = svg.closest(".card")? else {
        return Ok("white".to_owned());
    };
    match window().get_computed_style(&card)? {
        Some(looks) => looks.get_property_value("background-color"),
        None => Ok("white".to_owned()),
    }
}

/// The drawing as a PNG of twice its size on the screen.
async fn painted(text: &str, width: f64, height: f64) -> Result<JsValue, JsValue> {
    let image = HtmlImageElement::new()?;
    let address = js_sys::encode_uri_component(text);
    image.set_src(&format!(
        "data:image/svg+xml;charset=utf-8,{}",
        String::from(address)
    ));
    if !has(&image, "decode") {
        return Err(JsValue::NULL);
    }
    JsFuture::from(image.decode()).await?;
    let canvas = document()
        .create_element("canvas")?
        .dyn_into::<HtmlCanvasElement>()?;
    // A chart is at the most 4000 pixels wide.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (wide, high) = ((width * 2.0) as u32, (height * 2.0) as u32);
    canvas.set_width(wide);
    canvas.set_height(high);
    let context = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .dyn_into::<CanvasRenderingContext2d>()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(wide),
        f64::from(high),
    )?;
    let made = Promise::new(&mut |resolve: Function, reject: Function| {
        let give = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(give.unchecked_ref()).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(made).await
}
