# Слова інтерфейсу українською. Групи й порядок ті самі, що в en.ftl.

## Команди: меню, палітра й перелік клавіш

group-file = Файл
group-edit = Правка
group-go = Перехід
group-point = Пункт
group-view = Вигляд

command-open = Відкрити проєкти…
command-open-path = Відкрити за шляхом…
command-paste = Вставити проєкт або статтю…
command-merge = Долучити іншу копію…
command-sample = Показати зразок
command-save = Зберегти
command-save-as = Зберегти як…
command-export = Експортувати…
command-copy = Копіювати зі змінами
command-copy-markdown = Копіювати як Markdown
command-settings = Налаштування…
command-quit = Вийти

command-undo = Скасувати
command-redo = Повторити
command-inspect = Перевірити прочитане…

command-next-change = Наступна зміна
command-previous-change = Попередня зміна
command-first-change = Перша зміна
command-last-change = Остання зміна
command-next-unresolved = Наступний неузгоджений пункт
command-palette = Перейти до команди або пункту…
command-find = Знайти в проєктах…
command-find-next = Знайти наступне місце
command-find-previous = Знайти попереднє місце
command-partner = Туди, де пункт продовжується
command-back = Назад
command-forward = Вперед

command-note = Написати нотатку
command-bookmark = Поставити або зняти закладку
command-next-bookmark = Наступна закладка
command-previous-bookmark = Попередня закладка
command-first-verdict = Перший висновок
command-second-verdict = Другий висновок
command-third-verdict = Третій висновок
command-fourth-verdict = Четвертий висновок
command-fifth-verdict = П’ятий висновок
command-reach-more = Вибір слів: на одне більше
command-reach-less = Вибір слів: на одне менше
command-reach-later = Вибір слів: почати на слово пізніше
command-reach-earlier = Вибір слів: почати на слово раніше
command-reach-across = Вибір слів: в іншому проєкті
command-attach = Прикріпити тут
command-pair-held = Зіставити взятий пункт із цим
command-pair = Зіставити з іншим пунктом
command-join = Приєднати взятий пункт до цього
command-part = Роз’єднати ці пункти
command-confirm = Підтвердити знайдене
command-dismiss = Без статусу: відхилити знайдене
command-agreed = Позначити як узгоджений
command-still-open = Позначити як відкритий
command-deleted = Позначити як навмисно вилучений
command-unchanged = Вважати слова незмінними
command-editorial = Вважати правкою написання
command-reworded = Вважати іншим формулюванням
command-substantive = Вважати зміною по суті
command-as-found = Відкликати сказане мною про цей пункт

command-show-all = Показати всі пункти
command-theme = Світла або темна тема
command-contrast = Увімкнути або вимкнути високий контраст
command-motion = Увімкнути або вимкнути рух
command-shortcuts = Клавіатурні скорочення

command-verdict = Висновок: { $verdict }

## Вигляди

tab-side-by-side = Поруч
tab-table = Таблиця
tab-redline = Правки
tab-lineage = Родовід
tab-summary = Підсумок
tab-articles = Статті
tab-notes = Нотатки

## Робота, що триває

progress-reading = Читання { $name } ({ $n } з { $all })…
progress-rereading = Читання { $name } ще раз…
progress-stop = Зупинити
progress-comparing = { $n ->
    [one] Порівняння { $n } проєкту…
    [few] Порівняння { $n } проєктів…
    [many] Порівняння { $n } проєктів…
   *[other] Порівняння { $n } проєкту…
}
progress-meaning = { $n ->
    [one] Порівняння: за змістом прочитано { $n } текст…
    [few] Порівняння: за змістом прочитано { $n } тексти…
    [many] Порівняння: за змістом прочитано { $n } текстів…
   *[other] Порівняння: за змістом прочитано { $n } тексту…
}
meaning-stopped = Пункти зіставлено лише за словами, бо ви зупинили порівняння за змістом: його поверне скасування або налаштування цього порівняння.
reading-stopped = { $n ->
    [one] ви зупинили читання, тож { $n } файл не відкрито: відкрийте його знову, коли забажаєте
    [few] ви зупинили читання, тож { $n } файли не відкрито: відкрийте їх знову, коли забажаєте
    [many] ви зупинили читання, тож { $n } файлів не відкрито: відкрийте їх знову, коли забажаєте
   *[other] ви зупинили читання, тож { $n } файлу не відкрито: відкрийте їх знову, коли забажаєте
}
reading-broken = на цьому документі зламалося читання, і це вада Travaux; будь ласка, повідомте про неї: { $name }
comparison-broken = на цьому документі зламалося порівняння, і це вада Travaux: решта неушкоджена; будь ласка, приберіть документ і повідомте про це
worker-stopped = робочий потік зупинився: збережіть і запустіть знову
no-dialog = діалог відкрити неможливо ({ $why }): введіть шлях

## Налаштування

settings-title = Налаштування
settings-close = Закрити
settings-usual = Повернути звичайні налаштування
settings-page-you = Ви
settings-page-looks = Вигляд
settings-page-files = Файли
settings-page-lists = Висновки й теги
settings-page-comparison = Це порівняння
settings-pairing = Пари пунктів
settings-meaning = Питати, що пункти означають
settings-meaning-about = За допомогою кодувальника в самій програмі: там, де слова лишають сумнів або проєкти різними мовами. Зберігається з порівнянням.

settings-reader = Ваше ім’я
settings-reader-about = Стоїть під вашими нотатками й у документах, які ви експортуєте.
settings-language = Мова
settings-as-desktop = Як у системі
settings-theme = Тема
settings-light = Світла
settings-dark = Темна
settings-contrast = Контраст
settings-contrast-on = Кольори далекі один від одного
settings-motion = Рух
settings-still = Ніщо не ковзає і не згасає
settings-zoom = Розмір усього
settings-text-size = Текст проєктів
settings-smaller = { $name }: менше
settings-larger = { $name }: більше
settings-recovery = Відновлення
settings-recovery-on = Зберігати те, що ще не збережено
settings-recovery-about = Упродовж двох секунд, на цьому комп’ютері. Після збою буде запропоновано під час наступного запуску.
settings-autosave = Зберігати самостійно
settings-autosave-about = Порівняння, яке вже має файл. Попередня версія зберігається поруч.
settings-minutes = { $n ->
    [0] Ніколи
    [one] Кожну { $n } хвилину
    [few] Кожні { $n } хвилини
    [many] Кожні { $n } хвилин
   *[other] Кожні { $n } хвилини
}
settings-recents = Нещодавні
settings-recents-on = Пам’ятати, що було відкрито і де ви були
settings-recents-about = Лише шляхи й місця, жодного слова з тексту. Якщо вимкнути, усе забудеться.
settings-open-last = Під час запуску відкривати останнє
settings-verdicts = Висновки
settings-verdicts-about = Що ви можете сказати про пункт. Уже дані висновки залишаються.
settings-tags = Теги
settings-tags-about = Пропонуються для нотаток поряд із тими, що вже є.
settings-add = Додати
settings-add-to = Додати до: { $name }
settings-usual-ones = Звичайні
settings-up = вище
settings-down = нижче
settings-remove = прибрати
settings-originals = Оригінали
settings-originals-on = Тримати в порівнянні самі файли
settings-originals-about = Стиснутими, щоб їх можна було дістати знову. Хто має порівняння, той має й усе, що в них є: авторів, коментарі, видалені слова.
original-save = Зберегти оригінал
original-save-one = Зберегти оригінал…
original-save-several = Зберегти оригінали…
original-save-tip = Файл таким, як його прочитано, з порівняння
original-path-help = Тека має існувати. Ніщо не замінюється.
original-saved = Оригінал покладено сюди: { $path }
original-not-saved = оригінал не вдається покласти туди ({ $why }); виберіть іншу назву чи теку: { $path }
originals-missing = Цих файлів немає там, де їх прочитано, або вони вже інші, тож у порівнянні їх немає: { $names }
originals-too-large = Цих файлів немає в порівнянні, бо оригінали разом можуть мати { $limit } МБ: { $names }
settings-colours-about = Значення кольорів зберігається разом із порівнянням і діє для всіх його проєктів.
settings-damaged = налаштування пошкоджено ({ $why }): діють звичайні
settings-damaged-kept = налаштування пошкоджено ({ $why }): діють звичайні; те, що там було, збережено в { $path }
settings-not-kept = налаштування не вдалося зберегти ({ $why }): вони діють, доки Travaux не закрито

