//! Check of municipalities, whether the file of the case studies or the table describes them.

use std::collections::HashMap;

use super::Data;
use super::columns::TAKEN;
use super::links::twice;
use crate::data::names;
use crate::data::table::stated_figure;
use crate::i18n::Localized;
use crate::model::{FigureValue, Measure, taken};

impl Data<'_> {
    /// Checks names, places and figures of all municipalities.
    pub fn check_towns(&self) {
        let mut known = HashMap::new();
        for (at, town) in &self.towns {
            let file = at.document.path;
            for (key, id) in [("id", &*town.id), ("ags", town.ags.as_str())] {
                let other = known.insert((key, id), file).filter(|_| file == names::REFERENCE);
                at.key(key).note(other.map(|other| twice(id, other)));
            }
            let is_taken = TAKEN.split(' ').any(|name| name == town.id);
            at.key("id").note(is_taken.then(|| taken(&town.id)));
            let degrees = [("latitude", town.latitude, 90.0), ("longitude", town.longitude, 180.0)];
            for (key, value, most) in degrees {
                at.key(key).note((value.abs() > most).then(|| {
                    tr!(
                        "`{key}` is from -{most} to {most} degrees, not {value}",
                        "`{key}` liegt zwischen -{most} und {most} Grad, nicht bei {value}"
                    )
                }));
            }
            let of_table = self.schema.figures().filter_map(|(column, figure)| {
                Some((&column.id, (*town.values.get(figure.slot)?).as_ref()?))
            });
            for (name, value) in town.figures.iter().chain(of_table) {
                if at.document.is_full() {
                    return;
                }
                let at = at.key("figures").key(name);
                at.note(stated_figure(name, &self.schema).map_or_else(Some, |figure| {
                    fault_of_figure(name, *value, at.written(), figure.indicator.kind)
                }));
            }
        }
    }
}

/// Fault of a figure of this kind; `typed` is how a TOML file has it.
fn fault_of_figure(id: &str, value: FigureValue, typed: &str, kind: Measure) -> Option<Localized> {
    let (is_right, en, de) = match (kind, value) {
        (Measure::YesNo, it) => {
            (matches!(it, FigureValue::YesNo(_)), "true or false", "true oder false")
        }
        // One with a point may have a separator of thousands: 17.000.
        (Measure::Count, FigureValue::Number(it)) => (
            it >= 0.0 && it.fract() == 0.0 && !typed.contains('.'),
            "a whole number without a point, such as 17270",
            "eine ganze Zahl ohne Punkt, etwa 17270",
        ),
        (Measure::Share, FigureValue::Number(it)) => (
            (0.0..=100.0).contains(&it),
            "a percentage from 0 to 100",
            "ein Anteil von 0 bis 100 Prozent",
        ),
        (_, it) => {
            (matches!(it, FigureValue::Number(_)), "a number such as 5.5", "eine Zahl wie 5.5")
        }
    };
    let value = match value {
        _ if !typed.is_empty() => typed.to_owned(),
        FigureValue::YesNo(it) => it.to_string(),
        FigureValue::Number(it) => it.to_string(),
    };
    (!is_right).then(|| tr!("`{id}` is {en}, not {value}", "`{id}` ist {de}, nicht {value}"))
}
