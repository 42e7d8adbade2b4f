/** German for what the importers of loads and manifests say; keys as in sentences.ts. */
export const importSentences: Readonly<Record<string, string>> = {
  // Loads.
  'column {}': 'Spalte {0}',
  'Say what a value is: requests per second (rate) or requests in one interval (count).':
    'Sagen Sie, was ein Wert ist: Anfragen pro Sekunde oder Anfragen in einem Intervall.',
  'Say how many seconds one line stands for; the file has no times.':
    'Sagen Sie, für wie viele Sekunden eine Zeile steht; die Datei hat keine Zeiten.',
  '{} {}: {} requests/s; the engine takes at most {}. Scale the load down, or check its unit.':
    '{0} {1}: {2} Anfragen/s; höchstens {3} sind möglich. Verkleinern Sie die Last, oder prüfen Sie ihre Einheit.',
  Line: 'Zeile',
  Value: 'Wert',
  'One interval must last at least {} s, not {}.':
    'Ein Intervall muss mindestens {0} s dauern, nicht {1}.',
  'A rate must speak of a positive number of seconds, not {}.':
    'Eine Rate muss sich auf eine positive Zahl von Sekunden beziehen, nicht {0}.',
  'The load can be scaled by 0 or more, not by {}.':
    'Die Last lässt sich mit 0 oder mehr multiplizieren, nicht mit {0}.',
  'The part from {} s to {} s holds no interval of the file.':
    'Der Teil von {0} s bis {1} s enthält kein Intervall der Datei.',
  'Longer intervals must be a multiple of {} s, not {} s.':
    'Längere Intervalle müssen ein Vielfaches von {0} s sein, nicht {1} s.',
  'This file is no complete JSON ({}). A load looks like {}.':
    'Diese Datei ist kein vollständiges JSON ({0}). Eine Last sieht aus wie {1}.',
  'the list': 'der Liste',
  '{"dt_s": 60, "counts": […]} or {"dt_s": 60, "rates": […]}':
    '{"dt_s": 60, "counts": […]} oder {"dt_s": 60, "rates": […]}',
  'A load in JSON looks like {}.': 'Eine Last in JSON sieht aus wie {0}.',
  'This file holds a whole run, not a load; open it as a run.':
    'Diese Datei enthält einen ganzen Lauf, keine Last; öffnen Sie sie als Lauf.',
  'This JSON holds neither “counts” nor “rates” nor “values”. A load looks like {}.':
    'Dieses JSON enthält weder „counts“ noch „rates“ noch „values“. Eine Last sieht aus wie {0}.',
  'This JSON holds {}; leave only one of them.':
    'Dieses JSON enthält {0}; lassen Sie nur eines davon.',
  'The field “{}” of this load is not known here; remove it if it means nothing.':
    'Das Feld „{0}“ dieser Last ist hier nicht bekannt; nehmen Sie es heraus, wenn es nichts bedeutet.',
  '“dt_s” must be the seconds of one interval, from {} to {}, not {}.':
    '„dt_s“ muss die Sekunden eines Intervalls nennen, von {0} bis {1}, nicht {2}.',
  '“{}” must be a list of numbers, not {}.': '„{0}“ muss eine Liste von Zahlen sein, nicht {1}.',
  'There is no value in {}.': 'In {0} steht kein Wert.',
  'There are {} values in {}; {} are the limit. Sum them up to longer intervals.':
    'In {1} stehen {0} Werte; {2} sind die Grenze. Fassen Sie sie zu längeren Intervallen zusammen.',
  'Value {} of {} is {}, not a number; use null where one is missing.':
    'Wert {0} in {1} ist {2}, keine Zahl; schreiben Sie null, wo einer fehlt.',
  'Value {} of {} is {}; there are no negative requests. Correct it.':
    'Wert {0} in {1} ist {2}; negative Anfragen gibt es nicht. Berichtigen Sie ihn.',
  'This file holds no values: every row is empty.':
    'Diese Datei enthält keine Werte: Jede Zeile ist leer.',
  '{} of {} intervals have no value; look whether the interval is right.':
    '{0} von {1} Intervallen haben keinen Wert; sehen Sie nach, ob das Intervall stimmt.',
  'The rows were not in the order of time; they have been sorted.':
    'Die Zeilen standen nicht in der Reihenfolge der Zeit; sie wurden sortiert.',
  'All rows of this file have the same time; at least two different times are needed.':
    'Alle Zeilen dieser Datei haben dieselbe Zeit; mindestens zwei verschiedene sind nötig.',
  'The times of this file are {} s apart; {} s are the least. Check the unit of its times.':
    'Die Zeiten dieser Datei liegen {0} s auseinander; mindestens {1} s müssen es sein. Prüfen Sie die Einheit der Zeiten.',
  'The times of this file span {} intervals of {} s; look whether the right column was taken as time.':
    'Die Zeiten dieser Datei umspannen {0} Intervalle von {1} s; sehen Sie nach, ob die richtige Spalte als Zeit genommen wurde.',
  '{} times lay off the grid of {} s; each value counts for the nearest interval.':
    '{0} Zeiten lagen neben dem Raster von {1} s; jeder Wert zählt für das nächste Intervall.',
  '{} rows fell into an interval that had a value; counts are added up, rates averaged.':
    '{0} Zeilen fielen in ein Intervall, das schon einen Wert hatte; Anzahlen werden addiert, Raten gemittelt.',
  'There is no column of numbers here, and no “kind: HorizontalPodAutoscaler”. A load needs one number a line, with a time before it if there is one; a manifest names its kind.':
    'Hier steht keine Spalte mit Zahlen und kein „kind: HorizontalPodAutoscaler“. Eine Last braucht eine Zahl je Zeile, davor eine Zeit, wenn es eine gibt; ein Manifest nennt seine Art (kind).',
  'Line {}: {} is another form of time than the lines above.':
    'Zeile {0}: {1} ist eine andere Form von Zeit als in den Zeilen darüber.',
  'Line {}: {} is not a number. Leave a cell empty where the value is missing.':
    'Zeile {0}: {1} ist keine Zahl. Lassen Sie ein Feld leer, wo der Wert fehlt.',
  'Line {}: {} is negative; there are no negative requests. Correct it, or take the line out.':
    'Zeile {0}: {1} ist negativ; negative Anfragen gibt es nicht. Berichtigen Sie sie, oder nehmen Sie die Zeile heraus.',
  'Line {}: in {} day and month cannot be told apart; write dates as 2026-04-22.':
    'Zeile {0}: In {1} sind Tag und Monat nicht zu unterscheiden; schreiben Sie ein Datum als 2026-04-22.',
  'Line {}: {} is not a time. Write times as 2026-04-22 14:05:00, as 14:05:00 or as seconds.':
    'Zeile {0}: {1} ist keine Zeit. Schreiben Sie Zeiten als 2026-04-22 14:05:00, als 14:05:00 oder als Sekunden.',
  'Not used: {} and {} more.': 'Nicht verwendet: {0} und {1} weitere.',
  'Not used: {}.': 'Nicht verwendet: {0}.',
  'a decimal point': 'Dezimalpunkt',
  'a decimal comma': 'Dezimalkomma',
  'The {} in {} is read as {}; choose otherwise if that is wrong.':
    'Das Zeichen {0} in {1} wird als {2} gelesen; wählen Sie anders, wenn das falsch ist.',
  'line {}, column {} cannot be read': 'Zeile {0}, Spalte {1} ist nicht lesbar',
  'it ends too early': 'sie bricht vorzeitig ab',
  '“{}” and “{}”': '„{0}“ und „{1}“',
  '“{}” and “{}” and “{}”': '„{0}“, „{1}“ und „{2}“',
  thousands: 'Tausender',
  comma: 'Komma',
  point: 'Punkt',
  'One line that begins with #: passed over.': 'Eine Zeile, die mit # beginnt: übergangen.',
  '{} lines that begin with #: passed over.': '{0} Zeilen, die mit # beginnen: übergangen.',
  'This file has more than {} rows; sum it up to longer intervals or cut a part out of it.':
    'Diese Datei hat mehr als {0} Zeilen; fassen Sie sie zu längeren Intervallen zusammen, oder schneiden Sie einen Teil heraus.',
  'Line {} has {} columns; {} are the limit. Leave only times and values.':
    'Zeile {0} hat {1} Spalten; {2} sind die Grenze. Lassen Sie nur Zeiten und Werte.',
  // The CSV of the charts.
  'This file does not begin with “{}”.': 'Diese Datei beginnt nicht mit „{0}“.',
  'This file has more than {} lines of facts.': 'Diese Datei hat mehr als {0} Zeilen mit Angaben.',
  'This file holds no rows.': 'Diese Datei enthält keine Zeilen.',
  'This file has more than {} rows.': 'Diese Datei hat mehr als {0} Zeilen.',
  'The header names a column “{}”, which no chart has.':
    'Der Kopf nennt eine Spalte „{0}“, die kein Diagramm hat.',
  'The header names the column “{}” twice.': 'Der Kopf nennt die Spalte „{0}“ zweimal.',
  'The first column must be “{}”, and another one must follow.':
    'Die erste Spalte muss „{0}“ sein, und eine weitere muss folgen.',
  'Line {}': 'Zeile {0}',
  '{} has other columns than the header.': '{0} hat andere Spalten als der Kopf.',
  '{} does not end with 0 or 1, for what is approximate.':
    '{0} endet nicht mit 0 oder 1 für das, was genähert ist.',
  '{} holds “{}”, which is no number.': '{0} enthält „{1}“, das keine Zahl ist.',
  '{} holds “{}”, which is more than a run can reach.':
    '{0} enthält „{1}“, mehr als ein Lauf erreichen kann.',
  '{} has no time, or one that is not after the line above it.':
    '{0} hat keine Zeit oder keine, die nach der Zeile darüber liegt.',
  // What is wrong with a YAML text.
  'An alias (*) carries a tag or an anchor of its own':
    'Ein Alias (*) trägt ein eigenes Tag oder einen eigenen Anker',
  'An alias (*) or an anchor (&) has no proper name':
    'Ein Alias (*) oder ein Anker (&) hat keinen richtigen Namen',
  'A line that begins with % is not understood':
    'Eine Zeile, die mit % beginnt, ist nicht verständlich',
  'A backslash in a quoted text is followed by the wrong sign':
    'Auf einen Rückstrich in Anführungszeichen folgt ein falsches Zeichen',
  'The indentation does not fit the lines above':
    'Die Einrückung passt nicht zu den Zeilen darüber',
  'A tag (!) or an anchor (&) stands in the wrong place':
    'Ein Tag (!) oder ein Anker (&) steht an der falschen Stelle',
  'A text begins with a sign that must stand in quotes':
    'Ein Text beginnt mit einem Zeichen, das in Anführungszeichen stehen muss',
  'A tag (!) does not fit its value': 'Ein Tag (!) passt nicht zu seinem Wert',
  'Two keys stand in one line, the next line is indented too far, or a list stands where a key belongs':
    'Zwei Schlüssel stehen in einer Zeile, die nächste Zeile ist zu weit eingerückt, oder eine Liste steht, wo ein Schlüssel hingehört',
  'Indented lines stand inside of brackets': 'Eingerückte Zeilen stehen innerhalb von Klammern',
  'A key stands there twice': 'Ein Schlüssel steht zweimal da',
  'It cannot be read here': 'Sie ist hier nicht lesbar',
  'A key is longer than 1024 characters': 'Ein Schlüssel ist länger als 1024 Zeichen',
  'A sign is missing, such as a colon, a comma, a quote or a bracket':
    'Ein Zeichen fehlt, etwa ein Doppelpunkt, ein Komma, ein Anführungszeichen oder eine Klammer',
  'A key goes on over several lines, or its colon is missing':
    'Ein Schlüssel geht über mehrere Zeilen, oder sein Doppelpunkt fehlt',
  'A value has two anchors (&)': 'Ein Wert hat zwei Anker (&)',
  'Several documents stand in one': 'Mehrere Dokumente stehen in einem',
  'A value has two tags (!)': 'Ein Wert hat zwei Tags (!)',
  'A tab stands where lines are indented; use spaces':
    'Ein Tabulator steht, wo Zeilen eingerückt sind; nehmen Sie Leerzeichen',
  'A tag (!) is not known here': 'Ein Tag (!) ist hier nicht bekannt',
  'A sign stands where none belongs': 'Ein Zeichen steht, wo keines hingehört',
  // Manifests.
  'Line {}, column {}: {}': 'Zeile {0}, Spalte {1}: {2}',
  'Line {}, column {}: “{}”: {}': 'Zeile {0}, Spalte {1}: „{2}“: {3}',
  'Line {}, column {}: “{}” {}.': 'Zeile {0}, Spalte {1}: „{2}“ {3}.',
  'Line {}, column {}: “{}” must be a whole number from {} to {}, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“ muss eine ganze Zahl von {3} bis {4} sein, nicht {5}.',
  'Line {}, column {}: “{}” must be one of {}, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“ muss eines von {3} sein, nicht {4}.',
  'Line {}, column {}: {} without quotes is {}, as the tools of Kubernetes read it; they keep to YAML 1.1.':
    'Zeile {0}, Spalte {1}: {2} ohne Anführungszeichen ist {3}, wie die Werkzeuge von Kubernetes es lesen; sie halten sich an YAML 1.1.',
  'nodes are not simulated: every cell finds a place after the same time':
    'Knoten werden nicht simuliert: Jede Zelle findet nach derselben Zeit einen Platz',
  'init containers are not simulated; add their time to the setting “Boot”':
    'Init-Container werden nicht simuliert; schlagen Sie ihre Zeit der Einstellung „Hochfahren“ zu',
  'only the readiness probe decides when a cell is ready':
    'nur die Bereitschaftsprobe entscheidet, wann eine Zelle bereit ist',
  'must name at least one container': 'muss mindestens einen Container nennen',
  'must be a list of containers, not {}': 'muss eine Liste von Containern sein, nicht {0}',
  'has no container {}, which a metric asks for':
    'hat keinen Container {0}, den eine Metrik verlangt',
  'a cell is one container; {} is left out of requests, limits and utilisation':
    'eine Zelle ist ein Container; {0} bleibt bei Requests, Limits und Auslastung außen vor',
  'cells are not restarted: no cell hangs in the simulation':
    'Zellen werden nicht neu gestartet: In der Simulation bleibt keine hängen',
  'start-up is the setting “Boot”, then the readiness probe decides':
    'der Start ist die Einstellung „Hochfahren“, dann entscheidet die Bereitschaftsprobe',
  'hooks are not simulated; add their time to “Boot” or “Shutdown”':
    'Hooks werden nicht simuliert; schlagen Sie ihre Zeit „Hochfahren“ oder „Herunterfahren“ zu',
  'a container with a restart policy of its own is not simulated':
    'ein Container mit eigener restartPolicy wird nicht simuliert',
  'requests more CPU than its limit allows': 'verlangt mehr CPU, als sein Limit erlaubt',
  'only CPU is simulated: no cell runs out of memory or storage':
    'nur CPU wird simuliert: Keiner Zelle gehen Speicher oder Platte aus',
  'devices are not simulated': 'Geräte werden nicht simuliert',
  'a cell is ready at its first successful probe':
    'eine Zelle ist bei ihrer ersten gelungenen Probe bereit',
  '“{}” cannot be {}.': '„{0}“ kann nicht {1} sein.',
  'This file is no manifest: nothing in it says “kind:” or names a policy of AWS.':
    'Diese Datei ist kein Manifest: Nirgends steht „kind:“ oder der Name einer Policy von AWS.',
  'Line {}, column {}: this file cannot be read ({}); leave only the autoscaler and what it scales in it.':
    'Zeile {0}, Spalte {1}: Diese Datei ist nicht lesbar ({2}); lassen Sie nur den Autoscaler und was er skaliert darin.',
  'more than {} values are nested in one another':
    'mehr als {0} Werte sind ineinander verschachtelt',
  'more than {} aliases': 'mehr als {0} Aliasse',
  'more than {} tags': 'mehr als {0} Tags',
  'more than {} documents': 'mehr als {0} Dokumente',
  'more than {} lines and entries': 'mehr als {0} Zeilen und Einträge',
  'It is nested too deeply': 'Sie ist zu tief verschachtelt',
  'It looks like a template: let “helm template” write it out and take the result.':
    'Es sieht nach einer Vorlage aus: Lassen Sie „helm template“ sie ausschreiben, und nehmen Sie das Ergebnis.',
  'Mend it there and try again.': 'Berichtigen Sie es dort, und versuchen Sie es noch einmal.',
  'Line {}, column {}: this is no valid YAML ({}). {}':
    'Zeile {0}, Spalte {1}: Das ist kein gültiges YAML ({2}). {3}',
  'A key is a list or an object': 'Ein Schlüssel ist eine Liste oder ein Objekt',
  'The key “{}” stands there twice': 'Der Schlüssel „{0}“ steht zweimal da',
  'An alias (*) stands before or inside of what it repeats':
    'Ein Alias (*) steht vor dem oder in dem, was er wiederholt',
  'Its aliases stand for more than {} values': 'Seine Aliasse stehen für mehr als {0} Werte',
  'Line {}, column {}: this is no Kubernetes object, because it has no “kind”, and nothing that AWS knows.':
    'Zeile {0}, Spalte {1}: Das ist kein Kubernetes-Objekt, denn es hat kein „kind“, und nichts, was AWS kennt.',
  'must be an object, not {}': 'muss ein Objekt sein, nicht {0}',
  'this field is not known to the simulation': 'dieses Feld kennt die Simulation nicht',
  'must be one of {}, not {}': 'muss eines von {0} sein, nicht {1}',
  'is missing': 'fehlt',
  '{} is not simulated; what is: cpu, and metrics of your own that count requests per second, requests in flight or a queue':
    '{0} wird nicht simuliert; simuliert werden cpu und eigene Metriken, die Anfragen pro Sekunde, Anfragen in Arbeit oder eine Schlange zählen',
  'must be a positive quantity such as 500m or 2, not {}':
    'muss eine positive Menge wie 500m oder 2 sein, nicht {0}',
  'must give one amount, not {}': 'muss eine Menge nennen, nicht {0}',
  'must give one amount, not {} and {}': 'muss eine Menge nennen, nicht {0} und {1}',
  'must give one amount, not {} and {} and {}': 'muss eine Menge nennen, nicht {0}, {1} und {2}',
  unnamed: 'ohne Namen',
  'minimum {}': 'Minimum {0}',
  'maximum {}': 'Maximum {0}',
  '{} pods in {} s': '{0} Pods in {1} s',
  'target {}%': 'Ziel {0}\u00a0%',
  '{}% in {} s': '{0}\u00a0% in {1} s',
  'target {} ({})': 'Ziel {0} ({1})',
  'this field is of autoscaling/v1; write it under metrics':
    'dieses Feld stammt aus autoscaling/v1; schreiben Sie es unter metrics',
  'CPU at 80%, the default of Kubernetes': 'CPU bei 80\u00a0%, die Vorgabe von Kubernetes',
  'cells live and die as the pods of a Deployment; another kind of target is not simulated':
    'Zellen leben und sterben als Pods eines Deployments; ein anderes Ziel wird nicht simuliert',
  'must be a list, not {}': 'muss eine Liste sein, nicht {0}',
  'Kubernetes fills in what it leaves out': 'Kubernetes ergänzt, was fehlt',
  'at most {}': 'höchstens {0}',
  'This file holds {} autoscalers ({}): choose one.':
    'Diese Datei enthält {0} Autoscaler ({1}): Wählen Sie einen.',
  'Line {}, column {}: the CPU target of “{}” is a share of the CPU request, but “{}” requests no CPU; give it resources.requests.cpu.':
    'Zeile {0}, Spalte {1}: Das CPU-Ziel von „{2}“ ist ein Anteil am CPU-Request, aber „{3}“ verlangt keine CPU; geben Sie resources.requests.cpu an.',
  'No manifest knows a policy like the one in force ({}); choose an autoscaler of Kubernetes, Knative, KEDA or AWS to write one.':
    'Kein Manifest kennt eine Regel wie die geltende ({0}); wählen Sie einen Autoscaler von Kubernetes, Knative, KEDA oder AWS, um eines zu schreiben.',
  'no apiVersion': 'keine apiVersion',
  'Line {}, column {}: HorizontalPodAutoscaler “{}” has {}; only autoscaling/v2 is read. “kubectl get hpa -o yaml” gives it in that form.':
    'Zeile {0}, Spalte {1}: HorizontalPodAutoscaler „{2}“ hat {3}; nur autoscaling/v2 wird gelesen. „kubectl get hpa -o yaml“ gibt ihn in dieser Form aus.',
  'Deployment “{}” is not used: “{}” does not scale it.':
    'Deployment „{0}“ wird nicht verwendet: „{1}“ skaliert es nicht.',
  '{} “{}” is not used: it has no effect on the simulation.':
    '{0} „{1}“ wird nicht verwendet: ohne Wirkung auf die Simulation.',
  'Say what the metric “{}” counts: requests per second, requests in flight or a queue.':
    'Sagen Sie, was die Metrik „{0}“ zählt: Anfragen pro Sekunde, Anfragen in Arbeit oder eine Schlange.',
  'Line {}, column {}: “{}” is not simulated ({}); accept that it is left out.':
    'Zeile {0}, Spalte {1}: „{2}“ wird nicht simuliert ({3}); bestätigen Sie, dass es wegfällt.',
  'All metrics of “{}” are left out, so that nothing would scale; add one for cpu.':
    'Alle Metriken von „{0}“ fallen weg, sodass nichts skalieren würde; fügen Sie eine für cpu hinzu.',
}
