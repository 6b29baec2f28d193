//! What may be typed after `travaux`.

use crate::export::FORMATS;
use crate::model::{self, SignalKind, State};
use crate::present::{Facet, words};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Compare drafts of a peace plan, point by point.
///
/// With files, or with nothing, Travaux opens its window. The commands below print
/// the same comparison to a terminal or a file.
#[derive(Parser)]
#[command(
    name = "travaux",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  travaux                                      open the window on the sample
  travaux plan-28.md plan-20.md                open two drafts side by side
  travaux compare plan-28.md plan-20.md        read the comparison here
  travaux compare a.md b.md c.md -o note.md --format markdown
  travaux -- compare                           open a file that is called compare

Exit status of the commands: 0 no difference, 1 differences, 2 trouble."
)]
struct Arguments {
    /// Drafts, articles or one saved comparison (.travaux) to open in the window
    files: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What to do without a window.
#[derive(Subcommand)]
pub enum Command {
    /// Compare two or more drafts, or print a saved comparison
    Compare(Box<CompareArgs>),
    /// List the points of one document, as Travaux splits it
    Points(PointsArgs),
    /// Bring two copies of a saved comparison together, with the notes and decisions of both
    Merge(MergeArgs),
    /// Pair units that are split already, such as the sentences of two texts
    Align(AlignArgs),
    /// Print what a shell needs to complete the arguments
    Completions(CompletionsArgs),
    /// Print the manual page, of the program or of one of its commands
    Man(ManArgs),
}

/// Arguments of `travaux compare`.
#[derive(Args)]
#[command(after_help = "Examples:
  travaux compare plan-28.md plan-20.md
  travaux compare us.md europe.md framework.md --siglum US --siglum E3 --siglum F20
  travaux compare plan-28.md plan-20.md+guarantees.md+recovery.md
  travaux compare a.md b.md c.md --base 2
  travaux compare a.md b.md --article report.txt --format json -o comparison.json
  travaux compare negotiation.travaux --format markdown
  pdftotext plan.pdf - | travaux compare earlier.md -

Marks: [-removed-] and {+added+}, or colour in a terminal.
Exit status: 0 no difference, 1 differences, 2 trouble.")]
pub struct CompareArgs {
    /// The drafts, earliest first, or one saved comparison (.travaux); `-` is standard input.
    /// A draft of several documents is named with + between them: plan.md+annex.md; other renderings of
    /// one draft, which are no drafts of their own, behind =: plan.md=press.md
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, value_parser = forms(), default_value = "text")]
    pub format: String,
    /// Write to this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Let --output replace a file that is there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Show no progress, and without --output no answer: only the exit status tells
    #[arg(short, long)]
    pub quiet: bool,
    /// Pair points by what they say, or by their printed number where the drafts kept it
    #[arg(long, value_enum, value_name = "BY")]
    pub pair_by: Option<PairBy>,
    /// Link every two drafts, not only neighbours
    #[arg(long)]
    pub all_pairs: bool,
    /// Pair points by their words alone, without asking an encoder what they mean
    #[arg(long)]
    pub no_meaning: bool,
    /// The draft that the others are read against: its short name, or its place from 1
    #[arg(long, value_name = "DRAFT")]
    pub base: Option<String>,
    /// How tracked changes in the files are read
    #[arg(long, value_enum, default_value_t = Revisions::AsTheyStand, value_name = "HOW")]
    pub revisions: Revisions,
    /// An article about the drafts; may be given several times
    #[arg(long = "article", value_name = "FILE")]
    pub articles: Vec<PathBuf>,
    /// Short name of a draft; given once for each draft, in their order
    #[arg(long = "siglum", value_name = "NAME")]
    pub sigla: Vec<String>,
    /// What of the comparison is printed.
    #[command(flatten)]
    pub choice: Choice,
    /// When to use colour; auto means in a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// What of a comparison is printed.
#[derive(Args)]
pub struct Choice {
    /// Only rows with one of these properties; may be given several times, or with commas
    #[arg(long, value_name = "PROPERTY", value_delimiter = ',', value_parser = facets())]
    pub filter: Vec<String>,
    /// Only this draft, by its short name or its place from 1; given once for each
    #[arg(long = "draft", value_name = "DRAFT")]
    pub drafts: Vec<String>,
    /// Only rows with a change of one of these kinds; may be given several times, or with commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = signals())]
    pub signal: Vec<String>,
    /// Only rows with one of these statuses; may be given several times, or with commas
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = states())]
    pub status: Vec<String>,
    /// Only rows with a note that has this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Which notes go with it: all, none, open, resolved, or author=NAME for those of an author; open and
    /// resolved go together with authors, who may be several; author= alone is who gave no name
    #[arg(long, value_name = "WHICH")]
    pub notes: Vec<String>,
    /// Leave out what the articles say
    #[arg(long)]
    pub without_articles: bool,
    /// Show a passage that went elsewhere as moved, not as removed and added
    #[arg(long)]
    pub moves: bool,
    /// The date in the document, such as 2025-11-24; without it there is none
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Who makes the document; the author of its tracked changes
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
}

