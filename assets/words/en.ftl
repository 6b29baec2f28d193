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
command-quit = Quit

command-undo = Undo
command-redo = Redo
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

## Views

tab-side-by-side = Side by side
tab-table = Table
tab-redline = Redline
tab-lineage = Lineage
tab-summary = Summary
tab-articles = Articles

## Work that takes a while

progress-reading = Reading { $name } ({ $n } of { $all })…
progress-rereading = Reading { $name } again…
progress-comparing = { $n ->
    [one] Comparing 1 draft…
   *[other] Comparing { $n } drafts…
}
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

recovery-not-kept = what is not saved cannot be kept for recovery ({ $why }): save often
open-elsewhere = this comparison is open in another window as well ({ $who }), and the one that saves last replaces what the other saved: save under another name, and bring the copies together later
