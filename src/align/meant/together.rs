//! Merges and splits by what they mean, in one language: two points that became one keep few of their words, and say
//! together what it says.

use super::{Matching, Meant, reading};
use crate::meaning::Vector;
use std::borrow::Cow;

/// By how much more like the partner of a point this one must be together with the point beside it than alone, and how
/// alike that partner and the point that is left over must be for the encoder to be asked. Measured with
/// `cargo test --test gold`: below 0.06 two points on one subject are taken for one.
const GAIN: f32 = 0.07;
const WORTH_ASKING: f32 = 0.15;

/// A point that is left over, taken together with one beside it.
struct Trial {
    /// The point that is left over and the partner of the one beside it, by their places.
    link: (usize, usize),
    /// Whether a point was split and one of the draft after is left over. Otherwise two were merged.
    is_split: bool,
    /// Both texts, in their order.
    union: String,
    /// How alike in meaning the one beside it and its partner are.
    alone: f32,
}

impl Meant<'_> {
    /// Points without a partner that, with a point beside them, say what the partner of that one says, and say it
    /// better than that one alone; none where the encoder was not asked. What is `known` to be linked is left out.
    pub(super) fn together(
        &self,
        found: &Matching,
        known: &[(usize, usize)],
        (old, new): (&[usize], &[usize]),
    ) -> Option<Vec<(usize, usize)>> {
        let trials: Vec<Trial> = [false, true]
            .into_iter()
            .flat_map(|is_split| self.trials(is_split, found, known, (old, new)))
            .collect();
        let whole = |trial: &Trial| match (trial.is_split, trial.link) {
            (true, (before, _)) => self.text(false, old[before]),
            (false, (_, after)) => self.text(true, new[after]),
        };
        let wholes: Vec<Cow<str>> = trials.iter().map(whole).collect();
        let unions = trials.iter().map(|trial| trial.union.as_str());
        let vectors =
            self.meaning.vectors(&unions.chain(wholes.iter().map(|text| &**text)).collect::<Vec<_>>())?;
        let (unions, wholes) = vectors.split_at_checked(trials.len())?;
        let gains = |((trial, union), whole): &((&Trial, &Vector), &Vector)| {
            union.cosine(whole) - trial.alone >= GAIN
        };
        let found = trials.iter().zip(unions).zip(wholes).filter(gains);
        Some(found.map(|((trial, _), _)| trial.link).collect())
    }

    /// The points of one draft that are left over and worth asking about.
    fn trials(
        &self,
        is_split: bool,
        found: &Matching,
        known: &[(usize, usize)],
        (old, new): (&[usize], &[usize]),
    ) -> Vec<Trial> {
        let asked = self.asked.borrow();
        let Some(asked) = asked.as_ref() else { return Vec::new() };
        let (partners, numbers) = if is_split { (&found.before_of, new) } else { (&found.after_of, old) };
        let is_known = |left: usize| known.iter().any(|&(b, a)| left == if is_split { a } else { b });
        let is_left = |&left: &usize| partners[left].is_none() && !is_known(left);
        let trial = |left: usize| {
            let near = |near: usize| {
                let other = partners.get(near).copied().flatten()?;
                let alike = |own: usize| {
                    let (before, after) = link(is_split, own, other);
                    asked.at(before, after)
                };
                Some((alike(left).filter(|&alike| alike >= WORTH_ASKING)?, near, other, alike(near)?))
            };
            // Of the two beside it the one whose partner it is more like: each trial is a text to encode.
            let both = [left.checked_sub(1), Some(left + 1)].into_iter().flatten().filter_map(near);
            let (own, near, other, alone) = both.max_by(|one, two| one.0.total_cmp(&two.0))?;
            let texts = [left.min(near), left.max(near)].map(|place| self.text(is_split, numbers[place]));
            let (first, second) = if left < near { (own, alone) } else { (alone, own) };
            // What both point to together is about the sum of where they point, the longer counting more: where that
            // leads away from the partner, the encoder need not be asked.
            let vectors = self.meaning.vectors(&[&texts[0], &texts[1]])?;
            let [one, two] = [0, 1].map(|at| (texts[at].len() as f32).sqrt());
            let length = (one * one + two * two + 2.0 * one * two * vectors[0].cosine(&vectors[1])).sqrt();
            let leads_away = one * first + two * second < alone * length;
            (!leads_away).then(|| Trial {
                link: link(is_split, left, other),
                is_split,
                union: texts.join(" "),
                alone,
            })
        };
        (0..numbers.len()).filter(is_left).filter_map(trial).collect()
    }

    /// A point of the draft before or after, as the encoder reads it.
    fn text(&self, is_after: bool, point: usize) -> Cow<'_, str> {
        let side = if is_after { &self.after } else { &self.before };
        reading(side.texts[point], side.language)
    }
}

/// A point and one of the other draft, the one of the draft before first.
fn link(is_after: bool, own: usize, other: usize) -> (usize, usize) {
    if is_after { (other, own) } else { (own, other) }
}
