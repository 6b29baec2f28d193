# The words of the interface, in English: the language on which the others fall back.
#
# A message is `id = what is said`; `{ $n }` is filled in by the program. Counts choose their form by
# `{ $n -> [one] 1 point *[other] { $n } points }`. Groups of messages follow the views.

## Commands: the menu, the palette and the sheet of shortcuts

group-file = File
group-edit = Edit
group-go = Go
group-point = Point
group-view = View

command-open = Open drafts…
command-open-path = Open by path…
command-paste = Paste a draft or article…
command-merge = Bring in another copy…
command-sample = Show the sample
command-save = Save
command-save-as = Save as…
command-settings = Settings…
command-export = Export…
command-quit = Quit

command-undo = Undo
command-redo = Redo
command-copy = Copy with its changes
command-copy-markdown = Copy as Markdown
command-inspect = Check the reading…

command-next-change = Next change
command-previous-change = Previous change
command-first-change = First change
command-last-change = Last change
command-next-unresolved = Next unresolved point
command-palette = Go to a command or a point…
command-find = Find in the drafts…
command-find-next = Find the next place
command-find-previous = Find the previous place
command-partner = To where it lives on
command-back = Back
command-forward = Forward

command-note = Write a note
command-bookmark = Bookmark on or off
command-next-bookmark = Next bookmark
command-previous-bookmark = Previous bookmark
command-first-verdict = First verdict
command-second-verdict = Second verdict
command-third-verdict = Third verdict
command-fourth-verdict = Fourth verdict
command-fifth-verdict = Fifth verdict
command-reach-more = Choose words: one more
command-reach-less = Choose words: one less
command-reach-later = Choose words: begin one later
command-reach-earlier = Choose words: begin one earlier
command-reach-across = Choose words: in another draft
command-attach = Attach here
command-pair-held = Pair the point taken up with this one
command-pair = Pair with another point
command-join = Join the point taken up to this one
command-part = Part these points
command-confirm = Confirm what was found
command-dismiss = No status: dismiss what was found
command-agreed = Mark as agreed
command-still-open = Mark as open
command-deleted = Mark as deliberate deletion
command-unchanged = Call the words unchanged
command-editorial = Call it a matter of spelling
command-reworded = Call it reworded
command-substantive = Call it a change of substance
command-as-found = Take back what I said of this point

command-show-all = Show all points
command-theme = Light or dark
command-contrast = High contrast on or off
command-motion = Motion on or off
command-shortcuts = Keyboard shortcuts

command-verdict = Verdict: { $verdict }

## Views

tab-side-by-side = Side by side
tab-table = Table
tab-redline = Redline
tab-lineage = Lineage
tab-summary = Summary
tab-articles = Articles
tab-notes = Notes

## Work that takes a while

progress-reading = Reading { $name } ({ $n } of { $all })…
progress-rereading = Reading { $name } again…
progress-stop = Stop
progress-comparing = { $n ->
    [one] Comparing 1 draft…
   *[other] Comparing { $n } drafts…
}
progress-meaning = { $n ->
    [one] Comparing: 1 text read for its meaning…
   *[other] Comparing: { $n } texts read for their meaning…
}
meaning-stopped = Points are paired by their words alone, because you stopped asking what they mean: Undo, or the settings of this comparison, ask again.
reading-stopped = { $n ->
    [one] you stopped the reading, so 1 file was not opened: open it again when you like
   *[other] you stopped the reading, so { $n } files were not opened: open them again when you like
}
reading-broken = this document broke its reading, which is a fault in Travaux; please report it: { $name }
comparison-broken = this document broke the comparison, which is a fault in Travaux: the rest is unharmed; please take the document out and report it
worker-stopped = the worker has stopped: save, then restart
no-dialog = no dialog can be opened ({ $why }): type a path

## Settings

settings-title = Settings
settings-close = Close
settings-usual = Back to the usual settings
settings-page-you = You
settings-page-looks = Appearance
settings-page-files = Files
settings-page-lists = Verdicts and tags
settings-page-comparison = This comparison

settings-reader = Your name
settings-reader-about = Put below the notes that you write, and into exports.
settings-language = Language
settings-as-desktop = As the desktop
settings-theme = Theme
settings-light = Light
settings-dark = Dark
settings-contrast = Contrast
settings-contrast-on = Colours far apart
settings-motion = Motion
settings-still = Nothing slides or fades
settings-zoom = Size of everything
settings-text-size = Text of the drafts
settings-smaller = { $name }: smaller
settings-larger = { $name }: larger
settings-recovery = Recovery
settings-recovery-on = Keep what is not saved
settings-recovery-about = Within two seconds, on this machine. Offered at the next start after a crash.
settings-autosave = Save by itself
settings-autosave-about = A comparison that has a file. The version before it is kept beside it.
settings-minutes = { $n ->
    [0] Never
    [one] Every minute
   *[other] Every { $n } minutes
}
settings-recents = Recent
settings-recents-on = Remember what was opened, and where you were
settings-recents-about = Paths and places only, no words of a text. Switching it off forgets them all.
settings-open-last = Open the last one at the start
settings-verdicts = Verdicts
settings-verdicts-about = What you may say of a point. Verdicts that were given stay.
settings-tags = Tags
settings-tags-about = Offered for notes, beside those that the notes have.
settings-add = Add
settings-add-to = Add to { $name }
settings-usual-ones = The usual ones
settings-up = up
settings-down = down
settings-remove = remove
settings-pairing = Pairs of points
settings-meaning = Ask what points mean
settings-meaning-about = By an encoder in the program, where words leave doubt or drafts are in two languages. Saved with the comparison.
settings-originals = Originals
settings-originals-on = Keep the files themselves in the comparison
settings-originals-about = Compressed, so that they can be taken out again. Whoever has the comparison then has all that is in them: authors, comments, deleted words.
original-save = Save the original
original-save-one = Save the original…
original-save-several = Save the originals…
original-save-tip = The file as it was read, from the comparison
original-path-help = The folder has to exist. Nothing is replaced.
original-saved = The original was put here: { $path }
original-not-saved = the original cannot be put there ({ $why }); choose another name or folder: { $path }
originals-missing = These files are not where they were read, or are others now, and are not kept in the comparison: { $names }
originals-too-large = These files are not kept in the comparison, since originals may have { $limit } MB altogether: { $names }
settings-colours-about = What colours mean is saved with the comparison, and holds for all its drafts.
settings-damaged = the settings are damaged ({ $why }): the usual ones hold
settings-damaged-kept = the settings are damaged ({ $why }): the usual ones hold; what was there is kept in { $path }
settings-not-kept = the settings cannot be kept ({ $why }): they hold until Travaux is closed

