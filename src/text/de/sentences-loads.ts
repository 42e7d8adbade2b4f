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
}
