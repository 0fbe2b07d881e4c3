//! Lines as dots, several of which share a cell: eight as Braille, two as ASCII.

use super::{
    super::{length, nearest},
    canvas::{Canvas, Ink, Spot},
};
use crate::render::Pictures;

/// How many dots a cell is wide and high. A cell is twice as high as wide, so that the dots are
/// as far apart in both directions.
pub fn dots_of_cell(pictures: Pictures) -> (usize, usize) {
    pictures.pick((2, 4), (1, 2))
}

impl<'a> Canvas<'a> {
    /// Sets the dots from one to the other, both counted from the upper left. Lines are drawn
    /// before all else.
    pub fn draw_line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = nearest(dx.abs().max(dy.abs())).max(1);
        for step in 0..=steps {
            let part = length(step) / length(steps);
            self.draw_dot(nearest(from.0 + part * dx), nearest(from.1 + part * dy));
        }
    }

    /// Fills the cells whose middle lies within an odd number of these rings, whose corners are
    /// counted in dots from the upper left. Whether there are such.
    pub fn fill(&mut self, rings: &[Vec<(f64, f64)>], ink: Ink<'a>) -> bool {
        let (wide, high) = dots_of_cell(self.pictures);
        let middle = |cell: usize, dots: usize| (length(cell) + 0.5) * length(dots) - 0.5;
        let mut is_drawn = false;
        for row in 0..self.rows() {
            let mut crossings = crossings(rings, middle(row, high));
            crossings.sort_unstable_by(f64::total_cmp);
            for column in 0..if crossings.is_empty() { 0 } else { self.columns } {
                let before = crossings.partition_point(|x| *x < middle(column, wide));
                if before % 2 == 1
                    && let Some(cell) = self.cell(Spot { column, row })
                {
                    *cell = ink;
                    is_drawn = true;
                }
            }
        }
        is_drawn
    }

    fn draw_dot(&mut self, x: usize, y: usize) {
        let (wide, high) = dots_of_cell(self.pictures);
        let (column, row) = (x % wide, y % high);
        // Braille counts the upper six dots by columns, then the lowest two.
        let dot = 1 << if row < 3 { 3 * column + row } else { 6 + column };
        match self.cell(Spot { column: x / wide, row: y / high }) {
            Some(Ink::Line(dots)) => *dots |= dot,
            Some(cell) => *cell = Ink::Line(dot),
            None => {}
        }
    }
}

/// Where the sides of these rings cross a line from left to right.
fn crossings(rings: &[Vec<(f64, f64)>], y: f64) -> Vec<f64> {
    let sides = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let crossing = |((from_x, from_y), (to_x, to_y)): (&(f64, f64), &(f64, f64))| {
        let crosses = (*from_y > y) != (*to_y > y);
        crosses.then(|| from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x))
    };
    sides.filter_map(crossing).collect()
}

/// The character of a cell with such dots.
pub fn glyph(dots: u8, pictures: Pictures) -> char {
    match (dots, pictures) {
        (_, Pictures::Unicode) => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
        (0b01, _) => '\'',
        (0b10, _) => '.',
        _ => ':',
    }
}

#[cfg(test)]
mod tests {
    use super::{Canvas, Pictures};

    fn drawn(pictures: Pictures, from: (f64, f64), to: (f64, f64)) -> String {
        let mut canvas = Canvas::new(4, 2, pictures);
        canvas.draw_line(from, to);
        canvas.text(false)
    }

    #[test]
    fn eight_dots_are_a_braille_cell() {
        assert_eq!(drawn(Pictures::Unicode, (0.0, 0.0), (7.0, 7.0)), "⠑⢄\n  ⠑⢄\n");
        assert_eq!(drawn(Pictures::Unicode, (0.0, 0.0), (7.0, 0.0)), "⠉⠉⠉⠉\n\n");
        assert_eq!(drawn(Pictures::Unicode, (0.0, 7.0), (0.0, 7.0)), "\n⡀\n");
    }

    #[test]
    fn two_dots_are_an_ascii_cell() {
        assert_eq!(drawn(Pictures::Ascii, (0.0, 0.0), (3.0, 3.0)), "'.\n  '.\n");
        assert_eq!(drawn(Pictures::Ascii, (0.0, 0.0), (0.0, 3.0)), ":\n:\n");
    }

    #[test]
    fn what_lies_outside_is_not_drawn() {
        assert_eq!(drawn(Pictures::Unicode, (9.0, 0.0), (9.0, 99.0)), "\n\n");
        assert_eq!(drawn(Pictures::Unicode, (0.0, 8.0), (7.0, 8.0)), "\n\n");
    }
}
