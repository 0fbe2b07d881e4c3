//! The filters by which municipalities are chosen.

use clap::Args;

/// What marks an argument as a filter.
pub const FILTERS: &str = "filters";

/// Which municipalities to take.
#[derive(Debug, Args)]
#[command(next_help_heading = FILTERS)]
pub struct Filters {
    #[arg(long, value_delimiter = ',')]
    pub district: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    #[arg(long = "where", allow_hyphen_values = true)]
    pub expression: Option<String>,
}