## Що було відкрито нещодавно

recents = Нещодавно відкриті
recents-clear = Забути все
recents-clear-tip = Файли залишаться на своїх місцях
recents-open = Відкрити { $name }
recents-gone = зник
recents-is-gone = { $name }, зник
recents-gone-in-menu = { $name } (зник)
recents-pin = Тримати в списку
recents-unpin = Відпустити
recents-forget = Прибрати зі списку
recents-damaged = список нещодавно відкритого пошкоджено ({ $why }): він починається заново
recents-damaged-kept = список нещодавно відкритого пошкоджено ({ $why }): він починається заново; те, що там було, збережено в { $path }

## Відновлення

recovery-not-kept = незбережене не вдається тримати для відновлення ({ $why }): зберігайте частіше
saving-is-slow = диск не відповідає, і порівняння ще не збережено: працюйте далі або збережіть його в іншому місці: { $path }
open-elsewhere = це порівняння відкрито ще в одному вікні ({ $who }): що збереже одне з двох, інше має долучити, перш ніж зможе зберегти
saved-by-another = не збережено, бо інше вікно зберегло { $name } відтоді, як його відкрито тут, і нічого не замінено: долучіть збережене ним і тоді збережіть, або збережіть під іншою назвою
saved-elsewhere = інше вікно зберегло { $name } відтоді, як його відкрито тут: долучіть збережене ним і тоді збережіть

left-title = Не збережено, коли Travaux завершився
left-new = Нове порівняння
left-kept = Утримано { $ago }
left-saved = файл збережено { $ago }
left-never-saved = його ніколи не зберігали
left-gone = Файлу вже немає: те, що тут, — усе, що є.
left-unreadable = Файл не вдається відкрити: { $why }.
left-older = Файл збережено пізніше, ніж утримано це. Того, що є лише у файлі, тут немає.
left-differs = Чим відрізняється від файлу
left-holds = Тут є
left-same = Усе це є у файлі.
left-nothing = Тут нічого немає.
left-open-file = Відкрити файл
left-open-file-tip = Таким, як його збережено. Незбережене лишається тут, доки ви не вирішите.
left-later = Пізніше
left-later-tip = Воно зберігається, і рядок угорі нагадає про нього.
left-file-stays = Відновлене буде незбереженим, як і було: файл лишається яким є, доки ви не збережете.
left-opens-unsaved = Відновлене буде незбереженим, як і було.
left-sure = Повернути його не можна.
left-throw-away-now = Викинути назавжди
left-waits = { $n ->
    [one] Коли Travaux завершився, не було збережено: { $file }.
   *[other] Коли Travaux завершився, не було збережено порівнянь: { $n }, серед них { $file }.
}
left-look = Поглянути на відмінності
left-notes-written = { $n ->
    [one] { $n } написана нотатка
    [few] { $n } написані нотатки
    [many] { $n } написаних нотаток
   *[other] { $n } написані нотатки
}
left-notes-changed = { $n ->
    [one] { $n } змінена нотатка
    [few] { $n } змінені нотатки
    [many] { $n } змінених нотаток
   *[other] { $n } змінені нотатки
}
left-notes-deleted = { $n ->
    [one] { $n } видалена нотатка
    [few] { $n } видалені нотатки
    [many] { $n } видалених нотаток
   *[other] { $n } видалені нотатки
}
left-notes-missing = { $n ->
    [one] { $n } нотатка є лише у файлі
    [few] { $n } нотатки є лише у файлі
    [many] { $n } нотаток є лише у файлі
   *[other] { $n } нотатки є лише у файлі
}
left-verdicts = { $n ->
    [one] { $n } висновок дано чи знято
    [few] { $n } висновки дано чи знято
    [many] { $n } висновків дано чи знято
   *[other] { $n } висновки дано чи знято
}
left-bookmarks = { $n ->
    [one] { $n } закладку поставлено чи знято
    [few] { $n } закладки поставлено чи знято
    [many] { $n } закладок поставлено чи знято
   *[other] { $n } закладки поставлено чи знято
}
left-drafts-added = { $n ->
    [one] { $n } доданий проєкт
    [few] { $n } додані проєкти
    [many] { $n } доданих проєктів
   *[other] { $n } додані проєкти
}
left-articles-added = { $n ->
    [one] { $n } додана стаття
    [few] { $n } додані статті
    [many] { $n } доданих статей
   *[other] { $n } додані статті
}
left-documents-changed = { $n ->
    [one] { $n } документ виправлено, описано чи прочитано знову
    [few] { $n } документи виправлено, описано чи прочитано знову
    [many] { $n } документів виправлено, описано чи прочитано знову
   *[other] { $n } документи виправлено, описано чи прочитано знову
}
left-documents-missing = { $n ->
    [one] { $n } документ є лише у файлі
    [few] { $n } документи є лише у файлі
    [many] { $n } документів є лише у файлі
   *[other] { $n } документи є лише у файлі
}
left-order = Стовпці в іншому порядку
left-pairs = { $n ->
    [one] { $n } рішення про пару пунктів
    [few] { $n } рішення про пари пунктів
    [many] { $n } рішень про пари пунктів
   *[other] { $n } рішення про пари пунктів
}
left-wordings = { $n ->
    [one] { $n } рішення про зміну слів
    [few] { $n } рішення про зміну слів
    [many] { $n } рішень про зміну слів
   *[other] { $n } рішення про зміну слів
}
left-statuses = { $n ->
    [one] { $n } рішення про статус
    [few] { $n } рішення про статуси
    [many] { $n } рішень про статуси
   *[other] { $n } рішення про статуси
}
left-absences = { $n ->
    [one] { $n } рішення про відсутність
    [few] { $n } рішення про відсутність
    [many] { $n } рішень про відсутність
   *[other] { $n } рішення про відсутність
}
left-corrections = { $n ->
    [one] { $n } виправлення пунктів
    [few] { $n } виправлення пунктів
    [many] { $n } виправлень пунктів
   *[other] { $n } виправлення пунктів
}
left-settings = Інші налаштування порівняння
ago-now = щойно
ago-minutes = { $n ->
    [one] { $n } хвилину тому
    [few] { $n } хвилини тому
    [many] { $n } хвилин тому
   *[other] { $n } хвилини тому
}
ago-hours = { $n ->
    [one] { $n } годину тому
    [few] { $n } години тому
    [many] { $n } годин тому
   *[other] { $n } години тому
}
ago-days = { $n ->
    [one] { $n } день тому
    [few] { $n } дні тому
    [many] { $n } днів тому
   *[other] { $n } дні тому
}

## Нотатки: панель, список, меню рядка

note-on-these-words = Нотатка до цих слів
note-on-this-point = Нотатка до цього пункту
note-about = До
note-marks = *курсив* · **жирний** · - список · [слова](адреса)
note-your-name = Ваше ім’я
note-your-name-why = Під яким ім’ям ви пишете? Воно стоїть під вашими нотатками й зберігається лише на цьому комп’ютері.
note-sign = Підписуватися ним
note-no-name = Не зараз
note-link = { $text }, посилання на { $address }
note-tag = + тег
note-tag-add = Додати тег
note-tag-hint = Тег
note-tag-new = Новий тег
note-tag-off = Зняти тег { $tag }
note-on-row = рядок пункту { $point }
note-on-pair = { $one } і { $other }

