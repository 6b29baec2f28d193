//! `travaux compare`.

use super::args::{Choice, CompareArgs, PairBy};
use super::input::{self, is_project, is_stdin};
use super::{Troubles, output};
use crate::compare::{self, Reading};
use crate::export::{self, Notes, Options, Report, Which};
use crate::meaning;
use crate::model::{Draft, DraftId, DraftKind, Project, Provenance, SignalKind, State};
use crate::parallel;
use crate::present::{Facet, Facets, Filter, words};
use crate::project::{self, originals};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Compares and prints.
pub fn run(args: &CompareArgs) -> Result<ExitCode, Troubles> {
    // Said before the work is done; made sure of when the file is written.
    if let Some(path) = args.output.as_ref().filter(|path| !args.force && path.exists()) {
        return Err(output::occupied(path));
    }
    let format = export::find(&args.format).ok_or_else(|| {
        Troubles::one(format!("there is no form {}; see: travaux compare --help", args.format))
    })?;
    if !format.is_text && args.output.is_none() && !args.quiet && output::is_terminal() {
        return Err(Troubles::one(format!(
            "the form {} is not for a terminal; name a file: --output comparison.{}",
            format.name, format.extension
        )));
    }
    let progress = output::Progress::new(!args.quiet && args.output.is_some());
    progress.say("reading");
    let project = project(args)?;
    if let Some(path) = args.output.as_ref().filter(|path| is_source(path, args, &project)) {
        return Err(Troubles::one(format!(
            "this is one of the files to compare; name another file for the answer: {}",
            path.display()
        )));
    }
    if let Some(path) = args.files.iter().zip(&project.drafts).find_map(|(path, draft)| {
        (args.files.len() > 1 && is_unnumbered_among(draft, &project.drafts)).then_some(path)
    }) {
        output::error(&format!(
            "travaux: no point of it has a number; if it is an article about the drafts, name it with --article: {}",
            path.display()
        ));
    }
    progress.say("comparing");
    let comparison =
        compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
    if let Some(fault) = meaning::fault() {
        output::error(&format!("travaux: {fault}"));
    }
    let differs = compare::differs(&project.drafts, &comparison);
    let originals = match format.name {
        "docx" => originals::word_files(&project, opened(args)),
        _ => BTreeMap::new(),
    };
    let options = Options {
        originals,
        layout: output::layout(args.color, args.output.is_some()),
        ..options(&project, &args.choice)?
    };
    let report = Report::new(&project, &Arc::new(comparison), options);
    let told = |done: f32| {
        progress.say(&format!("writing, {:.0} %", done * 100.0));
        true
    };
    let answer = export::write(&report, format, &told).map_err(Troubles::from)?;
    drop(progress);
    if let Some(missing) = export::missing(&report, format) {
        output::error(&format!("travaux: {}", missing.told()));
    }
    match &args.output {
        None if args.quiet => {}
        None => drop(output::print(&answer)?),
        Some(path) => output::save(path, &answer, args.force)?,
    }
    Ok(ExitCode::from(u8::from(differs)))
}

/// The comparison that is opened, where it is one.
fn opened(args: &CompareArgs) -> Option<&Path> {
    args.files.first().map(PathBuf::as_path).filter(|path| is_project(path))
}

/// Whether a file is one of those to compare: the comparison itself, or what one of its documents was read from.
fn is_source(path: &Path, args: &CompareArgs, project: &Project) -> bool {
    let Ok(path) = std::fs::canonicalize(path) else { return false };
    let beside = |source: &Provenance| originals::beside(&source.path, opened(args));
    let sources = originals::sources(project).into_iter().map(beside);
    let here = sources.filter(|source| !originals::is_elsewhere(source));
    let documents = args.files.iter().flat_map(|file| input::documents(file));
    let mut inputs = documents.chain(args.articles.iter().cloned()).chain(here);
    inputs.any(|input| std::fs::canonicalize(input).is_ok_and(|input| input == path))
}

/// What of the comparison is printed.
fn options(project: &Project, choice: &Choice) -> Result<Options, Troubles> {
    let mut facets = Facets::default();
    for facet in Facet::ALL.into_iter().filter(|facet| choice.filter.iter().any(|key| key == facet.key())) {
        facets.set(facet, true);
    }
    let drafts = choice.drafts.iter().map(|name| draft(project, name, "to print"));
    let mut filter = Filter { facets, tags: choice.tag.iter().cloned().collect(), ..Filter::default() };
    let said = |given: &[String], key: &str| given.iter().any(|given| given == key);
    filter
        .signals
        .extend(SignalKind::ALL.into_iter().filter(|kind| said(&choice.signal, words::signal(*kind))));
    filter.states.extend(State::SAID.into_iter().filter(|state| said(&choice.status, state.key())));
    Ok(Options {
        filter,
        without_articles: choice.without_articles,
        drafts: drafts.collect::<Result<_, _>>()?,
        notes: notes(&choice.notes)?,
        moves: choice.moves,
        date: choice.date.clone().unwrap_or_default(),
        author: choice.author.clone().unwrap_or_default(),
        ..Options::default()
    })
}

/// Which notes are meant. Older lines name an author without `author=`.
fn notes(said: &[String]) -> Result<Notes, Troubles> {
    let mut notes = Notes::default();
    let mut whichs = Vec::new();
    for said in said {
        match Which::ALL.into_iter().find(|which| which.key() == said) {
            Some(which) => whichs.push(which),
            None => notes.authors.push(said.strip_prefix("author=").unwrap_or(said).to_owned()),
        }
    }
    match whichs.as_slice() {
        [] => {}
        [which] => notes.which = *which,
        _ => {
            let said: Vec<&str> = whichs.into_iter().map(Which::key).collect();
            return Err(Troubles::one(format!(
                "notes cannot be {} at once; say one of all, open, resolved and none",
                said.join(" and ")
            )));
        }
    }
    Ok(notes)
}

