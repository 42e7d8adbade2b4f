/**
 * German for the sentences in which validators and importers say what is wrong. They are made in
 * English, where the command line prints them too, so the English template is the key: `{}` stands for
 * a value there, `{0}` for the first of them here.
 */
export const sentences: Readonly<Record<string, string>> = {
  // Settings and their kinds.
  '“{}” must be a whole number from {} to {}, not {}.':
    '„{0}“ muss eine ganze Zahl von {1} bis {2} sein, nicht {3}.',
  '“{}” must be a number from {} to {}, not {}.':
    '„{0}“ muss eine Zahl von {1} bis {2} sein, nicht {3}.',
  '“{}” must be true or false, not {}.':
    '„{0}“ muss wahr oder falsch sein (true, false), nicht {1}.',
  '“{}” must be {}, not {}.': '„{0}“ muss {1} sein, nicht {2}.',
  '“{}” must be a name of 1 to 253 visible characters, not {}.':
    '„{0}“ muss ein Name aus 1 bis 253 sichtbaren Zeichen sein, nicht {1}.',
  'a list of {}': 'eine Liste von {0}',
  '“{}” must be a list of {} to {} entries, not {}.':
    '„{0}“ muss eine Liste von {1} bis {2} Einträgen sein, nicht {3}.',
  '“{}” must be an object, not {}.': '„{0}“ muss ein Objekt sein, nicht {1}.',
  '“{}” has a field “{}”, which is not known here.':
    '„{0}“ hat ein Feld „{1}“, das hier nicht bekannt ist.',
  '“{}” must be one of {}, not {}.': '„{0}“ muss eines von {1} sein, nicht {2}.',
  'The settings must be an object of named values, not {}.':
    'Die Einstellungen müssen ein Objekt mit benannten Werten sein, nicht {0}.',
  'There is no setting called “{}”.': 'Es gibt keine Einstellung namens „{0}“.',
  'There is no setting called {}.': 'Es gibt keine Einstellung namens {0}.',
  '“{}” must be a number, not {}.': '„{0}“ muss eine Zahl sein, nicht {1}.',
  '“{}” must be a whole number, not {}.': '„{0}“ muss eine ganze Zahl sein, nicht {1}.',
  '“{}” must lie between {} and {}{}, not {}.':
    '„{0}“ muss zwischen {1} und {2}{3} liegen, nicht bei {4}.',
  '“{}” must be a number of pods or a share of them such as 25%, not {}.':
    '„{0}“ muss eine Zahl von Pods oder ein Anteil davon wie 25% sein, nicht {1}.',
  nothing: 'nichts',
  'a list': 'eine Liste',
  'an object': 'ein Objekt',
  '“{}” is {}, above “{}” ({}); the minimum cannot exceed the maximum.':
    '„{0}“ ist {1}, mehr als „{2}“ ({3}); das Minimum kann nicht über dem Maximum liegen.',
  'Boot on demand needs one queue for all cells. Begin a run in which requests wait in one queue for all cells, or choose another autoscaler.':
    'Start auf Abruf braucht eine Schlange für alle Zellen. Beginnen Sie einen Lauf, in dem Anfragen in einer Schlange für alle Zellen warten, oder wählen Sie einen anderen Autoscaler.',
  '“{}.datapointsToAlarm” is {}, above “{}.evaluationPeriods” ({}); M of N cannot be more than N.':
    '„{0}.datapointsToAlarm“ ist {1}, mehr als „{2}.evaluationPeriods“ ({3}); M von N kann nicht mehr als N sein.',
  '“{}.steps” has a step from {} to {}; its upper bound must lie above its lower one.':
    '„{0}.steps“ hat eine Stufe von {1} bis {2}; ihre obere Grenze muss über der unteren liegen.',
  '“{}.steps” has a step that ends at {} and one that begins at {}; steps must follow one another without a gap or an overlap.':
    '„{0}.steps“ hat eine Stufe, die bei {1} endet, und eine, die bei {2} beginnt; Stufen müssen ohne Lücke und ohne Überlappung aufeinander folgen.',
  '“{}.fallback” is {}; it must lie between “{}.minimum” ({}) and “{}.maximum” ({}).':
    '„{0}.fallback“ ist {1}; der Wert muss zwischen „{2}.minimum“ ({3}) und „{4}.maximum“ ({5}) liegen.',
  '“{}.idleReplicaCount” is {}; it must be below “{}.minReplicaCount” ({}), or absent.':
    '„{0}.idleReplicaCount“ ist {1}; der Wert muss unter „{2}.minReplicaCount“ ({3}) liegen oder fehlen.',
  '“{}.minScale” is {}, above “{}.maxScale” ({}); lower it, or set the maximum to 0 for none.':
    '„{0}.minScale“ ist {1}, mehr als „{2}.maxScale“ ({3}); senken Sie den Wert, oder setzen Sie das Maximum auf 0 für keines.',
  '“{}.below” is {}, above “{}.above” ({}); between them nothing is done, so it must not be larger.':
    '„{0}.below“ ist {1}, mehr als „{2}.above“ ({3}); dazwischen geschieht nichts, also darf der Wert nicht größer sein.',
  '“{}” may be 0 only with the feature HPAScaleToZero and an Object or External metric; use 1.':
    '„{0}“ darf nur mit der Funktion HPAScaleToZero und einer Metrik Object oder External 0 sein; nehmen Sie 1.',
  '“{}” is {}; the only resource that is simulated is cpu.':
    '„{0}“ ist {1}; die einzige Ressource, die simuliert wird, ist cpu.',
  '{} cells with {} waiting places each are more than one run can hold. Lower the maximum of the autoscaler or the queue per cell.':
    '{0} Zellen mit je {1} Warteplätzen sind mehr, als ein Lauf fassen kann. Senken Sie das Maximum des Autoscalers oder die Warteplätze je Zelle.',
  'The CPU limit ({} mCPU) is below the CPU request ({} mCPU). Raise the limit, or set it to 0 for none.':
    'Das CPU-Limit ({0} mCPU) liegt unter dem CPU-Request ({1} mCPU). Erhöhen Sie das Limit, oder setzen Sie es auf 0 für keines.',
  '{} busy slots burn {} mCPU, more than the CPU limit of {} mCPU; throttling is not simulated. Raise the limit, or lower the CPU per busy slot.':
    '{0} belegte Plätze verbrauchen {1} mCPU, mehr als das CPU-Limit von {2} mCPU; Drosselung wird nicht simuliert. Erhöhen Sie das Limit, oder senken Sie die CPU je belegtem Platz.',
  // Loads.
  'The load must be a curve, not {}.': 'Die Last muss eine Kurve sein, nicht {0}.',
  'The load has neither the form “linear” nor the form “steps”.':
    'Die Last hat weder die Form „linear“ noch die Form „steps“.',
  "The load's interval must be a positive number of seconds, not {}.":
    'Das Intervall der Last muss eine positive Zahl von Sekunden sein, nicht {0}.',
  'The load holds no rates.': 'Die Last enthält keine Raten.',
  'The load needs at least two points.': 'Die Last braucht mindestens zwei Punkte.',
  'Point {} of the load is at {}; times start at 0 and never go back.':
    'Punkt {0} der Last liegt bei {1}; Zeiten beginnen bei 0 und gehen nie zurück.',
  'The load ends at the moment it starts.': 'Die Last endet in dem Moment, in dem sie beginnt.',
  'The load has a field “{}”, which is not known. Take it out.':
    'Die Last hat ein Feld „{0}“, das nicht bekannt ist. Nehmen Sie es heraus.',
  'The load has {} values; {} are the limit. Resample it to longer intervals.':
    'Die Last hat {0} Werte; {1} sind die Grenze. Fassen Sie sie zu längeren Intervallen zusammen.',
  'The load is longer than a year. Cut a part out of it.':
    'Die Last ist länger als ein Jahr. Schneiden Sie einen Teil heraus.',
  'The load lasts {} s; it must last at least {} s. Check the unit of its times.':
    'Die Last dauert {0} s; sie muss mindestens {1} s dauern. Prüfen Sie die Einheit ihrer Zeiten.',
  'The rate at {} s is {}, not a number.': 'Die Rate bei {0} s ist {1}, keine Zahl.',
  'The rate at {} s is {}; a rate cannot be negative.':
    'Die Rate bei {0} s ist {1}; eine Rate kann nicht negativ sein.',
  'The rate at {} s is {} requests/s; the engine takes at most {}. Scale the load down.':
    'Die Rate bei {0} s ist {1} Anfragen/s; höchstens {2} sind möglich. Verkleinern Sie die Last.',
  'The measured service times must be a list of seconds, not {}.':
    'Die gemessenen Bedienzeiten müssen eine Liste von Sekunden sein, nicht {0}.',
  'The measured service times must be {} to {} quantiles, not {}.':
    'Die gemessenen Bedienzeiten müssen {0} bis {1} Quantile sein, nicht {2}.',
  'Measured service time {} is {}; it must be a positive number of seconds.':
    'Die gemessene Bedienzeit {0} ist {1}; sie muss eine positive Zahl von Sekunden sein.',
  'Measured service time {} is {} s, below the one before it; sort the quantiles.':
    'Die gemessene Bedienzeit {0} ist {1} s, weniger als die davor; sortieren Sie die Quantile.',
  'A run keeps at most {} branches, itself among them: the oldest one that could be spared is gone. Undo brings it back.':
    'Ein Lauf behält höchstens {0} Zweige, sich selbst mitgezählt: Der älteste entbehrliche ist fort. „Zurücknehmen“ bringt ihn zurück.',
  // Changes on the way.
  'There is no cell {} any more.': 'Es gibt keine Zelle {0} mehr.',
  'This run has one service: a change of its settings names none.':
    'Dieser Lauf hat einen Dienst; eine Änderung seiner Einstellungen nennt keinen.',
  '“{}” cannot change while a run goes on. Start a new run with it.':
    '„{0}“ lässt sich während eines Laufs nicht ändern. Beginnen Sie damit einen neuen Lauf.',
  '“{}” cannot change while the run goes on.': '„{0}“ lässt sich während des Laufs nicht ändern.',
  'The new load is much longer than the one this run began with. Restart the run first.':
    'Die neue Last ist viel länger als die, mit der dieser Lauf begann. Beginnen Sie den Lauf erst neu.',
  'The new load ends after {} s, and this run has already come further. Restart the run first, or make the load longer.':
    'Die neue Last endet nach {0} s, und dieser Lauf ist schon weiter. Beginnen Sie den Lauf erst neu, oder machen Sie die Last länger.',
  'This run has room for {} cells, fewer than the new maximum of {}. Restart the run first.':
    'Dieser Lauf hat Platz für {0} Zellen, weniger als das neue Maximum von {1}. Beginnen Sie den Lauf erst neu.',
  '“{}” is fixed while a run goes on, so the run began again at 00:00.':
    '„{0}“ steht während eines Laufs fest; deshalb begann der Lauf wieder bei 00:00.',
  'This run is heavy, with up to {} million requests, so it was paused; play it to go on.':
    'Dieser Lauf ist schwer, mit bis zu {0} Millionen Anfragen; deshalb wurde er angehalten. Spielen Sie ihn ab, um weiterzumachen.',
  'A run keeps {} changes; this one is full. Restart it to go on with the present settings.':
    'Ein Lauf merkt sich {0} Änderungen; dieser ist voll. Beginnen Sie ihn neu, um mit den jetzigen Einstellungen weiterzumachen.',
  // Files.
  'cut a part out of it, or sum it up to longer intervals':
    'schneiden Sie einen Teil heraus, oder fassen Sie sie zu längeren Intervallen zusammen',
  'leave only the autoscaler and its Deployment in it':
    'lassen Sie nur den Autoscaler und sein Deployment darin',
  'take a shorter or coarser load': 'nehmen Sie eine kürzere oder gröbere Last',
  'This file is no text in UTF-8, which is read here; Windows programs often write UTF-16. Save it as UTF-8 and try again.':
    'Diese Datei ist kein Text in UTF-8, das hier gelesen wird; Windows-Programme schreiben oft UTF-16. Speichern Sie sie als UTF-8, und versuchen Sie es noch einmal.',
  'This file has {} MB; {} MB are the limit here: {}.':
    'Diese Datei hat {0} MB; {1} MB sind hier die Grenze: {2}.',
  'This file is empty.': 'Diese Datei ist leer.',
  'it cannot be read': 'sie ist nicht lesbar',
  'This file is no complete JSON ({}): download or copy it again.':
    'Diese Datei ist kein vollständiges JSON ({0}): Laden oder kopieren Sie sie noch einmal.',
  'This file holds no run of Digital Mitosis: “format” is missing.':
    'Diese Datei enthält keinen Lauf von Digital Mitosis: „format“ fehlt.',
  'This file was made with a newer version of Digital Mitosis ({}; this page reads {}).':
    'Diese Datei stammt von einer neueren Version von Digital Mitosis ({0}; diese Seite liest {1}).',
  'This file holds no run of Digital Mitosis: its format is {}.':
    'Diese Datei enthält keinen Lauf von Digital Mitosis: Ihr Format ist {0}.',
  'The run in this file has a field “{}”, which is not known here.':
    'Der Lauf in dieser Datei hat ein Feld „{0}“, das hier nicht bekannt ist.',
  'The run in this file is not possible: {}': 'Der Lauf in dieser Datei ist nicht möglich: {0}',
  'This file was made with engine version {} (here {}): numbers may differ.':
    'Diese Datei entstand mit der Programmversion {0} (hier {1}): Zahlen können abweichen.',
  '“time” in the file must be a time in seconds, not {}; the run opens at 0.':
    '„time“ in der Datei muss eine Zeit in Sekunden sein, nicht {0}; der Lauf wird bei 0 geöffnet.',
  'The expected digest in the file is damaged: the run opens, but cannot be verified.':
    'Die erwartete Prüfsumme in der Datei ist beschädigt: Der Lauf wird geöffnet, lässt sich aber nicht prüfen.',
  // Links.
  'This link says “{}” twice; copy it again in full.':
    'Dieser Link sagt „{0}“ zweimal; kopieren Sie ihn noch einmal ganz.',
  '“{}” in the link must be {}, not “{}”; {}.': '„{0}“ im Link muss {1} sein, nicht „{2}“; {3}.',
  'a time in seconds': 'eine Zeit in Sekunden',
  'The moment asked for, {} s, lies behind the end of the run, which is at {} s; that is taken instead.':
    'Der gewünschte Zeitpunkt, {0} s, liegt hinter dem Ende des Laufs bei {1} s; genommen wird stattdessen dieses.',
  'the usual number is offered': 'die übliche Anzahl wird angeboten',
  'The comparison in this link cannot be shown. {}':
    'Der Vergleich in diesem Link lässt sich nicht zeigen. {0}',
  'A lesson stands alone.': 'Eine Lektion steht allein.',
  'Only runs of one system can be compared.': 'Nur Läufe eines Systems lassen sich vergleichen.',
  'What differs in its second run cannot be read; ask for another link.':
    'Was in seinem zweiten Lauf anders ist, lässt sich nicht lesen; bitten Sie um einen anderen Link.',
  'the run opens at 0': 'der Lauf wird bei 0 geöffnet',
  'full, min or lecture': 'full, min oder lecture',
  'everything is shown': 'alles wird gezeigt',
  'the culture is shown': 'die Kultur wird gezeigt',
  'A lecture presents a lesson, and this link has none. Everything is shown; choose a lesson in the menu, then present it to a room.':
    'Ein Vortrag zeigt eine Lektion, und dieser Link hat keine. Alles wird gezeigt; wählen Sie im Menü eine Lektion, und zeigen Sie sie dann vor einem Raum.',
  'the name of a service': 'der Name eines Dienstes',
  'the first is shown': 'der erste wird gezeigt',
  'The link asks for a service “{}”, which this run does not have; the first is shown.':
    'Der Link verlangt einen Dienst „{0}“, den dieser Lauf nicht hat; der erste wird gezeigt.',
  'auto, dark, light, projector or contrast': 'auto, dark, light, projector oder contrast',
  'your own stays': 'Ihr eigener Wert bleibt',
  'a number from {} to {}': 'eine Zahl von {0} bis {1}',
  '{} or {}': '{0} oder {1}',
  'The expected digest in the link is damaged: the run opens, but cannot be verified.':
    'Die erwartete Prüfsumme im Link ist beschädigt: Der Lauf wird geöffnet, lässt sich aber nicht prüfen.',
  'This link holds two runs; copy it again in full.':
    'Dieser Link enthält zwei Läufe; kopieren Sie ihn noch einmal ganz.',
  'This lesson has too much text for a link; save it as a file.':
    'Diese Lektion hat zu viel Text für einen Link; sichern Sie sie als Datei.',
  'This link holds no lesson that can be read; ask for its file.':
    'Dieser Link enthält keine Lektion, die sich lesen lässt; bitten Sie um ihre Datei.',
  'The lesson in this link is not possible: {}':
    'Die Lektion in diesem Link ist nicht möglich: {0}',
  'A small player shows no lesson: open this link without “ui=min”.':
    'Ein kleines Abspielfeld zeigt keine Lektion: Öffnen Sie diesen Link ohne „ui=min“.',
  'This link holds no run; the page shows its own.':
    'Dieser Link enthält keinen Lauf; die Seite zeigt ihren eigenen.',
  'This link is incomplete (a chat may have cut it): copy it again in full, or ask for the .mitosis.json file.':
    'Dieser Link ist unvollständig (ein Chat kann ihn abgeschnitten haben): Kopieren Sie ihn noch einmal ganz, oder bitten Sie um die Datei .mitosis.json.',
  'This link was made before links were final, and cannot be read any more: ask for a new one, or for the .mitosis.json file.':
    'Dieser Link wurde gemacht, bevor Links endgültig waren, und ist nicht mehr lesbar: Bitten Sie um einen neuen oder um die Datei .mitosis.json.',
  'This link has {} characters; {} are the limit. Ask for the .mitosis.json file instead.':
    'Dieser Link hat {0} Zeichen; {1} sind die Grenze. Bitten Sie stattdessen um die Datei .mitosis.json.',
  'This link holds no run that can be read; ask for the .mitosis.json file.':
    'Dieser Link enthält keinen lesbaren Lauf; bitten Sie um die Datei .mitosis.json.',
  'The run in this link is not possible: {}': 'Der Lauf in diesem Link ist nicht möglich: {0}',
  'This link was made with a newer version of Digital Mitosis (format {}; this page reads format {}): open it where it came from, or reload this page to get the newest version.':
    'Dieser Link stammt von einer neueren Version von Digital Mitosis (Format {0}; diese Seite liest Format {1}): Öffnen Sie ihn dort, wo er herkam, oder laden Sie diese Seite neu, um die neueste Version zu bekommen.',
  'The link does not say which engine version made it: numbers may differ.':
    'Der Link sagt nicht, welche Programmversion ihn gemacht hat: Zahlen können abweichen.',
  'This link was made with a newer engine (version {}, here {}): numbers may differ.':
    'Dieser Link entstand mit einem neueren Programm (Version {0}, hier {1}): Zahlen können abweichen.',
  'The engine has changed since this link was made (version {}, here {}): numbers may differ.':
    'Das Programm hat sich geändert, seit dieser Link entstand (Version {0}, hier {1}): Zahlen können abweichen.',
  'This run is simulated by engine version {}, as the sender’s was.':
    'Diesen Lauf simuliert Programmversion {0}, wie beim Absender.',
  'Engine version {} could not be loaded, so version {} runs this link.':
    'Programmversion {0} konnte nicht geladen werden; deshalb läuft dieser Link mit Version {1}.',
  'This link unfolds to more than 64 KiB; ask for the .mitosis.json file.':
    'Dieser Link entfaltet sich auf über 64 KiB; bitten Sie um die Datei (.mitosis.json).',
  'This link is damaged: copy it again in full, or ask for the .mitosis.json file.':
    'Dieser Link ist beschädigt: Kopieren Sie ihn noch einmal ganz, oder bitten Sie um die Datei .mitosis.json.',
  'There is no scenario called {} here; there are {}.':
    'Ein Szenario namens {0} gibt es hier nicht; es gibt {1}.',
  'The link sets “{}” twice.': 'Der Link setzt „{0}“ zweimal.',
  'A link cannot set {}.': 'Ein Link kann {0} nicht setzen.',
  '“{}” cannot be set to {} in this scenario.':
    '„{0}“ lässt sich in diesem Szenario nicht auf {1} setzen.',
  'The part of this page that reads links could not be loaded. Look whether you are online, then reload the page.':
    'Der Teil dieser Seite, der Links liest, konnte nicht geladen werden. Sehen Sie nach, ob Sie online sind, und laden Sie die Seite neu.',
  // Recordings.
  'A run must be an object, not {}.': 'Ein Lauf muss ein Objekt sein, nicht {0}.',
  'There is no system called {}; known are {}.':
    'Ein System namens {0} gibt es nicht; bekannt sind {1}.',
  'There is no system called “{}”.': 'Ein System namens „{0}“ gibt es nicht.',
  'The engine version must be a whole number from 1, not {}.':
    'Die Programmversion muss eine ganze Zahl ab 1 sein, nicht {0}.',
  'The seed must be a whole number from 0 to 4294967295, not {}.':
    'Der Startwert muss eine ganze Zahl von 0 bis 4294967295 sein, nicht {0}.',
  'The log of changes must be a list, not {}.':
    'Das Protokoll der Änderungen muss eine Liste sein, nicht {0}.',
  'The log holds {} changes; {} are the limit.':
    'Das Protokoll enthält {0} Änderungen; {1} sind die Grenze.',
  'Change {} of the log is at {}; times never go back.':
    'Änderung {0} des Protokolls liegt bei {1}; Zeiten gehen nie zurück.',
  'Change {} of the log: {}': 'Änderung {0} des Protokolls: {1}',
  'It must be an object, not {}.': 'Sie muss ein Objekt sein, nicht {0}.',
  'There is no cell {} to kill.': 'Es gibt keine Zelle {0}, die man töten könnte.',
  'It must be “set”, “kill”, “rollout”, “rung”, “note” or “burst”, not {}.':
    'Sie muss „set“, „kill“, „rollout“, „rung“, „note“ oder „burst“ sein, nicht {0}.',
  'A note must be a text.': 'Eine Notiz muss ein Text sein.',
  'A note holds only what can be seen; at its place {} stands U+{}. Take it out.':
    'Eine Notiz enthält nur Sichtbares; an ihrer Stelle {0} steht U+{1}. Nehmen Sie es heraus.',
  'A note needs at least one character.': 'Eine Notiz braucht mindestens ein Zeichen.',
  'A note has at most {} characters; this one has {}.':
    'Eine Notiz hat höchstens {0} Zeichen; diese hat {1}.',
  'A burst adds more than 0 and at most {} requests/s.':
    'Ein Stoß bringt mehr als 0 und höchstens {0} Anfragen/s.',
  'A burst lasts for more than 0 s and at most a year.':
    'Ein Stoß dauert mehr als 0 s und höchstens ein Jahr.',
  'The load has come to its end, so nothing can be added to it.':
    'Die Last ist zu Ende; zu ihr kann nichts mehr hinzukommen.',
  'With this burst the load has {} corners; {} are the limit. Resample it to longer intervals.':
    'Mit diesem Stoß hat die Last {0} Ecken; {1} sind die Grenze. Fassen Sie sie zu längeren Intervallen zusammen.',
  'With this burst the load comes to {} requests/s; the engine takes at most {}. Choose a smaller burst.':
    'Mit diesem Stoß kommt die Last auf {0} Anfragen/s; höchstens {1} sind möglich. Wählen Sie einen kleineren Stoß.',
  'A rollout is “healthy”, “crashing” or “former”, not {}.':
    'Ein Rollout ist „healthy“, „crashing“ oder „former“, nicht {0}.',
  'There is no former revision to go back to. Roll out a new one first.':
    'Es gibt keine frühere Revision, zu der man zurückkehren könnte. Rollen Sie erst eine neue aus.',
  'A rollout is simulated for up to {} cells. Lower their number first.':
    'Ein Rollout wird für bis zu {0} Zellen simuliert. Verringern Sie erst ihre Zahl.',
  'Boot on demand starts and stops its servers one by one and has no rollouts. Choose another autoscaler, or begin a new run.':
    'Start auf Abruf startet und stoppt seine Server einzeln und kennt keine Rollouts. Wählen Sie einen anderen Autoscaler, oder beginnen Sie einen neuen Lauf.',
  'One server that is resized is restarted by its autoscaler and has no rollouts. Choose another autoscaler, or begin a new run.':
    'Ein Server, dessen Größe sich ändert, wird von seinem Autoscaler neu gestartet und kennt keine Rollouts. Wählen Sie einen anderen Autoscaler, oder beginnen Sie einen neuen Lauf.',
  'Services that call one another have cells of one size each, so none of them is resized. Choose a lone service, or another autoscaler.':
    'Dienste, die einander aufrufen, haben Zellen von je einer Größe, also wird keiner von ihnen vergrößert. Wählen Sie einen einzelnen Dienst oder einen anderen Autoscaler.',
  'This run has room for cells of {} slots, fewer than the largest server of {}. Go back to its beginning and choose it there.':
    'Dieser Lauf hat Raum für Zellen mit {0} Plätzen, weniger als der größte Server mit {1}. Gehen Sie zu seinem Anfang zurück, und wählen Sie ihn dort.',
  'The cells of this run have been resized, and counts by level were laid out for the size before. Simulate every request.':
    'Die Größe der Zellen dieses Laufs hat sich geändert, und das Zählen nach Füllstand war für die Größe davor eingerichtet. Simulieren Sie jede Anfrage.',
  'A rollout begins in the same command before its service is to be counted by level. Count it by level first, or afterwards in a command of its own.':
    'In demselben Befehl beginnt ein Rollout, bevor sein Dienst nach Füllstand gezählt werden soll. Zählen Sie ihn vorher nach Füllstand oder danach mit einem eigenen Befehl.',
  'It must be a whole number of cells or a share such as 25%, not {}.':
    'Es muss eine ganze Zahl von Zellen oder ein Anteil wie 25\u00a0% sein, nicht {0}.',
  'At most 100% of the cells can be unavailable, not {}.':
    'Höchstens 100\u00a0% der Zellen können fehlen, nicht {0}.',
  '“maxSurge” and “maxUnavailable” cannot both be 0: nothing could be replaced.':
    '„maxSurge“ und „maxUnavailable“ können nicht beide 0 sein: Nichts könnte ersetzt werden.',
  'A run is simulated “exact” or by “levels”, not by {}.':
    'Ein Lauf wird „exact“ oder nach „levels“ simuliert, nicht nach {0}.',
  'One moment of a run has at most {} changes between requests and levels. Make the next one at a later time.':
    'Ein Augenblick eines Laufs hat höchstens {0} Wechsel zwischen Anfragen und Füllständen. Machen Sie den nächsten zu einer späteren Zeit.',
  'Services that call one another have no queue of their own yet: requests wait at their cells. Leave “{}” at “{}”, or choose a lone service.':
    'Dienste, die einander aufrufen, haben noch keine eigene Schlange: Anfragen warten an ihren Zellen. Lassen Sie „{0}“ bei „{1}“, oder wählen Sie einen einzelnen Dienst.',
  // Why a run cannot be counted by level.
  'Services that call one another cannot be counted by level: every request is simulated. Choose a lone service.':
    'Dienste, die einander aufrufen, lassen sich nicht nach Füllstand zählen: Jede Anfrage wird simuliert. Wählen Sie einen einzelnen Dienst.',
  'Round robin gives each cell its turn, and counts by level do not know whose it is. Simulate every request, or choose another routing.':
    'Reihum kommt jede Zelle an die Reihe, und wer nach Füllstand zählt, weiß nicht, welche. Simulieren Sie jede Anfrage, oder wählen Sie eine andere Verteilung.',
  'Requests wait in a queue of the service, and counts by level know only those of its cells. Simulate every request.':
    'Anfragen warten in einer Schlange des Dienstes, und wer nach Füllstand zählt, kennt nur die seiner Zellen. Simulieren Sie jede Anfrage.',
  'Cells are killed in the same command before their service is to be counted by level. Count it by level first, or afterwards in a command of its own.':
    'In demselben Befehl werden Zellen getötet, bevor ihr Dienst nach Füllstand gezählt werden soll. Zählen Sie ihn vorher nach Füllstand oder danach mit einem eigenen Befehl.',
  '{} cells are too few to be counted by level; {} are the least. Simulate every request.':
    '{0} Zellen sind zu wenige, um sie nach Füllstand zu zählen; {1} sind das Mindeste. Simulieren Sie jede Anfrage.',
  '{} cells are more than can be counted by level; {} are the most. Take fewer.':
    '{0} Zellen sind mehr, als sich nach Füllstand zählen lassen; {1} sind das Äußerste. Nehmen Sie weniger.',
  'Service times are {}, not exponential: how long a request has been served would matter. Simulate every request.':
    'Bedienzeiten sind „{0}“, nicht exponentiell: Wie lange eine Anfrage schon bedient wird, spielte eine Rolle. Simulieren Sie jede Anfrage.',
  'Clients give up after a time, and counts by level do not know how long a request has waited. Simulate every request, or switch the timeout off.':
    'Clients geben nach einer Zeit auf, und wer nach Füllstand zählt, weiß nicht, wie lange eine Anfrage gewartet hat. Simulieren Sie jede Anfrage, oder schalten Sie die Wartegrenze aus.',
  'Some attempts fail by themselves, and counts by level do not tell requests apart. Simulate every request, or set the share of failures to 0.':
    'Manche Versuche scheitern von selbst, und nach Füllstand gezählt gleicht eine Anfrage der anderen. Simulieren Sie jede Anfrage, oder setzen Sie den Anteil der Fehler auf 0.',
  'Refused requests are tried again, and counts by level do not know when. Simulate every request, or set the retries to 0.':
    'Abgewiesene Anfragen werden wiederholt, und wer nach Füllstand zählt, weiß nicht, wann. Simulieren Sie jede Anfrage, oder setzen Sie die Wiederholungen auf 0.',
  'Some clients still wait to try again, from a setting before. Simulate every request until they have.':
    'Einige Clients wollen es noch einmal versuchen, nach einer früheren Einstellung. Simulieren Sie so lange jede Anfrage.',
  'Some requests inside will fail, from a setting before. Simulate every request until they have.':
    'Einige Anfragen in den Zellen werden noch scheitern, nach einer früheren Einstellung. Simulieren Sie so lange jede Anfrage.',
  'The field “{}” is not known here.': 'Das Feld „{0}“ ist hier nicht bekannt.',
  // The worker of the simulation.
  'The simulation sent something this page does not understand. {}':
    'Die Simulation hat etwas geschickt, das diese Seite nicht versteht. {0}',
  'A message of the simulation arrived damaged. Restart it; the settings are kept.':
    'Eine Nachricht der Simulation kam beschädigt an. Beginnen Sie neu; die Einstellungen bleiben.',
  'The simulation stopped unexpectedly{}. Restart it; the settings are kept.':
    'Die Simulation ist unerwartet stehen geblieben{0}. Beginnen Sie neu; die Einstellungen bleiben.',
  'This browser starts no worker for the simulation here. Open the page in a window of its own.':
    'Dieser Browser startet hier keinen Worker für die Simulation. Öffnen Sie die Seite in einem eigenen Fenster.',
  'The simulation stopped answering. Restart it; the settings are kept.':
    'Die Simulation antwortet nicht mehr. Beginnen Sie neu; die Einstellungen bleiben.',
  'The simulation stopped and was taken up again where it was; nothing is lost.':
    'Die Simulation war stehen geblieben und geht dort weiter, wo sie war; nichts ist verloren.',
  'The simulation stopped three times in a row at this moment. Restart it, or copy the link to report it; the settings are kept.':
    'Die Simulation blieb dreimal hintereinander an dieser Stelle stehen. Beginnen Sie neu oder kopieren Sie den Link, um es zu melden; die Einstellungen bleiben.',
  // Pictures and clips.
  'The run was ended.': 'Der Lauf wurde beendet.',
  'The stage found nothing to draw with.':
    'Die Bühne hat nichts gefunden, womit sie zeichnen kann.',
  'This browser gives no drawing context for a canvas.':
    'Dieser Browser stellt keine Zeichenfläche bereit.',
  'The encoder gave no file.': 'Der Encoder hat keine Datei erzeugt.',
  'The run began again before its digest was known.':
    'Der Lauf begann neu, bevor seine Prüfsumme bekannt war.',
  // Services that call one another.
  'Services and calls': 'Dienste und Aufrufe',
  'There is no service {}; this run has {}.': 'Es gibt keinen Dienst {0}; dieser Lauf hat {1}.',
  'There is no service “{}” in this run; there are {}.':
    'Einen Dienst „{0}“ hat dieser Lauf nicht; es gibt {1}.',
  'The load is that of the clients and cannot be set for one service.':
    'Die Last kommt von den Clients und gilt nicht für einen Dienst allein.',
  'Two services are called “{}”. Rename one.': 'Zwei Dienste heißen „{0}“. Benennen Sie einen um.',
  'A service is called by small letters, digits and “-”, at most 63 of them and not “{}”; not {}.':
    'Ein Dienst heißt nach Kleinbuchstaben, Ziffern und „-“, höchstens 63 davon und nicht „{0}“; nicht {1}.',
  'Service “{}”: {}': 'Dienst „{0}“: {1}',
  '“{}” is one for all services and cannot be set for “{}” alone. Set it beside the services.':
    '„{0}“ gilt für alle Dienste und nicht für „{1}“ allein. Setzen Sie es neben den Diensten.',
  'A call comes from “{}” or from a service of this run, not {}.':
    'Ein Aufruf kommt von „{0}“ oder von einem Dienst dieses Laufs, nicht von {1}.',
  'A call goes to a service of this run, not {}.':
    'Ein Aufruf geht an einen Dienst dieses Laufs, nicht an {0}.',
  'Call from “{}” to “{}”: {}': 'Aufruf von „{0}“ an „{1}“: {2}',
  'The call from “{}” to “{}” is there twice. Make it one with more calls.':
    'Den Aufruf von „{0}“ an „{1}“ gibt es zweimal. Machen Sie einen mit mehr Aufrufen daraus.',
  'Services call one another in a circle: {}. Take one of these calls out.':
    'Dienste rufen einander im Kreis auf: {0}. Nehmen Sie einen dieser Aufrufe heraus.',
  'The first service must be one that “{}” call, because a run is summed up at its door. Put that one before “{}”.':
    'Der erste Dienst muss einer sein, den „{0}“ aufrufen, denn dort wird ein Lauf zusammengefasst. Stellen Sie diesen vor „{1}“.',
  'Nobody calls these services. Add a call from “{}”.':
    'Niemand ruft diese Dienste auf. Fügen Sie einen Aufruf von „{0}“ hinzu.',
  '“{}” makes {} calls at once; 254 are the limit. Lower them, or put some into a later stage.':
    '„{0}“ macht {1} Aufrufe auf einmal; 254 sind die Grenze. Verringern Sie sie, oder legen Sie einige in eine spätere Stufe.',
  'One request to “{}” sets {} calls going; {} are the limit. Lower the calls per request.':
    'Eine Anfrage an „{0}“ löst {1} Aufrufe aus; {2} sind die Grenze. Verringern Sie die Aufrufe je Anfrage.',
  '{} cells with a queue as long as the longest are more than one run can hold. Lower the maxima of the autoscalers or the queues per cell.':
    '{0} Zellen mit einer Schlange so lang wie die längste sind mehr, als ein Lauf fasst. Verringern Sie die Maxima der Autoscaler oder die Schlangen je Zelle.',
  '{} cells are more than one run can hold where each has room for {} jobs, as soon as one service is not first come, first served. Lower the queue per cell of that service, or the maxima of the autoscalers.':
    '{0} Zellen sind mehr, als ein Lauf fasst, wo jede Raum für {1} Aufträge hat, sobald ein Dienst nicht den zuerst bedient, der zuerst kommt. Verringern Sie die Schlange je Zelle dieses Dienstes oder die Maxima der Autoscaler.',
  '{} closed clients are more than one run can hold; {} are the limit.':
    '{0} geschlossene Clients sind mehr, als ein Lauf fasst; {1} sind die Grenze.',
}