# Висновки читача, який не має власного списку.
verdict-accept = прийняти
verdict-reject = відхилити
verdict-renegotiate = переглянути на переговорах
verdict-needs-a-lawyer = потрібен юрист
panel-verdict = Висновок
verdict-name = Висновок: { $verdict }
verdict-by = { $verdict }: { $by }
verdict-others = Інші висновки
verdict-hint = Інший висновок
verdict-new = Новий висновок
verdict-not-offered = Більше не пропонувати: { $verdict }
verdict-menu = Висновок
bookmark-on = Поставити закладку
bookmark-off = Зняти закладку
row-bookmarked = Із закладкою.
row-verdict = Висновок: { $verdict }.
# Сторона за назвою, яку має для неї party.txt.
party-name = { $party ->
    [Ukraine] Україна
    [Russia] Росія
    [United-States] США
    [Europe] Європа
    [European-Union] ЄС
    [NATO] НАТО
    [United-Nations] ООН
    [IAEA] МАГАТЕ
    [OSCE] ОБСЄ
    [World-Bank] Світовий банк
    [IMF] МВФ
    [Red-Cross] Червоний Хрест
    [United-Kingdom] Велика Британія
    [France] Франція
    [Germany] Німеччина
    [Poland] Польща
    [China] Китай
    [Turkey] Туреччина
    [Belarus] Білорусь
    [Moldova] Молдова
    [Georgia] Грузія
    [Armenia] Вірменія
    [Azerbaijan] Азербайджан
    [Israel] Ізраїль
    [Hamas] ХАМАС
    [Palestinians] палестинці
    [Syria] Сирія
    [Lebanon] Ліван
    [Iran] Іран
    [Egypt] Єгипет
    [Qatar] Катар
    [Saudi-Arabia] Саудівська Аравія
    [Serbia] Сербія
    [Bosnia-and-Herzegovina] Боснія і Герцеговина
    [Croatia] Хорватія
    [Kosovo] Косово
    [Colombia] Колумбія
    [FARC] ФАРК
    [Sudan] Судан
    [South-Sudan] Південний Судан
    [African-Union] Африканський Союз
    [Afghanistan] Афганістан
    [India] Індія
    [Pakistan] Пакистан
    [Trump] Трамп
    [Zelenskyy] Зеленський
    [Putin] Путін
    [Board-of-Peace] Рада миру
    [State-Duma] Державна дума
    [Verkhovna-Rada] Верховна Рада
    [European-Commission] Європейська комісія
    [European-Council] Європейська рада
    [Council-of-Europe] Рада Європи
    [International-Criminal-Court] Міжнародний кримінальний суд
    [International-Court-of-Justice] Міжнародний суд ООН
    [EBRD] ЄБРР
    [EIB] ЄІБ
    [Contact-Group] Контактна група
    [Coalition-of-the-Willing] Коаліція охочих
    [League-of-Arab-States] Ліга арабських держав
    [OAS] ОАД
    [BRICS] БРІКС
    [Italy] Італія
    [Spain] Іспанія
    [Netherlands] Нідерланди
    [Belgium] Бельгія
    [Austria] Австрія
    [Switzerland] Швейцарія
    [Romania] Румунія
    [Hungary] Угорщина
    [Slovakia] Словаччина
    [Czechia] Чехія
    [Bulgaria] Болгарія
    [Greece] Греція
    [Cyprus] Кіпр
    [Finland] Фінляндія
    [Sweden] Швеція
    [Norway] Норвегія
    [Denmark] Данія
    [Estonia] Естонія
    [Latvia] Латвія
    [Lithuania] Литва
    [Canada] Канада
    [Japan] Японія
    [South-Korea] Південна Корея
    [North-Korea] Північна Корея
    [Australia] Австралія
    [Brazil] Бразилія
    [South-Africa] ПАР
    [Kazakhstan] Казахстан
    [United-Arab-Emirates] ОАЕ
    [Iraq] Ірак
    [Jordan] Йорданія
    [Yemen] Ємен
    [Libya] Лівія
    [Ethiopia] Ефіопія
    [Eritrea] Еритрея
    [Rwanda] Руанда
    [DR-Congo] ДР Конго
    [Uganda] Уганда
    [Kenya] Кенія
    [Cambodia] Камбоджа
    [Vietnam] В’єтнам
    [Nepal] Непал
    [Myanmar] М’янма
    [Philippines] Філіппіни
    [Indonesia] Індонезія
    [Vatican] Ватикан
    [Macron] Макрон
    [Merz] Мерц
    [Starmer] Стармер
    [Erdo-an] Ердоган
    [Biden] Байден
    [Xi-Jinping] Сі Цзіньпін
    [Witkoff] Віткофф
    [Kushner] Кушнер
    [Rubio] Рубіо
    [Lavrov] Лавров
    [Umerov] Умєров
    [Rutte] Рютте
    [von-der-Leyen] фон дер Ляєн
    [CSTO] ОДКБ
    [CIS] СНД
    [Eurasian-Economic-Union] Євразійський економічний союз
    [WTO] СОТ
    [WHO] ВООЗ
    [UNHCR] УВКБ ООН
    [UNESCO] ЮНЕСКО
    [OPCW] ОЗХЗ
    [European-Court-of-Human-Rights] Європейський суд з прав людини
    [International-Committee-on-Missing-Persons] Міжнародна комісія з питань зниклих безвісти
    [Naftogaz] Нафтогаз
    [Gazprom] Газпром
    [Energoatom] Енергоатом
    [Rosatom] Росатом
   *[other] { $name }
}
filter-verdicts = Висновки
filter-verdict = висновок: { $verdict }

ledger-find = Знайти в нотатках
ledger-kind = Що показано
ledger-all = Усе
ledger-notes = Нотатки
ledger-verdicts = Висновки
ledger-bookmarks = Закладки
ledger-lost = Що втратило місце
ledger-state = Вирішені чи ні
ledger-open-or-not = Відкриті або вирішені
ledger-open = Відкриті
ledger-resolved = Вирішені
ledger-author = Чиї
ledger-any-author = Будь-який автор
ledger-nobody = Без імені
ledger-tag = З яким тегом
ledger-any-tag = Будь-який тег
ledger-order = У якому порядку
ledger-by-place = За місцем
ledger-by-time = Спершу останні
ledger-by-author = За автором
ledger-authors = Автори
ledger-authors-hidden = { $n ->
    [one] Автори, { $n } приховано
    [few] Автори, { $n } приховано
    [many] Автори, { $n } приховано
   *[other] Автори, { $n } приховано
}
ledger-authors-tip = Чиї нотатки показано в усіх виглядах
ledger-count = { $n ->
    [one] { $n } запис
    [few] { $n } записи
    [many] { $n } записів
   *[other] { $n } запису
}
ledger-none = Ще нічого не занотовано
ledger-none-how = Виберіть пункт або слова в ньому й напишіть нотатку; дайте йому висновок або поставте закладку. Усе це буде перелічено тут.
ledger-nothing-fits = Нічого не знайдено
ledger-nothing-fits-how = Послабте запит до списку або зніміть його.
ledger-place-lost = Місце втрачено
ledger-a-note = нотатка
ledger-a-verdict = висновок
ledger-a-bookmark = закладка
ledger-replies = { $n ->
    [one] { $n } відповідь
    [few] { $n } відповіді
    [many] { $n } відповідей
   *[other] { $n } відповіді
}
ledger-is-resolved = вирішено
ledger-delete = Видалити
ledger-attach = Прикріпити деінде…
ledger-attach-tip = Потім виберіть пункт або слова й прикріпіть там
taken-up = Нотатку взято: виберіть її пункт або слова, а тоді прикріпіть там.
taken-up-down = Покласти

## Що сталося з пунктами

fate-removed = вилучено
fate-added = додано
fate-added-or-unpublished = додано або раніше не оприлюднено
fate-came-and-went = з’явилося й зникло
relation-moved = переміщено
relation-split = розділено
relation-merged = об’єднано
wording-unchanged = без змін
wording-translated = те саме іншою мовою
wording-editorial = правка написання
wording-reworded = перефразовано
wording-substantive = змінено по суті

# Після знайденого, яке читач установив або підтвердив.
origin-confirmed = , підтверджено
origin-manual = , вручну

state-agreed = узгоджено
state-provisional = попередньо узгоджено
state-open = не узгоджено
state-alternatives = не узгоджено · варіанти
state-placeholder = треба доповнити
state-deleted = прямо вилучено
state-options = { $n ->
    [one] не узгоджено · { $n } варіант
    [few] не узгоджено · { $n } варіанти
    [many] не узгоджено · { $n } варіантів
   *[other] не узгоджено · { $n } варіанта
}

# За чим можна порівняти два тексти різними мовами.
compared-same = однаково в обох: { $items }
compared-in-both = Однаково в обох
compared-differs = Відрізняється
compared-only = Лише у { $draft }
matter-name = назва
matter-bracket = дужки
matter-option = варіант
matter-sub-points = підпункти

signal-quantity = кількість
signal-date = дата
signal-duration = строк
signal-modality = обов’язок
signal-negation = заперечення
signal-now-another = { $reference }, тепер інше положення
signal-party = сторона
signal-place = місце
signal-condition = умова
signal-cross-reference = посилання
signal-scope = обсяг