/// Whether a draft has no numbered point where all others have some.
fn is_unnumbered_among(draft: &Draft, all: &[Arc<Draft>]) -> bool {
    let is_numbered = |draft: &Draft| {
        draft.points.iter().any(|point| point.is_provision() && !point.label.path.starts_with('¶'))
    };
    all.len() > 2
        && !is_numbered(draft)
        && all.iter().filter(|other| is_numbered(other)).count() == all.len() - 1
}

/// The drafts and articles that the arguments name, and how to compare them.
fn project(args: &CompareArgs) -> Result<Project, Troubles> {
    let files = args.files.iter().flat_map(|file| named(file)).chain(args.articles.iter().cloned());
    if files.filter(|path| is_stdin(path)).count() > 1 {
        return Err(Troubles::one(
            "standard input can be read only once; name a file instead of the second -",
        ));
    }
    let mut project = match args.files.as_slice() {
        [saved] if is_project(saved) => project::open(saved)?,
        [one] => {
            return Err(Troubles::one(format!(
                "two drafts are needed to compare; name another one beside this: {}",
                one.display()
            )));
        }
        _ => Project::default(),
    };
    let used = project.drafts.iter().chain(&project.articles).map(|draft| draft.id.0).max();
    let mut next = used.map_or(0, |id| id.saturating_add(1));
    let mut troubles = Vec::new();
    let mut read = |paths: &[PathBuf], kind: DraftKind| {
        let numbered: Vec<(&PathBuf, DraftId)> =
            paths.iter().zip((0..).map(|n| DraftId(next.saturating_add(n)))).collect();
        next = next.saturating_add(u32::try_from(paths.len()).unwrap_or(u32::MAX));
        let reading = Reading { kind: Some(kind), revisions: args.revisions.into() };
        let document = |&(path, id): &(&PathBuf, DraftId)| {
            if let Some(saved) = named(path).iter().find(|path| is_project(path)) {
                return Err(Troubles::one(format!(
                    "a saved comparison is printed by itself; name it alone, or name drafts: {}",
                    saved.display()
                )));
            }
            let (first, others) = input::renderings(path);
            let mut draft = input::draft(&first, id, reading).map_err(Troubles::from)?;
            for other in others {
                draft.renderings.push(Arc::new(input::draft(&other, id, reading).map_err(Troubles::from)?));
            }
            Ok(draft)
        };
        let mut drafts: Vec<Arc<Draft>> = Vec::new();
        for document in parallel::map(&numbered, document) {
            match document {
                Ok(draft) => drafts.push(Arc::new(draft)),
                Err(more) => troubles.extend(more.0),
            }
        }
        drafts
    };
    if project.drafts.is_empty() && args.files.len() > 1 {
        project.drafts = read(&args.files, DraftKind::Draft);
    }
    project.articles.extend(read(&args.articles, DraftKind::Article));
    if !troubles.is_empty() {
        return Err(Troubles(troubles));
    }
    if project.drafts.len() < 2 {
        return Err(Troubles::one(format!(
            "two drafts are needed to compare; this comparison holds fewer: {}",
            args.files[0].display()
        )));
    }
    if args.sigla.len() > project.drafts.len() {
        return Err(Troubles::one(format!(
            "there are {} short names for {} drafts; give --siglum once for each draft at most",
            args.sigla.len(),
            project.drafts.len()
        )));
    }
    let mut free =
        project.drafts.iter().chain(&project.articles).map(|draft| draft.id.0.saturating_add(1)).max();
    for draft in
        project.drafts.iter_mut().filter(|draft| args.files.len() > 1 && !draft.renderings.is_empty())
    {
        for rendering in &mut Arc::make_mut(draft).renderings {
            Arc::make_mut(rendering).id = DraftId(free.unwrap_or_default());
            free = free.map(|id| id.saturating_add(1));
        }
    }
    for (draft, siglum) in project.drafts.iter_mut().zip(&args.sigla) {
        Arc::make_mut(draft).siglum = siglum.clone();
    }
    project.settings.all_pairs |= args.all_pairs;
    project.settings.words_alone |= args.no_meaning;
    if let Some(name) = &args.base {
        project.settings.base = Some(draft(&project, name, "to be the base")?);
    }
    if let Some(by) = args.pair_by {
        project.settings.pair_by_label = by == PairBy::Label;
    }
    Ok(project)
}

/// All documents that an argument names: those of a package, and of its other renderings.
fn named(argument: &Path) -> Vec<PathBuf> {
    let (first, others) = input::renderings(argument);
    [first].iter().chain(&others).flat_map(|path| input::documents(path)).collect()
}

/// The draft that an argument names: by its siglum, or else by its place, from 1.
fn draft(project: &Project, name: &str, what_for: &str) -> Result<DraftId, Troubles> {
    let sigla = compare::sigla(&project.drafts);
    let place = name.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let found = sigla.iter().position(|siglum| siglum == name).or(place);
    found.and_then(|at| project.drafts.get(at)).map(|draft| draft.id).ok_or_else(|| {
        Troubles::one(format!(
            "there is no draft {name} {what_for}; name one of {}, or its place from 1 to {}",
            sigla.join(", "),
            sigla.len()
        ))
    })
}
