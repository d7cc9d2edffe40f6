//! Charts of our own: laid out by `plot` for the width they get, walked with the arrow keys, each beside its table.

mod chart;
mod copy;
mod gauge;
mod timeline;
mod width;

pub use chart::Chart;
pub use copy::CopyChart;
pub use timeline::timeline;
pub use width::watch_width;