verdict-together = належать разом
verdict-confirmed = належать разом, як і було знайдено
verdict-apart = не належать разом

stance-open = не вирішено
stance-agreed = узгоджено
stance-rejected = відхилено
stance-reported = повідомлено

missing-deleted = прямо вилучено
missing-moved = перенесено до іншого документа
missing-unpublished = оприлюднено не повністю
moved-to-document = перенесено до { $document }
another-point = інший пункт

# У порожній клітинці.
absence-not-yet = Ще немає
absence-removed = − Вилучено
absence-left-out = Немає в цьому проєкті
absence-inside = → Усередині { $point }
absence-deleted = − Прямо вилучено
absence-elsewhere = → Перенесено до іншого документа
absence-unpublished = ? Оприлюднено не повністю

answer = { $old ->
    [one] Від { $old } пункту до { $new }: { $counts }
    [few] Від { $old } пунктів до { $new }: { $counts }
    [many] Від { $old } пунктів до { $new }: { $counts }
   *[other] Від { $old } пункту до { $new }: { $counts }
}
nothing-to-compare = нема чого порівнювати

# Після кількості.
facet-moved = переміщено, розділено чи об’єднано
facet-open = ще не узгоджено
facet-noted = із нотатками
facet-bookmarked = із закладками

# Під пунктом.
caption-now = → тепер { $point }
caption-moved = ↕ переміщено, було { $point }
caption-split = ↘ виділено з { $point }
caption-merged = ↗ об’єднано з { $points }
caption-paired = зіставлено
caption-editorial = лише написання

# Чому два пункти зіставлено.
reason-same-text = той самий текст
reason-shares = спільне: { $words }
reason-synonyms = те саме іншими словами: { $pairs }
reason-meaning = подібне за змістом: { $alike }
reason-neighbours = сусіди { $pairs } зіставлені
reason-children = підпункти { $pairs } зіставлені
reason-parents = пункти, під якими вони стоять, зіставлені
reason-same-label = обидва надруковано як { $label }
reason-leftover = пасує з того, що лишилося після найкращих пар
reason-by-hand = зіставлено вручну

# Картина родоводу.
draft-size = { $points ->
    [one] { $points } пункт
    [few] { $points } пункти
    [many] { $points } пунктів
   *[other] { $points } пункту
} · { $words ->
    [one] { $words } слово
    [few] { $words } слова
    [many] { $words } слів
   *[other] { $words } слова
}
word-count = { $n ->
    [one] { $n } слово
    [few] { $n } слова
    [many] { $n } слів
   *[other] { $n } слова
}
picture-added = + Додано
picture-back = повертається

## Те, що кажуть багато виглядів

close = Закрити
close-by-escape = Закрити (Esc)
remove = Прибрати
short-name = Коротка назва
head-language = Мова: { $language }
head-render = Інший виклад проєкту
head-part-rendering = Читати { $draft } як окремий проєкт
head-language-unknown = не визначено
no-status = без статусу
no-differences = Відмінностей немає
no-differences-how = Проєкти кажуть те саме, пункт за пунктом.
nothing-passes = Ніщо не проходить фільтр
nothing-passes-how = Показати всі пункти: Ctrl+Alt+0.
bar-views = Вигляди
and-more = і ще { $n }
and-others = інші
quoted = «{ $text }»
overview = Огляд: клацніть, щоб перейти до місця в таблиці
# Перед словами, для тих, хто слухає правки.
spoken-added = { " " }додано:{ " " }
spoken-other = { " " }інакше:{ " " }
spoken-removed = { " " }вилучено:{ " " }

## Заголовки стовпців

head-draft = Проєкт { $siglum }: { $title }
head-add-files = Додати файли до цього проєкту…
head-move-left = Посунути ліворуч
head-move-right = Посунути праворуч
head-remove = Прибрати з порівняння

lead-to = Перейти до { $point }
lead-beside = Стоїть поруч із { $point }: перейти туди

## Де ви

crumbs-row = рядок { $n } з { $all }
crumbs-to = Перейти до { $place }
crumbs-point = { $point } { $topic }

## Статті

articles-in-full = Стаття за статтею
articles-by-point = Пункт за пунктом
voices-none = Жодна стаття не говорить про показані пункти.
voices-count = { $stance }: { $n }

## Пошук і фільтри

find-label = Знайти в проєктах і статтях
find-hint = Слова пункту, уривка, статті
find-case = Зважати на регістр
find-word = Слово
find-whole-words = Цілі слова
find-previous = Попереднє місце
find-next = Наступне місце
find-none = Не знайдено
find-count = { $n } з { $all }
find-elsewhere = { $n } деінде: туди веде Enter

filter-menu = Фільтр…
filter-hint = Показати лише пункти з певними змінами, статусами, сторонами чи тегами
filter-signals = Що змінилося
filter-states = Наскільки узгоджено
filter-parties = Названа сторона
filter-tags = Теги нотаток
filter-only = Лише { $what }
filter-drop = Більше не питати про це

palette-hint = Команда, пункт або документ
palette-none = Нічого з такою назвою
palette-document = документ
palette-point = пункт

## Доки нічого не порівняно

welcome-title = Порівняйте проєкти плану, пункт за пунктом
welcome-how = Відкрийте два або більше проєктів, перетягніть їх на це вікно чи вставте. Ніщо не залишає цього комп’ютера.

## Пропозиції над порівнянням

offer-recover = Відновити
offer-discard = Викинути
offer-check = Перевірити прочитане
offer-not-now = Не зараз
offer-reread = Прочитати знову
offer-keep = Залишити прочитане
offer-notes-stay = Нотатки й рішення лишаються при своїх словах.
offer-changed = Файл { $draft } змінився.
offer-doubts = { $n ->
    [one] { $n } місце могло бути прочитане неправильно: { $documents }.
    [few] { $n } місця могли бути прочитані неправильно: { $documents }.
    [many] { $n } місць могли бути прочитані неправильно: { $documents }.
   *[other] { $n } місця могло бути прочитано неправильно: { $documents }.
}

## Діалоги системи

dialog-open = Відкрити проєкти, статті або порівняння
dialog-open-all = Проєкти й порівняння
dialog-any = Усі файли
dialog-save = Зберегти порівняння
dialog-comparison = Порівняння Travaux

## Таблиця

table-about = Зміни й статус
table-notes = Нотатки

## Правки

redline-from = Від
redline-to = до
redline-earlier = Раніший проєкт: { $draft }
redline-later = Пізніший проєкт: { $draft }
redline-changed = { $n ->
    [one] { $n } змінений уривок
    [few] { $n } змінені уривки
    [many] { $n } змінених уривків
   *[other] { $n } зміненого уривка
}

## Родовід

lineage-spoken = Родовід: що сталося з кожним пунктом
lineage-whole = Уся картина
lineage-whole-hint = Показати її згори донизу
lineage-nearer = Ближче (+ або Ctrl і коліщатко)
lineage-farther = Далі (− або Ctrl і коліщатко)

## Підсумок

summary-unresolved = Не узгоджено
summary-unresolved-none = Жоден пункт останнього проєкту не позначено як неузгоджений.
summary-pending = Ще треба дописати
summary-figures = Числа, що змінилися, з’явилися чи зникли
summary-figures-none = Змін у кількостях, датах чи строках не знайдено.
summary-dropped = Вилучено
summary-dropped-none = Кожен пункт першого проєкту живе далі.
summary-new = Нове
summary-new-none = Жодного пункту не додано.
summary-substance = Інші зміни по суті
summary-substance-none = Більше нічого.
summary-moved = Переміщено, розділено або об’єднано
summary-either = або
summary-or = або
summary-numbers = Проєкти в числах
summary-draft = Проєкт
summary-points = Пункти
summary-sub-points = Підпункти
summary-words = Слова
summary-brackets = Дужки
summary-options = Варіанти
summary-counts = { $draft }: пунктів { $points }, підпунктів { $subpoints }, слів { $words }, дужок { $brackets }, варіантів { $options }

## Статті

article-aside = { $n ->
    [one] { $n } уривок сторінки, а не статті
    [few] { $n } уривки сторінки, а не статті
    [many] { $n } уривків сторінки, а не статті
   *[other] { $n } уривка сторінки, а не статті
}

## Заперечення знайденого

