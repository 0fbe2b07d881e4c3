//! How numbers and places are drawn with characters.

pub mod bar;
pub mod histogram;
pub mod map;
pub mod percentile;
pub mod sparkline;

/// From the lowest of some numbers to the highest.
#[derive(Clone, Copy)]
pub struct Range {
    least: f64,
    most: f64,
}

impl Range {
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for number in numbers {
            (least, most) = (least.min(number), most.max(number));
        }
        Self { least, most }
    }

    pub fn ends(self) -> (f64, f64) {
        (self.least, self.most)
    }

    /// Where a number lies between its ends, 0 to 1; nowhere if all are the same.
    pub fn place(self, number: f64) -> Option<f64> {
        self.part(self.least, number)
    }

    /// Which part of it lies between two numbers; none if all are the same.
    fn part(self, from: f64, to: f64) -> Option<f64> {
        // Halves, as numbers from one end of it to the other are too large to subtract.
        let half = |from: f64, to: f64| to / 2.0 - from / 2.0;
        let whole = half(self.least, self.most);
        (whole > 0.0).then(|| half(from, to) / whole)
    }
}

/// The nearest number of cells; none for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion stops at the ends of the range, as it should"
)]
fn nearest(length: f64) -> usize {
    length.round() as usize
}

/// So many cells as a length.
#[expect(clippy::cast_precision_loss, reason = "no line has 2^52 cells")]
pub fn length(cells: usize) -> f64 {
    cells as f64
}
