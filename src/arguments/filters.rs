//! The filters by which municipalities are chosen.

use clap::Args;

/// The heading of filters in the help.
pub const FILTERS: &str = "Filters";

/// Which municipalities to take.
#[derive(Debug, Args)]
#[command(next_help_heading = FILTERS)]
pub struct Filters {
    /// Only municipalities of these districts (Kreise)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub district: Vec<String>,
    /// Only municipalities of these administrative regions (Regierungsbezirke)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub region: Vec<String>,
    /// Only municipalities for which this holds, e.g. `vacancy_2011 >= 5 and size != large`
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub expression: Option<String>,
}