contest-take-up = Зіставити { $point } з іншим пунктом
contest-pair = Зіставити { $one } з { $other }
contest-pair-or-join = Зіставити { $one } з { $other }  ·  Shift: приєднати
contest-join = Приєднати { $one } до { $other }
contest-join-keeping = Приєднати { $one } до { $other }, зберігши інші його пари
contest-cannot-pair = Ці два пункти не можна зіставити
contest-confirm-state = Підтвердити: { $state }
contest-dismiss-state = Відхилити: { $state }
contest-confirm-both = Підтвердити { $one } і { $other }
contest-part-both = Роз’єднати { $one } і { $other }
contest-words-of = Слова { $one } і { $other }
contest-wording-of = Наскільки змінилися слова { $one } і { $other }
contest-status-of = Статус { $point }
contest-absence = Чому його немає
contest-silent = проєкт мовчить
contest-as-found = Відкликати сказане мною
contest-confirm = Підтвердити
contest-confirm-hint = { $one } і { $other } відповідають один одному, як і було знайдено
contest-confirm-status = Знайдений статус правильний
contest-dismiss = Відхилити
contest-dismiss-hint = Ці слова нічого не кажуть про узгодженість
contest-part = Роз’єднати
contest-part-hint = { $one } і { $other } не відповідають один одному
contest-others = Інші пункти { $draft }, яким може відповідати { $point }
contest-any = Чому може відповідати { $point } у { $draft }
contest-pair-short = Зіставити
contest-pair-this = Зіставити з цим
contest-pair-instead = Зіставити натомість із цим
contest-no-other = Жоден інший пункт там не має з ним спільного слова.

## Смуги над порівнянням

menu = Меню
cancel = Скасувати
done = Готово
point-count = { $n ->
    [one] { $n } пункт
    [few] { $n } пункти
    [many] { $n } пунктів
   *[other] { $n } пункту
}
bar-question = { $old ->
    [one] Від { $old } пункту до { $new }
    [few] Від { $old } пунктів до { $new }
    [many] Від { $old } пунктів до { $new }
   *[other] Від { $old } пункту до { $new }
}
bar-show-all = Показати всі
bar-show-only = Показати лише ці
bar-show-again = Знову показати всі пункти
bar-sample = Це вбудований зразок: три проєкти 2025 року в переказі та стаття про них.
bar-open-own = Відкрийте власні проєкти…
bar-one-draft = Відкрито один проєкт. Відкрийте інший, щоб порівняти:
bar-held = { $point } взято. Виберіть його пару, а тоді { $pair }, щоб зіставити, або { $join }, щоб приєднати.
bar-put-down = Покласти
bar-bring-in = Долучити
bar-dismiss = Прибрати
messages-more = Показати ще { $n }
messages-fewer = Показати менше
messages-dismiss-all = Прибрати все
messages-to-notes = Показати нотатки
name-sample = Зразок
name-untitled = Порівняння без назви

## Маленькі вікна

dialog-path = Відкрити за шляхом
dialog-path-open = Відкрити
dialog-path-help = По одному шляху в рядку: Word, ODT, RTF, PDF, вебсторінка, текст або збережений .travaux.
dialog-copies-help = По одному шляху в рядку: копії цього порівняння, збережені як .travaux.
dialog-into-help = По одному шляху в рядку: подальші документи цього проєкту, за їхнім порядком.
dialog-path-name = Шлях
dialog-save-path = Зберегти за шляхом
dialog-save-path-help = Тека має існувати. Файл із такою назвою буде замінено.
dialog-paste = Вставити проєкт або статтю
dialog-paste-help = Вставте текст сюди. З нумерованими пунктами він стане проєктом, без них — статтею.
dialog-paste-text = Текст
dialog-paste-add = Додати
unsaved-quit = Зберегти «{ $name }» перед закриттям?
unsaved-open = Зберегти «{ $name }», перш ніж відкрити інше порівняння?
unsaved-sample = Зберегти «{ $name }», перш ніж показати зразок?
unsaved-recover = Зберегти «{ $name }», перш ніж узяти те, що лишилося незбереженим?
unsaved-lost = Незбережені нотатки й відкриті проєкти буде втрачено.
unsaved-discard = Не зберігати
drop = Відпустіть, щоб відкрити
drop-part = На заголовку стовпця: як іще одна частина його проєкту
keys-rows = Наступний, попередній рядок
keys-zoom = Змінити масштаб

## Поруч і меню рядка

fold-same-in-both = { $n ->
    [one] { $n } пункт однаковий в обох проєктах
    [few] { $n } пункти однакові в обох проєктах
    [many] { $n } пунктів однакові в обох проєктах
   *[other] { $n } пункту однакові в обох проєктах
}
fold-same-in-all = { $n ->
    [one] { $n } пункт однаковий у всіх проєктах
    [few] { $n } пункти однакові у всіх проєктах
    [many] { $n } пунктів однакові у всіх проєктах
   *[other] { $n } пункту однакові у всіх проєктах
}
fold-outside = { $n ->
    [one] { $n } уривок поза пунктами: назва, преамбула, коментар
    [few] { $n } уривки поза пунктами: назви, преамбули, коментарі
    [many] { $n } уривків поза пунктами: назви, преамбули, коментарі
   *[other] { $n } уривка поза пунктами: назви, преамбули, коментарі
}
fold-show = показати
fold-hide = сховати
outside-before = перед пунктами
outside-after = після { $point }
row-noted = Із нотаткою.
row-details = Чому зіставлено, що змінилося, нотатки

## Панель поруч із проєктами

panel-choose = Виберіть пункт
panel-choose-how = Клацніть рядок, щоб побачити, що змінилося, чому пункти зіставлено, хто що про це каже, і ваші нотатки.
panel-keys-changes = наступна, попередня зміна
panel-keys-unresolved = наступний неузгоджений пункт
panel-keys-all = усі клавіші
panel-alone = Ніщо в іншому проєкті не відповідає цьому пункту.
panel-unchanged = Нічого: слова ті самі.
panel-rendering = У { $rendering }, іншому викладі { $draft }
panel-rendering-differs = відмінність викладу
panel-translated = Інша мова; нічого, що можна порівняти, не знайдено.
panel-editorial = Лише написання, пунктуація або друк.
panel-reworded = Інші слова; нічого, що змінювало б зміст, не знайдено.
panel-substantive = Змістові слова втрачено або додано. Змін у числах, датах, сторонах чи обов’язках не знайдено.
panel-changed-between = Що змінилося, { $one } → { $other }
panel-why = Чому зіставлено
panel-why-between = Чому зіставлено, { $one } → { $other }
panel-reasons = { $reasons }. Оцінка { $score }
panel-reasons-and-next = { $reasons }. Оцінка { $score }; наступний за нею { $point } з { $next }
panel-status = Статус
panel-found = , знайдено в тексті
panel-voices = Хто що каже

note-add = Додати нотатку
note-add-hint = Додайте нотатку…
note-new = Нова нотатка
note-edit = Редагувати
note-edit-field = Редагувати нотатку
thread-begin = Відповісти…
thread-reply = Відповідь
thread-add = Додати відповідь
thread-take-back = Забрати назад
thread-resolve = Вирішити
thread-open-again = Відкрити знову
thread-elsewhere = { " " }· в іншій копії

## Що можна скасувати

edit-originals = Тримати оригінали чи ні
edit-open = Відкриття документів
edit-remove = Вилучення документа
edit-rename = Перейменування документа
edit-describe = Опис документа
edit-reread = Повторне читання
edit-merge-copy = Долучення копії
edit-move-column = Переміщення стовпця
edit-pairing = Спосіб зіставлення пунктів
edit-colours = Значення кольорів
edit-merge = Злиття пунктів
edit-split = Поділ пункту
edit-depth = Зміна рівня пункту
edit-label = Зміна номера
edit-exclude = Пропуск пункту
edit-include = Прийняття уривка
edit-commentary = Позначення коментаря
edit-uncorrect = Відкликання виправлень
edit-pair = Зіставлення пунктів
edit-join = Приєднання пункту
edit-part = Роз’єднання пунктів
edit-confirm = Підтвердження пари
edit-render = Інший виклад того самого проєкту
edit-part-rendering = Читання як окремого проєкту
edit-wording = Оцінка зміни слів
edit-status = Встановлення статусу
edit-absence = Причина відсутності пункту
edit-as-found = Відкликання сказаного
edit-note-new = Нова нотатка
edit-note = Зміна нотатки
edit-note-delete = Видалення нотатки
edit-reply = Відповідь на нотатку
edit-reply-delete = Видалення відповіді
edit-resolve = Вирішення нотатки
edit-open-again = Повторне відкриття нотатки
edit-tag = Додавання тегу
edit-untag = Зняття тегу
edit-verdicts = Зміна висновків
edit-verdict = Висновок
edit-verdict-off = Зняття висновку
edit-bookmark = Закладка
edit-bookmark-off = Зняття закладки
edit-attach-note = Прикріплення нотатки
edit-attach-verdict = Прикріплення висновку
edit-attach-bookmark = Прикріплення закладки

