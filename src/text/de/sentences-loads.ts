/** German for what the readers of metrics, k6 scripts and loads of our own say; keys as in sentences.ts. */
export const loadSentences: Readonly<Record<string, string>> = {
  // Several series.
  'None of the series is taken; tick at least one.':
    'Keine der Reihen ist gewählt; haken Sie mindestens eine an.',
  '{} series are added up.': '{0} Reihen werden addiert.',
  '{} series are added up; in {} intervals some have no value, and the others count alone.':
    '{0} Reihen werden addiert; in {1} Intervallen fehlt mancher ein Wert, und die anderen zählen allein.',
  'The series “{}” has a value every {} s, “{}” every {} s; take one of them, or ask for both with one step.':
    'Die Reihe „{0}“ hat alle {1} s einen Wert, „{2}“ alle {3} s; wählen Sie eine davon, oder fragen Sie beide mit einer Schrittweite ab.',
  'There is no value in the series that are taken; take others.':
    'In den gewählten Reihen steht kein Wert; wählen Sie andere.',
  'series {}': 'Reihe {0}',
  unknown: 'unbekannt',
  'Value {} of the series “{}” {}': 'Wert {0} der Reihe „{1}“ {2}',
  'is {}; there are no negative requests. Correct the query.':
    'ist {0}; negative Anfragen gibt es nicht. Berichtigen Sie die Abfrage.',
  // Prometheus.
  'Prometheus answered with an error: “{}”. Mend the query, and take its answer then.':
    'Prometheus hat mit einem Fehler geantwortet: „{0}“. Berichtigen Sie die Abfrage, und nehmen Sie dann ihre Antwort.',
  'This answer of Prometheus is of the type {}, which has no course over time; ask /api/v1/query_range, which answers with a “matrix”.':
    'Diese Antwort von Prometheus ist von der Art {0}, die keinen Verlauf hat; fragen Sie /api/v1/query_range, das mit einer „matrix“ antwortet.',
  'This answer of Prometheus holds no series; look at the query and its span.':
    'Diese Antwort von Prometheus enthält keine Reihe; prüfen Sie die Abfrage und ihre Zeitspanne.',
  'This answer holds {} series; {} are the limit. Let Prometheus add them up with sum(…).':
    'Diese Antwort enthält {0} Reihen; {1} sind die Grenze. Lassen Sie Prometheus sie mit sum(…) addieren.',
  'This answer holds {} values; {} are the limit. Ask for a longer step.':
    'Diese Antwort enthält {0} Werte; {1} sind die Grenze. Fragen Sie mit einer größeren Schrittweite.',
  'Prometheus says: “{}”.': 'Prometheus sagt: „{0}“.',
  'A counter only grows; what it grew by each second is taken, over restarts too.':
    'Ein Zähler wächst nur; genommen wird, um wie viel er je Sekunde wuchs, auch über Neustarts hinweg.',
  'The series “{}” holds histograms, not numbers; ask for histogram_count(rate(…)).':
    'Die Reihe „{0}“ enthält Histogramme, keine Zahlen; fragen Sie histogram_count(rate(…)) ab.',
  'The series “{}” has no list “values”; take the answer of a range query as it is.':
    'Die Reihe „{0}“ hat keine Liste „values“; nehmen Sie die Antwort einer Bereichsabfrage, wie sie ist.',
  'has the time {}; a time is a number of seconds since 1970.':
    'hat die Zeit {0}; eine Zeit ist eine Zahl von Sekunden seit 1970.',
  'is {}; a value is a finite number in quotes, or "NaN" where there is none.':
    'ist {0}; ein Wert ist eine endliche Zahl in Anführungszeichen, oder "NaN", wo es keinen gibt.',
  // CloudWatch.
  'This answer of CloudWatch holds no series; look at its queries and their span.':
    'Diese Antwort von CloudWatch enthält keine Reihe; prüfen Sie die Abfragen und ihre Zeitspanne.',
  'This answer holds {} series; {} are the limit. Let CloudWatch add them up with SUM(METRICS()).':
    'Diese Antwort enthält {0} Reihen; {1} sind die Grenze. Lassen Sie CloudWatch sie mit SUM(METRICS()) addieren.',
  'This answer holds {} values; {} are the limit. Ask for a longer period.':
    'Diese Antwort enthält {0} Werte; {1} sind die Grenze. Fragen Sie mit einer längeren Periode.',
  'This is one page of several (it holds a NextToken); take the answer without paging to have all of them.':
    'Das ist eine Seite von mehreren (sie enthält ein NextToken); nehmen Sie die Antwort ohne Blättern, um alle zu haben.',
  'CloudWatch leaves periods out in which nothing was counted; fill gaps with “no requests” where that is so.':
    'CloudWatch lässt Perioden aus, in denen nichts gezählt wurde; füllen Sie Lücken dann mit „keine Anfragen“.',
  'The series “{}” has the status {}, so its values are not there; ask CloudWatch again.':
    'Die Reihe „{0}“ hat den Status {1}, ihre Werte fehlen also; fragen Sie CloudWatch noch einmal.',
  'The series “{}” lacks “Timestamps” or “Values”; take the answer of get-metric-data as it is.':
    'Der Reihe „{0}“ fehlen „Timestamps“ oder „Values“; nehmen Sie die Antwort von get-metric-data, wie sie ist.',
  'The series “{}” has {} times and {} values; take the answer as it is.':
    'Die Reihe „{0}“ hat {1} Zeiten und {2} Werte; nehmen Sie die Antwort, wie sie ist.',
  'The series “{}” is not complete (PartialData); ask CloudWatch again for the rest.':
    'Die Reihe „{0}“ ist nicht vollständig (PartialData); fragen Sie CloudWatch nach dem Rest noch einmal.',
  'has the time {}; a time is written as 2026-04-22T14:05:00Z.':
    'hat die Zeit {0}; eine Zeit wird als 2026-04-22T14:05:00Z geschrieben.',
  'is {}, not a number. Correct it, or take it out.':
    'ist {0}, keine Zahl. Berichtigen Sie ihn, oder nehmen Sie ihn heraus.',
  // A load of our own as CSV.
  'Line 1 or 2 of this load is damaged; write “{}” and “{}”, or take line 1 out to have it read as a table.':
    'Zeile 1 oder 2 dieser Last ist beschädigt; schreiben Sie „{0}“ und „{1}“, oder nehmen Sie Zeile 1 heraus, damit sie als Tabelle gelesen wird.',
  'Line {}: {} is not a time and a rate. Correct it, or take line 1 out to have the file read as a table.':
    'Zeile {0}: {1} ist nicht eine Zeit und eine Rate. Berichtigen Sie sie, oder nehmen Sie Zeile 1 heraus, damit die Datei als Tabelle gelesen wird.',
  'Line {}: the time should be {}; correct it, or take line 1 out to have the file read as a table.':
    'Zeile {0}: Die Zeit müsste {1} sein; berichtigen Sie sie, oder nehmen Sie Zeile 1 heraus, damit die Datei als Tabelle gelesen wird.',
  // k6.
  'leave only its options in it': 'lassen Sie nur seine Optionen darin',
  'Behind the options of this file something else follows; leave only the object.':
    'Hinter den Optionen dieser Datei folgt noch etwas; lassen Sie nur das Objekt.',
  'This script exports no options; write “export const options = {…}” with its scenarios into it.':
    'Dieses Skript exportiert keine Optionen; schreiben Sie „export const options = {…}“ mit seinen Szenarien hinein.',
  'This file is nested too deeply to be read; leave only its options in it.':
    'Diese Datei ist zu tief verschachtelt; lassen Sie nur ihre Optionen darin.',
  'Line {}, column {}: this is neither JavaScript nor JSON. Mend it there; of TypeScript take what it compiles to.':
    'Zeile {0}, Spalte {1}: Das ist weder JavaScript noch JSON. Berichtigen Sie es dort; von TypeScript nehmen Sie das Übersetzte.',
  'Line {}, column {}: “{}” would have to be computed, and nothing of a script is run here; write its value out.':
    'Zeile {0}, Spalte {1}: „{2}“ müsste berechnet werden, und von einem Skript wird hier nichts ausgeführt; schreiben Sie seinen Wert aus.',
  'Line {}, column {}: “{}” has no “{}”; write it out.':
    'Zeile {0}, Spalte {1}: „{2}“ hat kein „{3}“; schreiben Sie es aus.',
  'Line {}, column {}: “{}” has no “stages”; write it out.':
    'Zeile {0}, Spalte {1}: „{2}“ hat keine „stages“; schreiben Sie sie aus.',
  'Line {}, column {}: “{}” must be {}, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“ muss {3} sein, nicht {4}.',
  'a list of objects': 'eine Liste von Objekten',
  'an object': 'ein Objekt',
  'a text': 'ein Text',
  'a duration such as 30s or 1m30s': 'eine Dauer wie 30s oder 1m30s',
  'a number, 0 or more': 'eine Zahl, 0 oder mehr',
  'Line {}, column {}: “{}” lasts no time; give it a duration.':
    'Zeile {0}, Spalte {1}: „{2}“ dauert keine Zeit; geben Sie ihm eine Dauer.',
  'Line {}, column {}: “{}” is longer than a year; shorten it.':
    'Zeile {0}, Spalte {1}: „{2}“ ist länger als ein Jahr; kürzen Sie es.',
  'Line {}, column {}: the executor {} of “{}” is not read here; these are: {}.':
    'Zeile {0}, Spalte {1}: Der Executor {2} von „{3}“ wird hier nicht gelesen; gelesen werden: {4}.',
  'Line {}, column {}: the field “{}” is not known with the executor {}; remove it if it means nothing.':
    'Zeile {0}, Spalte {1}: Das Feld „{2}“ ist beim Executor {3} nicht bekannt; nehmen Sie es heraus, wenn es nichts bedeutet.',
  '“{}” has {} stages; {} are the limit. Join some of them.':
    '„{0}“ hat {1} Stufen; {2} sind die Grenze. Fassen Sie einige zusammen.',
  'Line {}, column {}: “timeUnit” must be longer than 0; write 1s or 1m.':
    'Zeile {0}, Spalte {1}: „timeUnit“ muss länger als 0 sein; schreiben Sie 1s oder 1m.',
  'Line {}, column {}: the option “{}” is not read here, and it may change how much arrives; remove it if it does not.':
    'Zeile {0}, Spalte {1}: Die Option „{2}“ wird hier nicht gelesen, und sie kann ändern, wie viel ankommt; nehmen Sie sie heraus, wenn nicht.',
  'These options hold neither “scenarios” nor “stages”; write them into it.':
    'Diese Optionen enthalten weder „scenarios“ noch „stages“; schreiben Sie sie hinein.',
  'These options hold “scenarios” and “{}”, of which k6 takes one; leave only one of them.':
    'Diese Optionen enthalten „scenarios“ und „{0}“, von denen k6 eines nimmt; lassen Sie nur eines davon.',
  'There are {} scenarios in this file; it can be 1 to {}.':
    'In dieser Datei stehen {0} Szenarien; es können 1 bis {1} sein.',
  'One iteration must make more than 0 and at most 10000 requests.':
    'Ein Durchlauf muss mehr als 0 und höchstens 10000 Anfragen stellen.',
  'Users (VUs) wait for their answers, so they tell no requests per second; say how many requests one of them makes in a second.':
    'Nutzer (VUs) warten auf ihre Antworten und sagen also keine Anfragen pro Sekunde; sagen Sie, wie viele Anfragen einer von ihnen in einer Sekunde stellt.',
  'One user must make more than 0 and at most 10000 requests per second.':
    'Ein Nutzer muss mehr als 0 und höchstens 10000 Anfragen pro Sekunde stellen.',
  'Users and arrivals stand side by side in this file, and one entrance takes one of them; say how many requests a user makes, or take the arrivals out.':
    'In dieser Datei stehen Nutzer und Ankünfte nebeneinander, und ein Eingang nimmt eines davon; sagen Sie, wie viele Anfragen ein Nutzer stellt, oder nehmen Sie die Ankünfte heraus.',
  'There are {} users in this file at the most; it can be 1 to 50000. Change their number.':
    'In dieser Datei stehen höchstens {0} Nutzer; es können 1 bis 50000 sein. Ändern Sie ihre Zahl.',
  // Calibration.
  'This file is no complete JSON ({}). Metrics are answers of Prometheus or CloudWatch, or a table.':
    'Diese Datei ist kein vollständiges JSON ({0}). Metriken sind Antworten von Prometheus oder CloudWatch, oder eine Tabelle.',
  'This JSON holds no metrics; take an answer of Prometheus or CloudWatch, or a table.':
    'Dieses JSON enthält keine Metriken; nehmen Sie eine Antwort von Prometheus oder CloudWatch, oder eine Tabelle.',
  'This file holds no values.': 'Diese Datei enthält keine Werte.',
  'There is no column of numbers here; metrics need a time and numbers in each line.':
    'Hier steht keine Spalte mit Zahlen; Metriken brauchen eine Zeit und Zahlen in jeder Zeile.',
  'These metrics hold {} values; {} are the limit here. Ask for a longer step, or take a part of them.':
    'Diese Metriken enthalten {0} Werte; {1} sind hier die Grenze. Fragen Sie mit einer größeren Schrittweite, oder nehmen Sie einen Teil.',
  'No series counts the requests; say which one does.':
    'Keine Reihe zählt die Anfragen; sagen Sie, welche es tut.',
  'One of the files has no times, so its rows cannot be put beside those of another; bring all series in one file.':
    'Eine der Dateien hat keine Zeiten, ihre Zeilen lassen sich also nicht neben die einer anderen stellen; bringen Sie alle Reihen in einer Datei.',
  'Two series are taken for {}, and percentiles cannot be added up; take one of them.':
    'Zwei Reihen gelten als {0}, und Perzentile lassen sich nicht addieren; nehmen Sie eine davon.',
  'The series have one value each; take a longer span.':
    'Die Reihen haben je einen Wert; nehmen Sie eine längere Zeitspanne.',
  'The series lie too far apart in time to be put beside one another; take the same span of each.':
    'Die Reihen liegen zeitlich zu weit auseinander, um nebeneinander zu stehen; nehmen Sie von jeder dieselbe Zeitspanne.',
  'Only {} intervals have both requests and CPU; three are the least. Look whether the files cover the same span.':
    'Nur {0} Intervalle haben Anfragen und CPU; drei sind das Wenigste. Sehen Sie nach, ob die Dateien dieselbe Zeitspanne haben.',
  'Only {} intervals have requests and all percentiles; three are the least. Look whether the files cover the same span.':
    'Nur {0} Intervalle haben Anfragen und alle Perzentile; drei sind das Wenigste. Sehen Sie nach, ob die Dateien dieselbe Zeitspanne haben.',
  'The requests hardly vary ({} to {} per second), so the CPU of requests and idle CPU cannot be told apart; take a span in which the load changes.':
    'Die Anfragen schwanken kaum ({0} bis {1} pro Sekunde), CPU der Anfragen und Leerlauf sind also nicht zu unterscheiden; nehmen Sie eine Zeitspanne, in der sich die Last ändert.',
  'CPU does not rise with the requests here; look whether both series speak of the same service and the same time.':
    'Die CPU steigt hier nicht mit den Anfragen; sehen Sie nach, ob beide Reihen vom selben Dienst und von derselben Zeit sprechen.',
  'One percentile alone tells nothing of how service times vary; bring a second one, such as p50 beside p99.':
    'Ein Perzentil allein sagt nicht, wie die Bedienzeiten schwanken; bringen Sie ein zweites, etwa p50 neben p99.',
  '{} is shorter than {}, which cannot be; look whether the series are named rightly and have one unit.':
    '{0} ist kürzer als {1}, was nicht sein kann; sehen Sie nach, ob die Reihen richtig benannt sind und eine Einheit haben.',
  'These percentiles make no law; look at their values.':
    'Diese Perzentile ergeben kein Gesetz; sehen Sie sich ihre Werte an.',
}