## What was opened lately

recents = Opened lately
recents-clear = Forget all
recents-clear-tip = The files stay where they are
recents-open = Open { $name }
recents-gone = gone
recents-is-gone = { $name }, gone
recents-gone-in-menu = { $name } (gone)
recents-pin = Keep it in the list
recents-unpin = Let it go
recents-forget = Take it out of the list
recents-damaged = the list of what was opened lately is damaged ({ $why }): it begins anew
recents-damaged-kept = the list of what was opened lately is damaged ({ $why }): it begins anew; what was there is kept in { $path }

## Recovery

saving-is-slow = the drive does not answer, and the comparison is not saved yet: go on working, or save it in another place: { $path }
recovery-not-kept = what is not saved cannot be kept for recovery ({ $why }): save often
open-elsewhere = this comparison is open in another window as well ({ $who }): what one of the two saves, the other has to bring in before it can save
saved-by-another = not saved, for another window has saved { $name } since it was opened here, and nothing was replaced: bring in what it saved and save then, or save under another name
saved-elsewhere = another window has saved { $name } since it was opened here: bring in what it saved, and save then

left-title = Not saved when Travaux ended
left-new = A new comparison
left-kept = Kept { $ago }
left-saved = the file was saved { $ago }
left-never-saved = it was never saved
left-gone = The file is not there any more: what is here is all there is.
left-unreadable = The file cannot be opened: { $why }.
left-older = The file was saved after this was kept. What only the file has is not in here.
left-differs = What differs from the file
left-holds = It holds
left-same = The file has all of it.
left-nothing = There is nothing in it.
left-open-file = Open the file
left-open-file-tip = As it was saved. What was not saved stays here until you decide.
left-later = Later
left-later-tip = It is kept, and a line above reminds you of it.
left-file-stays = Recovered, it is unsaved as it was before: the file stays as it is until you save.
left-opens-unsaved = Recovered, it is unsaved as it was before.
left-sure = It cannot be brought back.
left-throw-away-now = Throw it away for good
left-waits = { $n ->
    [one] { $file } was not saved when Travaux ended.
   *[other] { $file } and { $n } comparisons in all were not saved when Travaux ended.
}
left-look = Look at what differs
left-notes-written = { $n ->
    [one] 1 note written
   *[other] { $n } notes written
}
left-notes-changed = { $n ->
    [one] 1 note changed
   *[other] { $n } notes changed
}
left-notes-deleted = { $n ->
    [one] 1 note deleted
   *[other] { $n } notes deleted
}
left-notes-missing = { $n ->
    [one] 1 note is in the file only
   *[other] { $n } notes are in the file only
}
left-verdicts = { $n ->
    [one] 1 verdict given or taken back
   *[other] { $n } verdicts given or taken back
}
left-bookmarks = { $n ->
    [one] 1 bookmark put or taken off
   *[other] { $n } bookmarks put or taken off
}
left-drafts-added = { $n ->
    [one] 1 draft added
   *[other] { $n } drafts added
}
left-articles-added = { $n ->
    [one] 1 article added
   *[other] { $n } articles added
}
left-documents-changed = { $n ->
    [one] 1 document corrected, described or read again
   *[other] { $n } documents corrected, described or read again
}
left-documents-missing = { $n ->
    [one] 1 document is in the file only
   *[other] { $n } documents are in the file only
}
left-order = The columns in another order
left-pairs = { $n ->
    [one] 1 decision on a pair of points
   *[other] { $n } decisions on pairs of points
}
left-wordings = { $n ->
    [one] 1 decision on how far words changed
   *[other] { $n } decisions on how far words changed
}
left-statuses = { $n ->
    [one] 1 decision on a status
   *[other] { $n } decisions on statuses
}
left-absences = { $n ->
    [one] 1 decision on an absence
   *[other] { $n } decisions on absences
}
left-corrections = { $n ->
    [one] 1 correction of points
   *[other] { $n } corrections of points
}
left-settings = Other settings of the comparison
ago-now = just now
ago-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
ago-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
ago-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}

## Notes: the panel, the list, the menu of a row

note-on-these-words = Note on these words
note-on-this-point = Note on this point
note-about = On
note-marks = *emphasis* · **strong** · - list · [words](address)
note-your-name = Your name
note-your-name-why = Under which name do you write? It stands below your notes, and is kept on this machine only.
note-sign = Sign with it
note-no-name = Not now
note-link = { $text }, link to { $address }
note-tag = + tag
note-tag-add = Add a tag
note-tag-hint = A tag
note-tag-new = New tag
note-tag-off = Take tag { $tag } off
note-on-row = the row of { $point }
note-on-pair = { $one } and { $other }