## Що повідомляє вікно

tell-cannot-pair = Ці два пункти не можна зіставити: виберіть пункти двох проєктів, що стоять поруч, або зробіть один із них основою.
tell-siglum-taken = Інший документ уже має назву { $siglum }.
tell-on-its-own = Збережене порівняння відкривають окремо: виберіть або один файл .travaux, або документи.
tell-no-dialog = На цьому робочому столі не вдається відкрити діалог вибору файлів: введіть шлях, перетягніть файли на вікно або вставте текст.
tell-no-dialog-path = На цьому робочому столі не вдається відкрити діалог вибору файлів: введіть шлях.
tell-no-dialog-save = На цьому робочому столі не вдається відкрити діалог вибору файлів: введіть шлях для збереження.
tell-brought-in = Долучено з { $names }: { $what }
tell-brought-nothing = Усе, що є в { $names }, тут уже є.
tell-changed-meanwhile = Порівняння тим часом змінилося: виберіть іншу копію ще раз.
tell-found-again = { $n ->
    [one] { $n } нотатка чи позначка, що втратила свій документ, знайшла свої слова в { $draft }.
    [few] { $n } нотатки й позначки, що втратили свій документ, знайшли свої слова в { $draft }.
    [many] { $n } нотаток і позначок, що втратили свій документ, знайшли свої слова в { $draft }.
   *[other] { $n } нотатки, що втратили свій документ, знайшли свої слова в { $draft }.
}
reread-lost-note = Нотатка до { $draft } втратила своє місце; її збережено серед нотаток: «{ $words }»
reread-lost-verdict = Висновок щодо { $draft } втратив своє місце; його збережено серед нотаток: «{ $words }»
reread-lost-bookmark = Закладка в { $draft } втратила своє місце; її збережено серед нотаток: «{ $words }»
reread-lost-words = У новій версії { $draft } вже немає слів «{ $words }»: нотатка до них тепер стоїть при їхньому пункті.
reread-lost-correction = Виправлення { $draft } втратило своє місце, бо його слів уже немає: «{ $words }»
reread-lost-pair = Рішення про пару пунктів { $draft } втратило своє місце, бо слів його пункту вже немає: «{ $words }»
reread-lost-wording = Рішення про формулювання { $draft } втратило своє місце, бо слів його пункту вже немає: «{ $words }»
reread-lost-status = Рішення про статус у { $draft } втратило своє місце, бо слів його пункту вже немає: «{ $words }»
reread-lost-absence = Рішення про відсутність у { $draft } втратило своє місце, бо слів його пункту вже немає: «{ $words }»

## Перевірка прочитаного документа

reading-heading-bar = Як його прочитано
reading-done-hint = Назад до порівняння (Esc)
reading-title = Назва
reading-date = Дата
reading-author = Автор
reading-kind = Вид
reading-text = Документ, як його прочитано
reading-article = Стаття
reading-revisions = Відстежені зміни
reading-as-they-stand = Як є
reading-accepted = Прийняті
reading-rejected = Відхилені
reading-files = Файли
reading-file-name = Назва файлу { $n }
reading-file-earlier = { $file } раніше
reading-file-earlier-hint = Перед попереднім файлом
reading-file-out = Прибрати { $file }
reading-file-out-hint = Прибрати цей файл із проєкту
reading-add-files = Додати файли…
reading-label = Номер
reading-as-found = Як знайдено
reading-as-found-hint = Відкликати всі виправлення цього документа
reading-heading = заголовок
reading-left-out = пропущено
reading-page = с. { $page }
statement-count = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
    [many] { $n } тверджень
   *[other] { $n } твердження
}
sub-point-count = { $n ->
    [one] { $n } підпункт
    [few] { $n } підпункти
    [many] { $n } підпунктів
   *[other] { $n } підпункту
}
reading-left-out-count = { $n ->
    [one] { $n } уривок пропущено
    [few] { $n } уривки пропущено
    [many] { $n } уривків пропущено
   *[other] { $n } уривка пропущено
}
doubt-count = { $n ->
    [one] { $n } сумнів
    [few] { $n } сумніви
    [many] { $n } сумнівів
   *[other] { $n } сумніву
}
tool-merge = Злити
tool-merge-help = Цей пункт належить до попереднього
tool-split = Поділити
tool-split-help = Новий пункт починається там, де ви клацнули
tool-outdent = На рівень вище
tool-outdent-help = Цей пункт і ті, що під ним, стоять на рівень вище
tool-indent = На рівень нижче
tool-indent-help = Цей пункт і ті, що під ним, стоять на рівень нижче
tool-exclude = Пропустити
tool-exclude-help = Це не пункт проєкту, як і те, що стоїть під ним
tool-include = Прийняти
tool-include-help = Цей уривок — пункт
tool-commentary = Коментар
tool-commentary-help = Позначені слова або цей абзац не належать до проєкту
colours-mean = Кольори означають
colours-means = { $colour } означає
colours-none-means = Текст без кольору означає
colours-nothing = нічого
colours-clear = Нічого
colours-who = Як у ВООЗ
colours-who-hint = Зелене узгоджено на пленарному засіданні, жовте попередньо, у робочій групі; решта не узгоджена

## Експорт

export = Експорт
export-form = Форма
export-drafts = Проєкти
export-from = Від
export-to = До
export-base = Читати проти
export-own-base = Як у вікні
export-all-rows = Усі рядки
export-filtered-rows = Лише те, що показує фільтр
export-rows = Рядки
export-notes = Нотатки
export-notes-all = Усі
export-notes-open = Відкриті
export-notes-resolved = Вирішені
export-notes-none = Жодних
export-of-author = Автор: { $name }
export-nobody = ніхто не названий
export-with = Разом із цим
export-articles = Що кажуть статті
export-moves = Переміщені уривки як переміщення
export-dated = Сьогоднішня дата
export-author = Автор
export-author-hint = Для позначених змін і титулу
export-preview = Що там буде
export-looking = Переглядаємо…
export-go = Експортувати…
export-stop = Зупинити
export-again = Експортувати ще раз…
export-close = Закрити
export-reveal = Показати в теці
export-launch = Відкрити
export-replace = Замінити
export-elsewhere = Інше місце…
export-asking = Виберіть місце у вікні, що відкрилося.
export-typing = На цій системі не відкривається діалог файлів: уведіть, куди зберегти.
export-path = Шлях до файлу
export-put = Експортувати
export-writing = Записуємо, { $share } %
export-stopping = Зупиняємо…
export-stopped = Зупинено. Нічого не записано.
export-done = Записано: { $name }, { $size }.
export-taken = Файл із такою назвою вже є: { $name }
export-rest-of-sources = Джерела й налаштування
export-picture = Картина родоводу
export-broken = На цьому порівнянні експорт зламався, і це помилка Travaux: нічого не записано; повідомте про неї, будь ласка.
export-no-permission = Туди писати не можна: виберіть іншу теку або попросіть права на запис у цю: { $path }
export-disk-full = Диск заповнено: звільніть місце або виберіть інше, а тоді експортуйте ще раз: { $path }
export-no-folder = Такої теки немає (або вже немає): виберіть іншу або спершу створіть її: { $path }
export-is-a-folder = Це тека: назвіть файл у ній: { $path }
export-not-written = Файл не вдається записати ({ $why }): виберіть інше місце: { $path }
export-is-a-source = Це файл { $name }, який тут порівнюють: виберіть іншу назву.
no-file-manager = немає файлового менеджера, якого можна запитати: шукайте тут: { $path }
no-program = жодна програма цього не відкриває: шукайте тут: { $path }
no-rich-clipboard = ця система не приймає від Travaux форматованого тексту, тож скопійовано простий текст

