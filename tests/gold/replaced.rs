//! Drafts in which one point was taken out and another, of another matter, was put in its place.

use crate::plans::found;
use travaux::model::{Draft, DraftId, DraftKind};
use travaux::{import, segment};

const ENGLISH: [&str; 10] = [
    "The observers number 200 and report monthly.",
    "Both harbours stay open to trade.",
    "A customs union is set up between the islands.",
    "A court of five judges settles disputes about fishing.",
    "Elections are held within 100 days.",
    "All prisoners of war are exchanged.",
    "The dam is repaired at the cost of both states.",
    "Schools teach in both languages.",
    "No foreign troops are stationed on the island.",
    "Frozen assets pay for the reconstruction of the north.",
];
const UKRAINIAN: [&str; 10] = [
    "Спостерігачів 200, вони звітують щомісяця.",
    "Обидві гавані залишаються відкритими для торгівлі.",
    "Між островами створюється митний союз.",
    "Суд із п'яти суддів вирішує спори про рибальство.",
    "Вибори проводяться протягом 100 днів.",
    "Усі військовополонені підлягають обміну.",
    "Греблю ремонтують коштом обох держав.",
    "Школи навчають обома мовами.",
    "Іноземні війська на острові не розміщуються.",
    "Заморожені активи спрямовуються на відбудову півночі.",
];
/// Which sentence goes and which comes in its place.
const EXCHANGED: [(usize, usize); 7] = [(2, 3), (4, 5), (6, 7), (8, 9), (0, 6), (1, 4), (3, 8)];

/// How many pairs of drafts there are, and those in which what came is taken for what went.
pub fn measure() -> (usize, Vec<String>) {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for sentences in [ENGLISH, UKRAINIAN] {
        for (points, (goes, comes)) in [2, 3, 5].into_iter().flat_map(|n| EXCHANGED.map(|pair| (n, pair))) {
            let stays = (0..sentences.len()).filter(|&at| at != goes && at != comes).take(points - 1);
            let stays: Vec<&str> = stays.map(|at| sentences[at]).collect();
            for place in [0, points - 1] {
                let draft = |at: usize| draft(&[&stays[..place], &[sentences[at]], &stays[place..]].concat());
                let label = (place + 1).to_string();
                let (links, _) = found(&draft(goes), &draft(comes));
                pairs += 1;
                if links.contains(&(label.clone(), label)) {
                    wrong.push(format!("{} – {}, of {points}", sentences[goes], sentences[comes]));
                }
            }
        }
    }
    (pairs, wrong)
}

fn draft(points: &[&str]) -> Draft {
    let text: String = points.iter().zip(1..).map(|(point, n)| format!("{n}. {point}\n")).collect();
    segment::segment(import::read(text.as_bytes(), "draft.txt").unwrap(), DraftId(0), Some(DraftKind::Draft))
}
