//! Lines as dots within the cells of a picture.

use super::super::{length, nearest};
use crate::render::Pictures;

/// A grid of dots, several of which share a character cell: eight as Braille, two as ASCII.
pub struct Raster {
    columns: usize,
    pictures: Pictures,
    /// For each cell the dots that are set, a bit each, row by row.
    cells: Vec<u8>,
}

impl Raster {
    pub fn new(columns: usize, rows: usize, pictures: Pictures) -> Self {
        Self { columns, pictures, cells: vec![0; columns * rows] }
    }

    /// How many dots a cell is wide and high. A cell is twice as high as wide, so that the
    /// dots are as far apart in both directions.
    pub fn cell(pictures: Pictures) -> (usize, usize) {
        if pictures == Pictures::Unicode { (2, 4) } else { (1, 2) }
    }

    /// Sets the dots from one to the other, both counted from the upper left.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = nearest(dx.abs().max(dy.abs())).max(1);
        for step in 0..=steps {
            let part = length(step) / length(steps);
            self.set(nearest(from.0 + part * dx), nearest(from.1 + part * dy));
        }
    }

    fn set(&mut self, x: usize, y: usize) {
        let (wide, high) = Self::cell(self.pictures);
        let (column, row) = (x / wide, y / high);
        if column >= self.columns {
            return;
        }
        if let Some(cell) = self.cells.get_mut(row * self.columns + column) {
            *cell |= 1 << (y % high * wide + x % wide);
        }
    }

    /// The character of a cell; none where no dot is set.
    pub fn glyph(&self, column: usize, row: usize) -> Option<char> {
        let dots = *self.cells.get(row * self.columns + column)?;
        match (dots, self.pictures) {
            (0, _) => None,
            (_, Pictures::Unicode) => char::from_u32(0x2800 + braille(dots)),
            (0b01, _) => Some('\''),
            (0b10, _) => Some('.'),
            _ => Some(':'),
        }
    }
}

/// The number of a Braille pattern. Unicode counts the upper six dots by columns, then the
/// lowest two.
fn braille(dots: u8) -> u32 {
    const ORDER: [u32; 8] = [0, 3, 1, 4, 2, 5, 6, 7];
    let bits = ORDER.iter().enumerate();
    bits.filter(|(dot, _)| dots >> dot & 1 == 1).map(|(_, bit)| 1 << bit).sum()
}

#[cfg(test)]
mod tests {
    use super::{Pictures, Raster};

    type Dot = (f64, f64);

    fn drawn(pictures: Pictures, lines: &[(Dot, Dot)]) -> Vec<String> {
        let mut raster = Raster::new(4, 2, pictures);
        for (from, to) in lines {
            raster.line(*from, *to);
        }
        let row = |row| (0..4).map(|column| raster.glyph(column, row).unwrap_or(' ')).collect();
        (0..2).map(row).collect()
    }

    #[test]
    fn eight_dots_are_a_braille_cell() {
        assert_eq!(drawn(Pictures::Unicode, &[((0.0, 0.0), (7.0, 7.0))]), ["⠑⢄  ", "  ⠑⢄"]);
        assert_eq!(drawn(Pictures::Unicode, &[((0.0, 0.0), (7.0, 0.0))]), ["⠉⠉⠉⠉", "    "]);
        assert_eq!(drawn(Pictures::Unicode, &[((0.0, 7.0), (0.0, 7.0))]), ["    ", "⡀   "]);
    }

    #[test]
    fn two_dots_are_an_ascii_cell() {
        assert_eq!(drawn(Pictures::Ascii, &[((0.0, 0.0), (3.0, 3.0))]), ["'.  ", "  '."]);
        assert_eq!(drawn(Pictures::Ascii, &[((1.0, 0.0), (1.0, 3.0))]), [" :  ", " :  "]);
    }

    #[test]
    fn what_lies_outside_is_not_drawn() {
        let wild = [((9.0, 0.0), (9.0, 99.0)), ((0.0, 8.0), (7.0, 8.0))];
        assert_eq!(drawn(Pictures::Unicode, &wild), ["    ", "    "]);
    }
}