## Копіювання

copy-words = Копіювати вибрані слова
copy-words-markdown = Копіювати вибрані слова як Markdown
copy-row = Копіювати рядок
copy-row-markdown = Копіювати рядок як Markdown
copy-point = Копіювати { $name }
copy-point-markdown = Копіювати { $name } як Markdown

## Форми експорту: як вони звуться і для чого придатні

form-text = Простий текст
form-text-about = Для читання в терміналі
form-json = JSON
form-json-about = Для скриптів; описано в docs/comparison.schema.json
form-markdown = Markdown
form-markdown-about = Щоб вставити в лист
form-html = Вебсторінка
form-html-about = Один файл для будь-якого браузера, з фільтрами й пошуком
form-docx = Word, позначені зміни
form-docx-about = Останній проєкт проти першого або базового: зміни, які приймають чи відхиляють, у його ж файлі Word, якщо такий є; нотатки як коментарі
form-docx-table = Word, таблиця
form-docx-table-about = Проєкти поруч зі змінами, статусом і нотатками: щоб друкувати або писати далі
form-odt-table = OpenDocument, таблиця
form-odt-table-about = Проєкти поруч зі змінами, статусом і нотатками: для LibreOffice
form-xlsx = Книга Excel
form-xlsx-about = Аркуші з таблицею, кожною зміною, нотатками й джерелами
form-csv = Таблиця простим текстом (CSV)
form-csv-about = Рядок на кожен пункт: для електронних таблиць і статистичних програм
form-svg = Картина родоводу
form-svg-about = Що сталося з кожним пунктом: картина, яка масштабується
form-pdf = Звіт для друку (PDF)
form-pdf-about = Підсумок, картина, таблиця, правки й нотатки на папері

## Скільки чого в експорті

export-count-drafts = { $n ->
    [one] { $n } проєкт
    [few] { $n } проєкти
    [many] { $n } проєктів
   *[other] { $n } проєкту
}
export-count-rows = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}
export-count-changed = { $n } зі змінами
export-count-notes = { $n ->
    [one] { $n } нотатка
    [few] { $n } нотатки
    [many] { $n } нотаток
   *[other] { $n } нотатки
}
export-count-articles = { $n ->
    [one] { $n } стаття
    [few] { $n } статті
    [many] { $n } статей
   *[other] { $n } статті
}
export-count-insertions = { $n ->
    [one] { $n } вставка
    [few] { $n } вставки
    [many] { $n } вставок
   *[other] { $n } вставки
}
export-count-deletions = { $n ->
    [one] { $n } вилучення
    [few] { $n } вилучення
    [many] { $n } вилучень
   *[other] { $n } вилучення
}
export-count-moves = { $n ->
    [one] { $n } переміщення
    [few] { $n } переміщення
    [many] { $n } переміщень
   *[other] { $n } переміщення
}
export-count-comments = { $n ->
    [one] { $n } коментар
    [few] { $n } коментарі
    [many] { $n } коментарів
   *[other] { $n } коментаря
}
export-count-more-rows = { $n ->
    [one] і ще { $n } рядок
    [few] і ще { $n } рядки
    [many] і ще { $n } рядків
   *[other] і ще { $n } рядка
}
export-count-more-paragraphs = { $n ->
    [one] і ще { $n } абзац
    [few] і ще { $n } абзаци
    [many] і ще { $n } абзаців
   *[other] і ще { $n } абзацу
}
export-count-more-lines = { $n ->
    [one] і ще { $n } рядок
    [few] і ще { $n } рядки
    [many] і ще { $n } рядків
   *[other] і ще { $n } рядка
}
export-count-some-rows = { $n } з { $of ->
    [one] { $of } рядка
    [few] { $of } рядків
    [many] { $of } рядків
   *[other] { $of } рядка
}

## Літери, яких бракує надрукованому звітові

missing-letters = Шрифти надрукованого звіту не мають знаків для: { $what }. На їхньому місці стоять порожні рамки, у яких можна шукати і які можна копіювати; інші форми показують усе.
missing-arabic = арабського письма
missing-hebrew = єврейського письма
missing-chinese = китайського та японського письма
missing-korean = корейського письма
missing-devanagari = письма деванагарі
missing-bengali = бенгальського письма
missing-tamil = тамільського письма
missing-thai = тайського письма
missing-lao = лаоського письма
missing-georgian = грузинського письма
missing-armenian = вірменського письма
missing-ethiopic = ефіопського письма
missing-sign = знака { $code }
missing-others = інших знаків

## Що сумнівного в прочитаному документі

doubt-guessed = кодування вгадано як { $encoding }; якщо літери мають хибний вигляд, збережіть документ у UTF-8 і відкрийте його
doubt-undecoded = { $n ->
    [one] { $n } знак не належить до { $encoding } і показаний як �
    [few] { $n } знаки не належать до { $encoding } і показані як �
   *[other] { $n } знаків не належать до { $encoding } і показані як �
}
doubt-changes = { $n ->
    [one] { $n } відстежена зміна
    [few] { $n } відстежені зміни
   *[other] { $n } відстежених змін
}
doubt-by = , автор: { $name }
doubt-by-several = { $n ->
    [2] , автори: { $first } і { $second }
   *[other] , автори: { $n } ({ $first }, { $second } …)
}
doubt-changes-stand = прочитано як є, вилучені і вставлені слова поруч
doubt-changes-accepted = прочитано так, ніби всі прийнято
doubt-changes-rejected = прочитано так, ніби всі відхилено
doubt-comments = { $n ->
    [one] { $n } коментар, збережено поруч із текстом
    [few] { $n } коментарі, збережено поруч із текстом
   *[other] { $n } коментарів, збережено поруч із текстом
}
doubt-footnotes = { $n ->
    [one] { $n } виноска, її текст стоїть у кінці й не належить до жодного пункту
    [few] { $n } виноски, їхній текст стоїть у кінці й не належить до жодного пункту
   *[other] { $n } виносок, їхній текст стоїть у кінці й не належить до жодного пункту
}
doubt-boxes = { $n ->
    [one] { $n } текстове поле, прочитано після абзацу, до якого воно прив’язане
    [few] { $n } текстові поля, прочитано після абзаців, до яких вони прив’язані
   *[other] { $n } текстових полів, прочитано після абзаців, до яких вони прив’язані
}
doubt-pictures = { $n ->
    [one] { $n } зображення, на якому може бути текст, не прочитано
    [few] { $n } зображення, на яких може бути текст, не прочитано
   *[other] { $n } зображень, на яких може бути текст, не прочитано
}
doubt-objects = { $n ->
    [one] { $n } вбудований об’єкт, не прочитано
    [few] { $n } вбудовані об’єкти, не прочитано
   *[other] { $n } вбудованих об’єктів, не прочитано
}
doubt-formulas = { $n ->
    [one] { $n } формула, прочитано як звичайні знаки
    [few] { $n } формули, прочитано як звичайні знаки
   *[other] { $n } формул, прочитано як звичайні знаки
}
doubt-hidden = { $n ->
    [one] { $n } прихований уривок, пропущено
    [few] { $n } приховані уривки, пропущено
   *[other] { $n } прихованих уривків, пропущено
}
doubt-contents = зміст не належить до жодного пункту
doubt-heads = у колонтитулах сторінок є текст, його пропущено
doubt-cut-short = бракує кінця документа: файл обрізано або пошкоджено
doubt-amendments = { $n ->
    [one] { $n } таблиця з двох колонок, «{ $left }» і «{ $right }»
    [few] { $n } таблиці з двох колонок, «{ $left }» і «{ $right }»
   *[other] { $n } таблиць із двох колонок, «{ $left }» і «{ $right }»
}
doubt-amendments-stand = кожну колонку прочитано згори донизу
doubt-amendments-accepted = прочитано лише праву, ніби поправки прийнято
doubt-amendments-rejected = прочитано лише ліву, ніби поправки відхилено
doubt-damaged-page = сторінка { $page } пошкоджена, прочитати її не вдалося
doubt-unlettered = шрифти цього PDF не кажуть, які літери показують; літери визначено за звичним порядком шрифтів, тож перевірте, чи текст читається правильно
doubt-numbers-told = { $n ->
    [one] у номері { $n } статті цього PDF є цифри без літер; їх визначено за порядком, тож перевірте, чи вони правильні
   *[other] у номерах { $n } статей цього PDF є цифри без літер; їх визначено за порядком, тож перевірте, чи вони правильні
}
doubt-signs-lost = деякі знаки цього PDF, можливо цифри, не мають літери й показані як �; порівняйте їх із PDF
doubt-scanned = сторінка { $page } має зображення й не має тексту: можливо, її відскановано
doubt-scanned-pages = сторінки { $first }–{ $last } мають зображення й не мають тексту: можливо, їх відскановано
doubt-columns = { $n ->
    [2] дві колонки на сторінці { $page }, прочитано одну за одною
    [3] три колонки на сторінці { $page }, прочитано одну за одною
    [4] чотири колонки на сторінці { $page }, прочитано одну за одною
    [5] п’ять колонок на сторінці { $page }, прочитано одну за одною
   *[other] багато колонок на сторінці { $page }, прочитано одну за одною
}
doubt-columns-pages = { $n ->
    [2] дві колонки на сторінках { $first }–{ $last }, прочитано одну за одною
    [3] три колонки на сторінках { $first }–{ $last }, прочитано одну за одною
    [4] чотири колонки на сторінках { $first }–{ $last }, прочитано одну за одною
    [5] п’ять колонок на сторінках { $first }–{ $last }, прочитано одну за одною
   *[other] багато колонок на сторінках { $first }–{ $last }, прочитано одну за одною
}
doubt-printed = схоже, цей PDF надруковано з відстеженими змінами ({ $trace }), тож старі й нові слова стоять разом; попросіть чистовий примірник
doubt-trace-together = числа злилися: { $word }
doubt-trace-doubled = слова стоять двічі: { $word } { $word }
doubt-trace-struck = слова закреслено
doubt-missing = { $n ->
    [1] бракує пункту: після номера { $from } йде { $to }
    [one] бракує { $n } пункту: після номера { $from } йде { $to }
   *[other] бракує { $n } пунктів: після номера { $from } йде { $to }
}
doubt-twice = номер { $number } стоїть двічі
doubt-list-outside = { $n ->
    [one] перелік із { $n } елемента, що починається з { $begins }, прочитано як коментар
   *[other] перелік із { $n } елементів, що починається з { $begins }, прочитано як коментар
}
doubt-paragraph-outside = цей абзац після { $point } прочитано як коментар
doubt-point = пункту { $number }
doubt-bullet = позначки
doubt-no-point = не знайдено жодного пункту
doubt-no-sentence = не знайдено жодного речення, що належить до статті
doubt-bracket = квадратна дужка в пункті { $point } не має пари: де закінчується спірний текст, сказати не можна