# The verdicts of a reader who has no list of their own.
verdict-accept = accept
verdict-reject = reject
verdict-renegotiate = renegotiate
verdict-needs-a-lawyer = needs a lawyer
panel-verdict = Verdict
verdict-name = Verdict: { $verdict }
verdict-by = { $verdict }: { $by }
verdict-others = Other verdicts
verdict-hint = Another verdict
verdict-new = New verdict
verdict-not-offered = Offer { $verdict } no more
verdict-menu = Verdict
bookmark-on = Put a bookmark
bookmark-off = Take the bookmark off
row-bookmarked = Bookmarked.
row-verdict = Verdict: { $verdict }.
# A party by the name that party.txt has for it.
party-name = { $party ->
   *[other] { $name }
}
filter-verdicts = Verdicts
filter-verdict = verdict: { $verdict }

ledger-find = Find in notes
ledger-kind = What is listed
ledger-all = Everything
ledger-notes = Notes
ledger-verdicts = Verdicts
ledger-bookmarks = Bookmarks
ledger-lost = What has lost its place
ledger-state = Settled or not
ledger-open-or-not = Open or resolved
ledger-open = Open
ledger-resolved = Resolved
ledger-author = By whom
ledger-any-author = Any author
ledger-nobody = Without a name
ledger-tag = With which tag
ledger-any-tag = Any tag
ledger-order = In which order
ledger-by-place = By place
ledger-by-time = Latest first
ledger-by-author = By author
ledger-authors = Authors
ledger-authors-hidden = { $n ->
    [one] Authors, 1 hidden
   *[other] Authors, { $n } hidden
}
ledger-authors-tip = Whose notes are shown, in every view
ledger-count = { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
ledger-none = Nothing is noted yet
ledger-none-how = Choose a point, or words of one, and write a note on it; give it a verdict or a bookmark. All of them are listed here.
ledger-nothing-fits = Nothing fits
ledger-nothing-fits-how = Ask the list for less, or for everything again.
ledger-place-lost = Place lost
ledger-a-note = note
ledger-a-verdict = verdict
ledger-a-bookmark = bookmark
ledger-replies = { $n ->
    [one] 1 reply
   *[other] { $n } replies
}
ledger-is-resolved = resolved
ledger-delete = Delete
ledger-attach = Attach elsewhere…
ledger-attach-tip = Then choose its point, or the words, and attach it there
taken-up = A note is taken up: choose its point or its words, then attach it there.
taken-up-down = Put it down
## What became of points, wherever it is told

fate-removed = removed
fate-added = added
fate-added-or-unpublished = added, or not published before
fate-came-and-went = came and went
relation-moved = moved
relation-split = split
relation-merged = merged
wording-unchanged = unchanged
wording-translated = same across languages
wording-editorial = editorial
wording-reworded = reworded
wording-substantive = changed in substance

# Behind a finding that the reader made or agreed with.
origin-confirmed = , confirmed
origin-manual = , by hand

state-agreed = agreed
state-provisional = provisionally agreed
state-open = open
state-alternatives = open · alternatives
state-placeholder = to be completed
state-deleted = expressly deleted
state-options = { $n ->
    [one] open · 1 option
   *[other] open · { $n } options
}

# What two texts in different languages can be compared by.
compared-same = same in both: { $items }
compared-in-both = Same in both
compared-differs = Differs
compared-only = Only in { $draft }
matter-name = name
matter-bracket = bracket
matter-option = option
matter-sub-points = sub-points

signal-quantity = quantity
signal-date = date
signal-duration = duration
signal-modality = modality
signal-negation = negation
signal-now-another = { $reference }, now another provision
signal-party = party
signal-place = place
signal-condition = condition
signal-cross-reference = cross-reference
signal-scope = scope

verdict-together = belong together
verdict-confirmed = belong together, as was found
verdict-apart = do not belong together

stance-open = open
stance-agreed = agreed
stance-rejected = rejected
stance-reported = reported

missing-deleted = expressly deleted
missing-moved = moved to another document
missing-unpublished = not published in full
moved-to-document = moved to { $document }
another-point = another point

# In an empty cell.
absence-not-yet = Not yet there
absence-removed = − Removed
absence-left-out = Not in this draft
absence-inside = → Inside { $point }
absence-deleted = − Expressly deleted
absence-elsewhere = → Moved to another document
absence-unpublished = ? Not published in full

answer = { $old ->
    [one] From 1 point to { $new }: { $counts }
   *[other] From { $old } points to { $new }: { $counts }
}
nothing-to-compare = nothing to compare

# Behind their count; those that are not here are called as above.
facet-moved = moved, split or merged
facet-open = still open
facet-noted = with notes
facet-bookmarked = bookmarked

# Below a point.
caption-now = → now { $point }
caption-moved = ↕ moved, was { $point }
caption-split = ↘ split from { $point }
caption-merged = ↗ merged from { $points }
caption-paired = paired
caption-editorial = spelling only

# Why two points were paired.
reason-same-text = the same text
reason-shares = shares { $words }
reason-synonyms = says the same with { $pairs }
reason-meaning = similar in meaning: { $alike }
reason-neighbours = neighbours { $pairs } are paired
reason-children = sub-points { $pairs } are paired
reason-parents = the points they stand under are paired
reason-same-label = both are printed as { $label }
reason-leftover = fits what is left after the best pairs
reason-by-hand = paired by hand

# The picture of lineages.
draft-size = { $points ->
    [one] 1 point
   *[other] { $points } points
} · { $words ->
    [one] 1 word
   *[other] { $words } words
}
word-count = { $n ->
    [one] 1 word
   *[other] { $n } words
}
picture-added = + Added
picture-back = comes back

## Things many views say

close = Close
close-by-escape = Close (Esc)
remove = Remove
short-name = Short name
head-language = Language: { $language }
head-render = Another rendering of
head-part-rendering = Read { $draft } as a draft of its own
head-language-unknown = not known
no-status = no status
no-differences = No differences
no-differences-how = The drafts say the same, point by point.
nothing-passes = Nothing passes the filter
nothing-passes-how = Show all points again with Ctrl+Alt+0.
bar-views = Views
and-more = and { $n } more
and-others = others
quoted = “{ $text }”
overview = Overview: click to go to a place in the table
# In front of words, for those who hear a redline.
spoken-added = { " " }added:{ " " }
spoken-other = { " " }otherwise:{ " " }
spoken-removed = { " " }removed:{ " " }

## The heads of the columns

head-draft = Draft { $siglum }: { $title }
head-add-files = Add files to this draft…
head-move-left = Move left
head-move-right = Move right
head-remove = Remove from the comparison

lead-to = Go to { $point }
lead-beside = It stands beside { $point }: go there

## Where one is

crumbs-row = row { $n } of { $all }
crumbs-to = Go to { $place }
crumbs-point = { $point } { $topic }

## Articles

articles-in-full = Article by article
articles-by-point = Point by point
voices-none = No article speaks of a point that is shown.
voices-count = { $n } { $stance }

## Searching and filtering

find-label = Find in drafts and articles
find-hint = Words of a point, a passage, an article
find-case = Match case
find-word = Word
find-whole-words = Whole words
find-previous = Previous place
find-next = Next place
find-none = Not found
find-count = { $n } of { $all }
find-elsewhere = { $n } elsewhere: Enter leads there

filter-menu = Filter…
filter-hint = Show only points with certain changes, statuses, parties or tags
filter-signals = What changed
filter-states = How far it is agreed
filter-parties = Party named
filter-tags = Tags of notes
filter-only = Only { $what }
filter-drop = Ask for this no more

palette-hint = A command, a point or a document
palette-none = Nothing has this name
palette-document = document
palette-point = point

## Before anything is compared

welcome-title = Compare the drafts of a plan, point by point
welcome-how = Open two or more drafts, drop them on this window, or paste them. Nothing leaves this machine.

## Offers above the comparison

offer-recover = Recover it
offer-discard = Throw it away
offer-check = Check the reading
offer-not-now = Not now
offer-reread = Read it again
offer-keep = Keep what was read
offer-notes-stay = Notes and decisions stay with their words.
offer-changed = The file of { $draft } has changed.
offer-doubts = { $n ->
    [one] One place may have been misread in { $documents }.
   *[other] { $n } places may have been misread in { $documents }.
}

## The dialogs of the desktop

dialog-open = Open drafts, articles or a comparison
dialog-open-all = Drafts and comparisons
dialog-any = All files
dialog-save = Save the comparison
dialog-comparison = Travaux comparison

## Table

table-about = Change and status
table-notes = Notes

## Redline

redline-from = From
redline-to = to
redline-earlier = Earlier draft: { $draft }
redline-later = Later draft: { $draft }
redline-changed = { $n ->
    [one] 1 changed passage
   *[other] { $n } changed passages
}

## Lineage

lineage-spoken = Lineage: what became of each point
lineage-whole = Whole picture
lineage-whole-hint = Show it from top to bottom
lineage-nearer = Nearer (+, or Ctrl and the wheel)
lineage-farther = Farther (−, or Ctrl and the wheel)

## Summary

summary-unresolved = Unresolved
summary-unresolved-none = No point of the last draft is marked as unresolved.
summary-pending = Still to be written
summary-figures = Figures that moved, came or went
summary-figures-none = No quantity, date or duration was found to move.
summary-dropped = Dropped
summary-dropped-none = Every point of the first draft lives on.
summary-new = New
summary-new-none = No point was added.
summary-substance = Changed in substance otherwise
summary-substance-none = Nothing else.
summary-moved = Moved, split or merged
summary-either = either
summary-or = or
summary-numbers = Drafts in numbers
summary-draft = Draft
summary-points = Points
summary-sub-points = Sub-points
summary-words = Words
summary-brackets = Brackets
summary-options = Options
summary-counts = { $draft }: { $points } points, { $subpoints } sub-points, { $words } words, { $brackets } brackets, { $options } options

## Articles

article-aside = { $n ->
    [one] 1 passage of the page, not of the article
   *[other] { $n } passages of the page, not of the article
}

## Contesting

contest-take-up = Pair { $point } with another point
contest-pair = Pair { $one } with { $other }
contest-pair-or-join = Pair { $one } with { $other }  ·  Shift: join
contest-join = Join { $one } to { $other }
contest-join-keeping = Join { $one } to { $other }, keeping its other pairs
contest-cannot-pair = These two cannot be paired
contest-confirm-state = Confirm: { $state }
contest-dismiss-state = Dismiss: { $state }
contest-confirm-both = Confirm { $one } and { $other }
contest-part-both = Part { $one } and { $other }
contest-words-of = Words of { $one } and { $other }
contest-wording-of = How far the words of { $one } and { $other } changed
contest-status-of = Status of { $point }
contest-absence = Why it is absent
contest-silent = the draft is silent
contest-as-found = Take back what I said
contest-confirm = Confirm
contest-confirm-hint = { $one } and { $other } answer each other, as was found
contest-confirm-status = The status that was found is right
contest-dismiss = Dismiss
contest-dismiss-hint = These words say nothing of how far it is agreed
contest-part = Part
contest-part-hint = { $one } and { $other } do not answer each other
contest-others = Other points of { $draft } that { $point } may answer
contest-any = What { $point } may answer in { $draft }
contest-pair-short = Pair
contest-pair-this = Pair with this
contest-pair-instead = Pair with this instead
contest-no-other = No other point there shares a word with it.

## The bars above the comparison

menu = Menu
cancel = Cancel
done = Done
point-count = { $n ->
    [one] 1 point
   *[other] { $n } points
}
bar-question = { $old ->
    [one] From 1 point to { $new }
   *[other] From { $old } points to { $new }
}
bar-show-all = Show all
bar-show-only = Show only these
bar-show-again = Show all points again
bar-sample = This is the bundled sample: three drafts of 2025, paraphrased, and an article about them.
bar-open-own = Open your own drafts…
bar-one-draft = One draft is open. Open another to compare it with:
bar-held = { $point } is taken up. Choose its partner, then { $pair } to pair them or { $join } to join them.
bar-put-down = Put it down
bar-bring-in = Bring it in
bar-dismiss = Dismiss
messages-more = Show { $n } more
messages-fewer = Show fewer
messages-dismiss-all = Dismiss all
messages-to-notes = Show the notes
name-sample = Sample
name-untitled = Untitled comparison

## Small windows

dialog-path = Open by path
dialog-path-open = Open
dialog-path-help = One path a line: Word, ODT, RTF, PDF, web page, text, or a saved .travaux.
dialog-copies-help = One path a line: copies of this comparison, saved as .travaux.
dialog-into-help = One path a line: further documents of this draft, in their order.
dialog-path-name = Path
dialog-save-path = Save by path
dialog-save-path-help = The folder has to exist. A file of that name is replaced.
dialog-paste = Paste a draft or an article
dialog-paste-help = Paste the text here. With numbered points it becomes a draft, without an article.
dialog-paste-text = Text
dialog-paste-add = Add
unsaved-quit = Save { $name } before closing?
unsaved-open = Save { $name } before opening another comparison?
unsaved-sample = Save { $name } before showing the sample?
unsaved-recover = Save { $name } before taking over what was left unsaved?
unsaved-lost = Notes and opened drafts that are not saved will be lost.
unsaved-discard = Don't save
drop = Drop to open
drop-part = On the head of a column: as another part of its draft
keys-rows = Next, previous row
keys-zoom = Larger, smaller, normal size

## Side by side, and the menu of a row

fold-same-in-both = { $n ->
    [one] 1 point the same in both drafts
   *[other] { $n } points the same in both drafts
}
fold-same-in-all = { $n ->
    [one] 1 point the same in all drafts
   *[other] { $n } points the same in all drafts
}
fold-outside = { $n ->
    [one] 1 passage outside the points: title, preamble, commentary
   *[other] { $n } passages outside the points: titles, preambles, commentary
}
fold-show = show
fold-hide = hide
outside-before = before the points
outside-after = after { $point }
row-noted = With a note.
row-details = Why paired, what changed, notes

## The panel beside the drafts

panel-choose = Choose a point
panel-choose-how = A click on a row shows what changed, why its points were paired, who says what about it, and your notes.
panel-keys-changes = next, previous change
panel-keys-unresolved = next unresolved point
panel-keys-all = all shortcuts
panel-alone = Nothing answers this point in another draft.
panel-unchanged = Nothing: the words are the same.
panel-rendering = In { $rendering }, another rendering of { $draft }
panel-rendering-differs = difference of rendering
panel-translated = Other language; nothing was found that can be compared.
panel-editorial = Spelling, punctuation or typography only.
panel-reworded = Other words; nothing was found that moves the meaning.
panel-substantive = Words of content were lost or gained. No figure, date, party or obligation was found to move.
panel-changed-between = What changed, { $one } → { $other }
panel-why = Why paired
panel-why-between = Why paired, { $one } → { $other }
panel-reasons = { $reasons }. Score { $score }
panel-reasons-and-next = { $reasons }. Score { $score }; next best { $point } at { $next }
panel-status = Status
panel-found = , found in the text
panel-voices = Who says what

note-add = Add note
note-add-hint = Add a note…
note-new = New note
note-edit = Edit
note-edit-field = Edit note
thread-begin = Reply…
thread-reply = Reply
thread-add = Add reply
thread-take-back = Take back
thread-resolve = Resolve
thread-open-again = Open again
thread-elsewhere = { " " }· in another copy

## What can be undone

edit-originals = Keep originals or not
edit-open = Open documents
edit-remove = Remove document
edit-rename = Rename document
edit-describe = Describe document
edit-reread = Read again
edit-merge-copy = Bring in a copy
edit-move-column = Move column
edit-pairing = Say how points are paired
edit-colours = Say what colours mean
edit-merge = Merge points
edit-split = Split point
edit-depth = Move point in depth
edit-label = Change label
edit-exclude = Leave out point
edit-include = Take in passage
edit-commentary = Mark as commentary
edit-uncorrect = Take back corrections
edit-pair = Pair points
edit-join = Join points
edit-part = Part points
edit-confirm = Confirm pairing
edit-render = Read as another rendering
edit-part-rendering = Read as a draft of its own
edit-wording = Say how far words changed
edit-status = Set status
edit-absence = Say why a point is absent
edit-as-found = Take back what was said
edit-note-new = Write note
edit-note = Edit note
edit-note-delete = Delete note
edit-reply = Reply to note
edit-reply-delete = Delete reply
edit-resolve = Resolve note
edit-open-again = Open note again
edit-tag = Tag note
edit-untag = Take tag off
edit-verdicts = Change the verdicts
edit-verdict = Give verdict
edit-verdict-off = Take verdict off
edit-bookmark = Put bookmark
edit-bookmark-off = Take bookmark off
edit-attach-note = Attach note
edit-attach-verdict = Attach verdict
edit-attach-bookmark = Attach bookmark

## What the window tells

tell-cannot-pair = These two points cannot be paired: choose points of two drafts that stand beside each other, or make one of them the base.
tell-siglum-taken = Another document is called { $siglum } already.
tell-on-its-own = A saved comparison is opened on its own: choose either one .travaux file or documents.
tell-no-dialog = No file dialog can be opened on this desktop: type a path, drop files on the window, or paste the text.
tell-no-dialog-path = No file dialog can be opened on this desktop: type the path.
tell-no-dialog-save = No file dialog can be opened on this desktop: type a path to save to.
tell-brought-in = Brought in from { $names }: { $what }
tell-brought-nothing = All that is in { $names } is here already.
tell-changed-meanwhile = The comparison was changed meanwhile: choose the other copy once more.
tell-found-again = { $n ->
    [one] What had lost its document has found its words in { $draft }.
   *[other] { $n } notes and marks that had lost their document have found their words in { $draft }.
}
reread-lost-note = A note on { $draft } has lost its place and is kept among the notes: “{ $words }”
reread-lost-verdict = A verdict on { $draft } has lost its place and is kept among the notes: “{ $words }”
reread-lost-bookmark = A bookmark in { $draft } has lost its place and is kept among the notes: “{ $words }”
reread-lost-words = The new { $draft } does not say “{ $words }” any more: the note on these words stands on their point now.
reread-lost-correction = A correction of { $draft } has lost its place, for its words are gone: “{ $words }”
reread-lost-pair = A decision on a pair of { $draft } has lost its place, for the words of its point are gone: “{ $words }”
reread-lost-wording = A decision on the words of { $draft } has lost its place, for the words of its point are gone: “{ $words }”
reread-lost-status = A decision on a status of { $draft } has lost its place, for the words of its point are gone: “{ $words }”
reread-lost-absence = A decision on an absence of { $draft } has lost its place, for the words of its point are gone: “{ $words }”

## Checking how a document was read

reading-heading-bar = As it was read
reading-done-hint = Back to the comparison (Esc)
reading-title = Title
reading-date = Date
reading-author = Author
reading-kind = Kind
reading-text = The document as it was read
reading-article = Article
reading-revisions = Tracked changes
reading-as-they-stand = As they stand
reading-accepted = Accepted
reading-rejected = Rejected
reading-files = Files
reading-file-name = Name of file { $n }
reading-file-earlier = { $file } earlier
reading-file-earlier-hint = Before the file before it
reading-file-out = Take out { $file }
reading-file-out-hint = Take this file out of the draft
reading-add-files = Add files…
reading-label = Label
reading-as-found = As found
reading-as-found-hint = Take back all corrections of this document
reading-heading = heading
reading-left-out = left out
reading-page = p. { $page }
statement-count = { $n ->
    [one] 1 statement
   *[other] { $n } statements
}
sub-point-count = { $n ->
    [one] 1 sub-point
   *[other] { $n } sub-points
}
reading-left-out-count = { $n ->
    [one] 1 passage left out
   *[other] { $n } passages left out
}
doubt-count = { $n ->
    [one] 1 doubt
   *[other] { $n } doubts
}
tool-merge = Merge
tool-merge-help = This point belongs to the one before it
tool-split = Split
tool-split-help = A new point begins where you clicked
tool-outdent = Outdent
tool-outdent-help = This point and those below it stand one level higher
tool-indent = Indent
tool-indent-help = This point and those below it stand one level deeper
tool-exclude = Leave out
tool-exclude-help = This is no point of the draft, nor is what stands below it
tool-include = Take in
tool-include-help = This passage is a point
tool-commentary = Commentary
tool-commentary-help = The marked words, or this paragraph, are not the draft's
colours-mean = Colours mean
colours-means = { $colour } means
colours-none-means = Text without colour means
colours-nothing = nothing
colours-clear = Nothing
colours-who = As the WHO does
colours-who-hint = Green is agreed in plenary, yellow provisionally in a working group; the rest is open


## Export

export = Export
export-form = Form
export-drafts = Drafts
export-from = From
export-to = To
export-base = Read against
export-own-base = As in the window
export-all-rows = All rows
export-filtered-rows = Only what the filter shows
export-rows = Rows
export-notes = Notes
export-notes-all = All
export-notes-open = Open
export-notes-resolved = Resolved
export-notes-none = None
export-of-author = By { $name }
export-nobody = nobody named
export-with = With it
export-articles = What articles say
export-moves = Moved passages as moves
export-dated = Today's date
export-author = Author
export-author-hint = For tracked changes and the title
export-preview = What will be in it
export-looking = Looking…
export-go = Export…
export-stop = Stop
export-again = Export again…
export-close = Close
export-reveal = Show in folder
export-launch = Open
export-replace = Replace it
export-elsewhere = Another place…
export-asking = Choose a place in the window that opened.
export-typing = No file dialog can be opened on this desktop: type where to put it.
export-path = Path of the file
export-put = Export
export-writing = Writing, { $share } %
export-stopping = Stopping…
export-stopped = Stopped. Nothing was written.
export-done = { $name } is written, { $size }.
export-taken = There is a file of that name already: { $name }
export-rest-of-sources = Sources and settings
export-picture = The lineage picture
export-broken = This comparison broke the export, which is a fault in Travaux: nothing was written; please report it.
export-no-permission = Nothing may be written there: choose another folder, or ask for the right to write in this one: { $path }
export-disk-full = The disk is full: make room or choose another place, then export again: { $path }
export-no-folder = There is no such folder (any more): choose another one, or make it first: { $path }
export-is-a-folder = This is a folder: name a file in it: { $path }
export-not-written = The file cannot be written ({ $why }): choose another place: { $path }
export-is-a-source = This is the file of { $name }, which is compared here: choose another name.
no-file-manager = no file manager can be asked: look for it at { $path }
no-program = no program opens it: look for it at { $path }
no-rich-clipboard = this desktop takes no formatted text from Travaux, so it was copied as plain text

copy-words = Copy the words
copy-words-markdown = Copy the words as Markdown
copy-row = Copy the row
copy-row-markdown = Copy the row as Markdown
copy-point = Copy { $name }
copy-point-markdown = Copy { $name } as Markdown

## Forms of an export: what each is called and what it is good for

form-text = Plain text
form-text-about = To read in a terminal
form-json = JSON
form-json-about = For scripts; docs/comparison.schema.json describes it
form-markdown = Markdown
form-markdown-about = To paste into a mail
form-html = Web page
form-html-about = One file for any browser, with filters and search
form-docx = Word, tracked changes
form-docx-about = The last draft against the first or the base, as changes to accept or reject, in its own Word file if it has one; notes as comments
form-docx-table = Word, table
form-docx-table-about = The drafts side by side with changes, status and notes, to print or to go on writing in
form-odt-table = OpenDocument, table
form-odt-table-about = The drafts side by side with changes, status and notes, for LibreOffice
form-xlsx = Excel workbook
form-xlsx-about = Sheets with the table, each change, notes and sources
form-csv = Table of plain text (CSV)
form-csv-about = One row per point, for a spreadsheet or a statistics program
form-svg = Lineage picture
form-svg-about = What became of each point, as a picture that scales
form-pdf = Report to print (PDF)
form-pdf-about = Summary, picture, table, redline and notes on paper

## How much there is in an export

export-count-drafts = { $n ->
    [one] 1 draft
   *[other] { $n } drafts
}
export-count-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
export-count-changed = { $n } with changes
export-count-notes = { $n ->
    [one] 1 note
   *[other] { $n } notes
}
export-count-articles = { $n ->
    [one] 1 article
   *[other] { $n } articles
}
export-count-insertions = { $n ->
    [one] 1 insertion
   *[other] { $n } insertions
}
export-count-deletions = { $n ->
    [one] 1 deletion
   *[other] { $n } deletions
}
export-count-moves = { $n ->
    [one] 1 move
   *[other] { $n } moves
}
export-count-comments = { $n ->
    [one] 1 comment
   *[other] { $n } comments
}
export-count-more-rows = { $n ->
    [one] and 1 more row
   *[other] and { $n } more rows
}
export-count-more-paragraphs = { $n ->
    [one] and 1 more paragraph
   *[other] and { $n } more paragraphs
}
export-count-more-lines = { $n ->
    [one] and 1 more line
   *[other] and { $n } more lines
}
export-count-some-rows = { $n } of { $of ->
    [one] 1 row
   *[other] { $of } rows
}

## Letters that the printed report lacks

missing-letters = The fonts of the printed report have no letters for: { $what }. Empty boxes stand in their places, which can be searched and copied; the other forms show everything.
missing-arabic = Arabic
missing-hebrew = Hebrew
missing-chinese = Chinese and Japanese
missing-korean = Korean
missing-devanagari = Devanagari
missing-bengali = Bengali
missing-tamil = Tamil
missing-thai = Thai
missing-lao = Lao
missing-georgian = Georgian
missing-armenian = Armenian
missing-ethiopic = Ethiopic
missing-sign = the sign { $code }
missing-others = other signs

## What is doubtful about the reading of a document

doubt-guessed = the encoding was guessed as { $encoding }; if letters look wrong, save the document as UTF-8 and open that
doubt-undecoded = { $n ->
    [one] one character is no { $encoding } and is shown as �
   *[other] { $n } characters are no { $encoding } and are shown as �
}
doubt-changes = { $n ->
    [one] 1 tracked change
   *[other] { $n } tracked changes
}
doubt-by = {" "}by { $name }
doubt-by-several = { $n ->
    [2] {" "}by { $first } and { $second }
   *[other] {" "}by { $n } authors ({ $first }, { $second } …)
}
doubt-changes-stand = read as they stand, deleted and inserted words side by side
doubt-changes-accepted = read as if all were accepted
doubt-changes-rejected = read as if all were rejected
doubt-comments = { $n ->
    [one] 1 comment, kept beside the text
   *[other] { $n } comments, kept beside the text
}
doubt-footnotes = { $n ->
    [one] 1 footnote, whose text stands at the end and belongs to no point
   *[other] { $n } footnotes, whose text stands at the end and belongs to no point
}
doubt-boxes = { $n ->
    [one] 1 text box, read behind the paragraph where it is anchored
   *[other] { $n } text boxes, read behind the paragraph where it is anchored
}
doubt-pictures = { $n ->
    [one] 1 picture on which there may be text, not read
   *[other] { $n } pictures on which there may be text, not read
}
doubt-objects = { $n ->
    [one] 1 embedded object, not read
   *[other] { $n } embedded objects, not read
}
doubt-formulas = { $n ->
    [one] 1 formula, read as plain signs
   *[other] { $n } formulas, read as plain signs
}
doubt-hidden = { $n ->
    [one] 1 hidden passage, left out
   *[other] { $n } hidden passages, left out
}
doubt-contents = the table of contents belongs to no point
doubt-heads = the heads and feet of the pages have text, which was left out
doubt-cut-short = the end of the document is missing: the file is cut short or damaged
doubt-amendments = { $n ->
    [one] a table of two columns, “{ $left }” and “{ $right }”
   *[other] { $n } tables of two columns, “{ $left }” and “{ $right }”
}
doubt-amendments-stand = each column is read from top to bottom
doubt-amendments-accepted = only the right one is read, as if the amendments were accepted
doubt-amendments-rejected = only the left one is read, as if the amendments were rejected
doubt-damaged-page = page { $page } is damaged and could not be read
doubt-unlettered = the fonts of this PDF do not say which letters they show; they were told by the usual order of fonts, so look whether the text reads right
doubt-numbers-told = { $n ->
    [one] the number of 1 article of this PDF has digits without letters; they were told by their order, so look whether they are right
   *[other] the numbers of { $n } articles of this PDF have digits without letters; they were told by their order, so look whether they are right
}
doubt-signs-lost = some signs of this PDF, digits perhaps, have no letter and are shown as �; compare them with the PDF
doubt-scanned = page { $page } has a picture and no text: it may be scanned
doubt-scanned-pages = pages { $first } to { $last } have pictures and no text: they may be scanned
doubt-columns = { $n ->
    [2] two columns on page { $page }, read one after the other
    [3] three columns on page { $page }, read one after the other
    [4] four columns on page { $page }, read one after the other
    [5] five columns on page { $page }, read one after the other
   *[other] many columns on page { $page }, read one after the other
}
doubt-columns-pages = { $n ->
    [2] two columns on pages { $first } to { $last }, read one after the other
    [3] three columns on pages { $first } to { $last }, read one after the other
    [4] four columns on pages { $first } to { $last }, read one after the other
    [5] five columns on pages { $first } to { $last }, read one after the other
   *[other] many columns on pages { $first } to { $last }, read one after the other
}
doubt-printed = this PDF seems to have been printed with tracked changes ({ $trace }), so that old and new words stand together; ask for a clean copy
doubt-trace-together = numbers run together: { $word }
doubt-trace-doubled = words stand twice: { $word } { $word }
doubt-trace-struck = words are struck through
doubt-missing = { $n ->
    [one] a point is missing: the numbers go from { $from } to { $to }
   *[other] { $n } points are missing: the numbers go from { $from } to { $to }
}
doubt-twice = the number { $number } stands twice
doubt-list-outside = a list of { $n } that begins with { $begins } was taken for commentary
doubt-paragraph-outside = this paragraph after { $point } was taken for commentary
doubt-point = point { $number }
doubt-bullet = a bullet
doubt-no-point = no point was found
doubt-no-sentence = no sentence was found that belongs to the article
doubt-bracket = a square bracket of point { $point } has no partner: where the disputed text ends cannot be told

## Why a document or a comparison cannot be read or saved: the reason, what to do, the path

import-empty = there is no text in it, so choose the file that holds the draft: { $path }
import-unreadable = { $reason }, so { $advice }: { $path }
import-too-large = it has { $n } MB and Travaux reads up to { $limit } MB of this kind, so keep only the part with the draft: { $path }
pasted-text = the pasted text
fault-is = it is { $what }
fault-foreign = it is { $what }, which Travaux does not read
fault-damaged = it is damaged ({ $what })
fault-locked = it is protected with a password
fault-archive-cut = its archive is cut short or broken
fault-many-parts = its archive has { $n } parts, far more than a document has
fault-leads-out = its archive holds a name that leads out of it ({ $name })
fault-part-packed = its part { $part } cannot be unpacked
fault-part-long = its part { $part } unpacks to more than { $n } MB
fault-part-cut = its part { $part } is not whole
fault-part-foreign = its part { $part } { $what }, which office programs never write
fault-part-nests = nests more than { $n } elements
fault-part-many = has more than { $n } elements
fault-part-declares = declares a document type
fault-nested-groups = it nests more than { $n } groups, which office programs never do
fault-long = it has more than { $n } MB of text
fault-no-main-word = it is a Word document without its main part ({ $part })
fault-no-main-odt = it is an OpenDocument text without its main part (content.xml)
fault-no-text-odt = it is an OpenDocument file that holds no text
kind-picture = a { $name } picture
kind-archive = a { $name } archive
kind-program = a program
kind-database = a database
kind-binary = a binary file
kind-workbook = an Excel workbook
kind-presentation = a PowerPoint presentation
kind-book = an e-book (EPUB)
kind-other-opendocument = an OpenDocument file other than a text
kind-locked = a document protected with a password
kind-old-word = an old Word document (.doc)
kind-old-office = a document of an old Office program
kind-damaged-page = a damaged web page
kind-deep-page = a web page that nests more than { $n } elements
kind-slow-page = a web page that takes too long to read
kind-damaged-pdf = a damaged PDF file
kind-scanned-pdf = a PDF file without text, probably scanned
kind-locked-pdf = a PDF file that is protected by a password
kind-long-pdf = a PDF file of more than { $n } pages
kind-slow-pdf = a PDF file that takes too long to read
advice-choose = choose the file that holds the draft
advice-save-as-text = save it as text and open that
advice-recognise = turn the scanned page into text first
advice-recognise-pdf = run it through text recognition (OCR) and open the result
advice-unpack = unpack it and open the document inside
advice-unlock = open it in its own program and save a copy without one
advice-unlock-pdf = open it in a PDF reader with its password, print it to a new PDF and open that
advice-as-docx = open it in Word or LibreOffice and save it as DOCX
advice-own-as-docx = open it in its own program and save it as DOCX
advice-paste = copy the text of the draft from a browser and paste it
advice-again = get the file again, or open it in its own program and save it anew
advice-again-word = get the file again, or open it in Word or LibreOffice and save it anew
advice-again-odt = get the file again, or open it in LibreOffice and save it anew
advice-anew = open it in its own program and save it anew
advice-distrust = do not trust it and ask its sender for another copy
advice-keep-part = keep only the part with the draft
advice-text-alone = save the text of the draft alone and open that
advice-print = open it in a PDF reader, print it to a new PDF and open that, or copy its text and paste it
advice-print-part = print only the pages with the draft to a new PDF and open that
read-missing = there is no such file; check its name and its folder: { $path }
read-folder = this is a folder; name the files in it: { $path }
read-refused = the file cannot be read ({ $why }); check its permissions: { $path }
read-too-large = the file is larger than { $n } MB; save the text of the draft alone and open that: { $path }
project-empty = the file is empty; open another copy of the comparison: { $path }
project-truncated = the file ends in the middle, as if it had not been copied whole; open another copy of the comparison: { $path }
project-foreign = this is not a Travaux comparison; open a .travaux file, or the draft itself: { $path }
project-newer = the file was written by a newer Travaux (version { $version } of the format; this one reads up to { $own }); update Travaux to open it: { $path }
project-damaged = the file is damaged ({ $why }); open another copy of the comparison: { $path }
project-protected = a newer Travaux wrote this file (version { $version } of the format), and saving over it would lose what this one does not know; save under another name: { $path }
project-understood = a newer Travaux wrote this file (version { $version } of the format): it is shown as far as this one understands it, and can be saved under another name only: { $path }
project-unwritable = the comparison cannot be saved ({ $why }); { $advice }: { $path }
unwritable-missing = its folder is not there
unwritable-refused = it may not be written there
unwritable-read-only = the folder can only be read
unwritable-full = the disk is full
advice-room = make room there, or choose another folder
advice-other-folder = choose another folder