/// The names of the forms, each with what it is good for.
fn forms() -> PossibleValuesParser {
    FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.name).help(format.about()))
        .collect::<Vec<_>>()
        .into()
}

/// The names of the properties of a row.
fn facets() -> PossibleValuesParser {
    Facet::ALL
        .iter()
        .map(|facet| PossibleValue::new(facet.key()).help(facet.word()))
        .collect::<Vec<_>>()
        .into()
}

/// The kinds of change that matter.
fn signals() -> PossibleValuesParser {
    SignalKind::ALL.map(words::signal).to_vec().into()
}

/// What a point can be marked as.
fn states() -> PossibleValuesParser {
    State::SAID.map(State::key).to_vec().into()
}

/// Arguments of `travaux points`.
#[derive(Args)]
#[command(after_help = "Examples:
  travaux points plan-28.md
  travaux points plan-28.md --format json
  travaux points round-3.docx --revisions accepted

Exit status: 0 done, 2 trouble.")]
pub struct PointsArgs {
    /// The document; `-` is standard input. A draft of several is named with + between them
    pub file: PathBuf,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = PointsFormat::Text)]
    pub format: PointsFormat,
    /// How tracked changes in the document are read
    #[arg(long, value_enum, default_value_t = Revisions::AsTheyStand, value_name = "HOW")]
    pub revisions: Revisions,
    /// When to use colour; auto means in a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// Arguments of `travaux merge`.
#[derive(Args)]
#[command(after_help = "Examples:
  travaux merge mine.travaux theirs.travaux -o both.travaux

No note is lost. Where both copies changed the words of one note, the later stand and the earlier
become a reply; where they contradict each other on points, the later holds and a note says so. The
order of the two makes no difference, and merging a copy again changes nothing.

Exit status: 0 done, 2 trouble.")]
pub struct MergeArgs {
    /// The two copies (.travaux)
    #[arg(required = true, num_args = 2, value_name = "COPY")]
    pub copies: Vec<PathBuf>,
    /// The comparison to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Let --output replace a file that is there
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `travaux align`.
#[derive(Args)]
#[command(after_help = "Each line of the input is one JSON object:
  {\"id\": \"s1\", \"old\": [\"First sentence.\", \"Second.\"], \"new\": [\"Second.\"]}
and each line of the answer as well, with the places of the units that answer each other:
  {\"id\": \"s1\", \"links\": [[1, 0]]}

Exit status: 0 done, 2 trouble.")]
pub struct AlignArgs {
    /// The units, one JSON object a line; `-` is standard input
    #[arg(value_name = "UNITS.jsonl")]
    pub units: PathBuf,
    /// Pair units by their words alone, without asking an encoder what they mean
    #[arg(long)]
    pub no_meaning: bool,
}

/// Arguments of `travaux completions`.
#[derive(Args)]
#[command(after_help = "Example:
  travaux completions bash > ~/.local/share/bash-completion/completions/travaux")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `travaux man`.
#[derive(Args)]
#[command(after_help = "Example:
  travaux man compare > travaux-compare.1")]
pub struct ManArgs {
    /// The command; without it the page is that of the program
    pub command: Option<String>,
}

/// All that may be typed.
pub fn grammar() -> clap::Command {
    Arguments::command()
}

/// The forms of a list of points.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PointsFormat {
    /// To read in a terminal
    Text,
    /// For scripts: one element of `drafts`
    Json,
}

/// By what points are paired.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PairBy {
    /// What they say
    Content,
    /// Their printed number
    Label,
}

/// How tracked changes are read.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Revisions {
    /// Deleted and inserted words side by side
    AsTheyStand,
    /// As if all had been accepted
    Accepted,
    /// As if all had been rejected
    Rejected,
}

impl From<Revisions> for model::Revisions {
    fn from(revisions: Revisions) -> Self {
        match revisions {
            Revisions::AsTheyStand => model::Revisions::AsTheyStand,
            Revisions::Accepted => model::Revisions::Accepted,
            Revisions::Rejected => model::Revisions::Rejected,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What was asked for.
pub enum Request {
    /// The window, with these files.
    Window(Vec<PathBuf>),
    /// A command.
    Command(Command),
}

/// Reads the arguments of this process. Help, the version and mistakes are printed and end it.
pub fn parse() -> Request {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => Request::Command(command),
        None => Request::Window(arguments.files),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_file_may_be_called_like_a_command() {
        for (line, files) in [
            ("travaux -- compare", Some(vec!["compare"])),
            ("travaux a.md points", Some(vec!["a.md", "points"])),
            ("travaux", Some(vec![])),
            ("travaux points a.md", None),
        ] {
            let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
            let expected: Vec<PathBuf> =
                files.clone().unwrap_or_default().iter().map(PathBuf::from).collect();
            assert_eq!(arguments.files, expected, "{line}");
            assert_eq!(arguments.command.is_none(), files.is_some(), "{line}");
        }
    }
}