## Чому документ чи порівняння не вдається прочитати або зберегти: причина, що робити, шлях

import-empty = у ньому немає тексту, тож виберіть файл із проєктом: { $path }
import-unreadable = { $reason }, тож { $advice }: { $path }
import-too-large = він має { $n } МБ, а Travaux читає до { $limit } МБ такого виду, тож залиште лише частину з проєктом: { $path }
pasted-text = вставлений текст
fault-is = це { $what }
fault-foreign = це { $what }, а такого Travaux не читає
fault-damaged = він пошкоджений ({ $what })
fault-locked = він захищений паролем
fault-archive-cut = його архів обрізаний або зламаний
fault-many-parts = його архів має { $n } частин, набагато більше, ніж має документ
fault-leads-out = його архів містить назву, що веде за його межі ({ $name })
fault-part-packed = його частину { $part } не вдається розпакувати
fault-part-long = його частина { $part } розпаковується більш ніж на { $n } МБ
fault-part-cut = його частина { $part } не ціла
fault-part-foreign = його частина { $part } { $what }, чого офісні програми ніколи не пишуть
fault-part-nests = вкладає понад { $n } елементів
fault-part-many = має понад { $n } елементів
fault-part-declares = оголошує тип документа
fault-nested-groups = він вкладає понад { $n } груп, чого офісні програми ніколи не роблять
fault-long = він має понад { $n } МБ тексту
fault-no-main-word = це документ Word без головної частини ({ $part })
fault-no-main-odt = це текст OpenDocument без головної частини (content.xml)
fault-no-text-odt = це файл OpenDocument, у якому немає тексту
kind-picture = зображення { $name }
kind-archive = архів { $name }
kind-program = програма
kind-database = база даних
kind-binary = двійковий файл
kind-workbook = книга Excel
kind-presentation = презентація PowerPoint
kind-book = електронна книга (EPUB)
kind-other-opendocument = файл OpenDocument, який не є текстом
kind-locked = документ, захищений паролем
kind-old-word = старий документ Word (.doc)
kind-old-office = документ старої програми Office
kind-damaged-page = пошкоджена вебсторінка
kind-deep-page = вебсторінка, яка вкладає понад { $n } елементів
kind-slow-page = вебсторінка, яка читається надто довго
kind-damaged-pdf = пошкоджений файл PDF
kind-scanned-pdf = файл PDF без тексту, мабуть, відсканований
kind-locked-pdf = файл PDF, захищений паролем
kind-long-pdf = файл PDF, довший за { $n } сторінок
kind-slow-pdf = файл PDF, який читається надто довго
advice-choose = виберіть файл із проєктом
advice-save-as-text = збережіть його як текст і відкрийте той
advice-recognise = спершу перетворіть відскановану сторінку на текст
advice-recognise-pdf = розпізнайте його текст (OCR) і відкрийте результат
advice-unpack = розпакуйте його й відкрийте документ усередині
advice-unlock = відкрийте його у власній програмі й збережіть копію без пароля
advice-unlock-pdf = відкрийте його з паролем у переглядачі PDF, надрукуйте в новий PDF і відкрийте той
advice-as-docx = відкрийте його у Word чи LibreOffice і збережіть як DOCX
advice-own-as-docx = відкрийте його у власній програмі й збережіть як DOCX
advice-paste = скопіюйте текст проєкту з браузера і вставте його
advice-again = отримайте файл ще раз або відкрийте його у власній програмі й збережіть наново
advice-again-word = отримайте файл ще раз або відкрийте його у Word чи LibreOffice і збережіть наново
advice-again-odt = отримайте файл ще раз або відкрийте його в LibreOffice і збережіть наново
advice-anew = відкрийте його у власній програмі й збережіть наново
advice-distrust = не довіряйте йому й попросіть у відправника інший примірник
advice-keep-part = залиште лише частину з проєктом
advice-text-alone = збережіть лише текст проєкту і відкрийте його
advice-print = відкрийте його в переглядачі PDF, надрукуйте в новий PDF і відкрийте той, або скопіюйте його текст і вставте
advice-print-part = надрукуйте в новий PDF лише сторінки з проєктом і відкрийте його
read-missing = такого файла немає; перевірте його назву й теку: { $path }
read-folder = це тека; назвіть файли в ній: { $path }
read-refused = файл не вдається прочитати ({ $why }); перевірте права доступу: { $path }
read-too-large = файл більший за { $n } МБ; збережіть лише текст проєкту і відкрийте його: { $path }
project-empty = файл порожній; відкрийте інший примірник порівняння: { $path }
project-truncated = файл обривається посередині, ніби його скопійовано не повністю; відкрийте інший примірник порівняння: { $path }
project-foreign = це не порівняння Travaux; відкрийте файл .travaux або сам проєкт: { $path }
project-newer = файл записав новіший Travaux (версія формату { $version }; цей читає до { $own }); оновіть Travaux, щоб відкрити його: { $path }
project-damaged = файл пошкоджений ({ $why }); відкрийте інший примірник порівняння: { $path }
project-protected = цей файл записав новіший Travaux (версія формату { $version }), і збереження поверх нього знищило б те, чого цей не знає; збережіть під іншою назвою: { $path }
project-understood = цей файл записав новіший Travaux (версія формату { $version }): його показано настільки, наскільки цей його розуміє, і зберегти його можна лише під іншою назвою: { $path }
project-unwritable = порівняння не вдається зберегти ({ $why }); { $advice }: { $path }
unwritable-missing = його теки немає
unwritable-refused = писати туди не дозволено
unwritable-read-only = теку можна лише читати
unwritable-full = диск заповнений
advice-room = звільніть там місце або виберіть іншу теку
advice-other-folder = виберіть іншу теку
