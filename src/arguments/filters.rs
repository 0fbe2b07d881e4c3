//! The filters by which municipalities are chosen.

use clap::Args;

use crate::text::Value;

/// What marks an argument as a filter.
pub const FILTERS: &str = "filters";

/// Which municipalities to take.
#[derive(Debug, Args)]
#[command(next_help_heading = FILTERS)]
pub struct Filters {
    #[arg(long, value_delimiter = ',', value_name = Value::District)]
    pub district: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = Value::Region)]
    pub region: Vec<String>,
    #[arg(long = "where", allow_hyphen_values = true, value_name = Value::Condition)]
    pub expression: Option<String>,
}
