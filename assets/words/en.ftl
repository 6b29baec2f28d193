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
