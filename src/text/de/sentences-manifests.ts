/** German for what the readers of Knative, KEDA and AWS say; keys as in sentences.ts. */
export const manifestSentences: Readonly<Record<string, string>> = {
  // How a value must be written.
  'Line {}, column {}: “{}”: “{}” must be a number, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“: „{3}“ muss eine Zahl sein, nicht {4}.',
  'must be a number, not {}': 'muss eine Zahl sein, nicht {0}',
  'must be a number in quotes, not {}': 'muss eine Zahl in Anführungszeichen sein, nicht {0}',
  'must be a duration such as 60s or 1m30s, not {}':
    'muss eine Dauer wie 60s oder 1m30s sein, nicht {0}',
  'must be true or false in quotes, not {}':
    'muss true oder false in Anführungszeichen sein, nicht {0}',
  'must be a text in quotes, not {}': 'muss ein Text in Anführungszeichen sein, nicht {0}',
  'must be {}, not {}': 'muss {0} sein, nicht {1}',
  'a number': 'eine Zahl',
  'a number in quotes': 'eine Zahl in Anführungszeichen',
  'a duration such as 60s or 1m30s': 'eine Dauer wie 60s oder 1m30s',
  'true or false': 'true oder false',
  'true or false in quotes': 'true oder false in Anführungszeichen',
  'one of {}': 'eines von {0}',
  'must be a name of its own': 'muss ein eigener Name sein',
  'Line {}, column {}: “{}” must be a duration such as 60s or 1m30s, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“ muss eine Dauer wie 60s oder 1m30s sein, nicht {3}.',
  'Line {}, column {}: “{}” must be a positive quantity such as 500m or 2, not {}.':
    'Zeile {0}, Spalte {1}: „{2}“ muss eine positive Menge wie 500m oder 2 sein, nicht {3}.',
  // All kinds.
  'Line {}, column {}: more than {} fields are not simulated; leave out what no autoscaler needs.':
    'Zeile {0}, Spalte {1}: mehr als {2} Felder werden nicht simuliert; lassen Sie weg, was kein Autoscaler braucht.',
  none: 'keines',
  'Line {}, column {}': 'Zeile {0}, Spalte {1}',
  '“{}” is {}, above “{}” ({}); lower it, or set the maximum to 0 for none.':
    '„{0}“ ist {1}, mehr als „{2}“ ({3}); senken Sie es, oder setzen Sie das Maximum auf 0 für keines.',
  '“{}” is {}, above “{}” ({}); M of N cannot be more than N.':
    '„{0}“ ist {1}, mehr als „{2}“ ({3}); M von N kann nicht mehr als N sein.',
  '“{}” is {}, above “{}” ({}); the minimum cannot exceed the maximum.':
    '„{0}“ ist {1}, mehr als „{2}“ ({3}); das Minimum kann nicht über dem Maximum liegen.',
  '“{}” is {}; it must be below “{}” ({}), or absent.':
    '„{0}“ ist {1}; es muss unter „{2}“ ({3}) liegen oder fehlen.',
  '“{}” has a step from {} to {}; its upper bound must lie above its lower one.':
    '„{0}“ hat eine Stufe von {1} bis {2}; ihre obere Grenze muss über der unteren liegen.',
  '“{}” has a step that ends at {} and one that begins at {}; steps must follow one another without a gap or an overlap.':
    '„{0}“ hat eine Stufe, die bei {1} endet, und eine, die bei {2} beginnt; Stufen müssen ohne Lücke und Überschneidung aufeinanderfolgen.',
  'it changes the size of cells, not their number':
    'er ändert die Größe von Zellen, nicht ihre Zahl',
  'a timetable is not simulated; shape the load instead':
    'ein Zeitplan wird nicht simuliert; formen Sie stattdessen die Last',
  'Line {}, column {}: VerticalPodAutoscaler “{}” is not simulated ({}); bring in an autoscaler that changes their number, or choose “A larger server” under “Decides”.':
    'Zeile {0}, Spalte {1}: VerticalPodAutoscaler „{2}“ wird nicht simuliert ({3}); bringen Sie einen Autoscaler, der ihre Zahl ändert, oder wählen Sie unter „Entscheidet“ „Ein größerer Server“.',
  'Line {}, column {}: this file holds {}, but no autoscaler that is read here; those are HorizontalPodAutoscaler, ScaledObject, Knative Service and policies of AWS.':
    'Zeile {0}, Spalte {1}: Diese Datei enthält {2}, aber keinen Autoscaler, der hier gelesen wird; das sind HorizontalPodAutoscaler, ScaledObject, Knative Service und Policies von AWS.',
  'Line {}, column {}: this file holds more than {} objects; leave only the autoscaler and its Deployment.':
    'Zeile {0}, Spalte {1}: Diese Datei enthält mehr als {2} Objekte; lassen Sie nur den Autoscaler und sein Deployment.',
  'a rollout does not wait here': 'ein Rollout wartet hier nicht',
  'a rollout replaces cells bit by bit here': 'ein Rollout ersetzt Zellen hier nach und nach',
  // Knative.
  'Line {}, column {}: Knative Service “{}” has {}; only serving.knative.dev/v1 is read.':
    'Zeile {0}, Spalte {1}: Knative Service „{2}“ hat {3}; nur serving.knative.dev/v1 wird gelesen.',
  "“{}” is scaled by what is left out; give it the class of Knative's own autoscaler.":
    '„{0}“ wird von dem skaliert, was wegfällt; geben Sie ihm die Klasse des Autoscalers von Knative.',
  'belongs under spec.template.metadata.annotations':
    'gehört unter spec.template.metadata.annotations',
  'all requests go to one revision; others are not simulated':
    'alle Anfragen gehen an eine Revision; andere werden nicht simuliert',
  'only the whole time of a request is limited here':
    'nur die ganze Zeit einer Anfrage ist hier begrenzt',
  'Knative sets it to the timeout of the revision': 'Knative setzt es auf den Timeout der Revision',
  'only the linear mean of a window is simulated':
    'nur das lineare Mittel eines Fensters wird simuliert',
  'only the class kpa.autoscaling.knative.dev is simulated as Knative; bring the HPA of another class in itself':
    'nur die Klasse kpa.autoscaling.knative.dev wird als Knative simuliert; bringen Sie den HPA einer anderen Klasse selbst',
  'only the class kpa.autoscaling.knative.dev is simulated':
    'nur die Klasse kpa.autoscaling.knative.dev wird simuliert',
  'there is one activator, and it takes as much as comes':
    'es gibt einen Activator, und er nimmt an, was kommt',
  'At an activator without cells': 'Ohne Zellen an einem Activator',
  // KEDA.
  'All triggers of “{}” are left out, so that nothing would scale; add one that counts requests or a queue.':
    'Alle Auslöser von „{0}“ fallen weg, sodass nichts skalieren würde; fügen Sie einen hinzu, der Anfragen oder eine Schlange zählt.',
  'a number of replicas to pause at is not simulated; “paused” holds those that there are':
    'eine Zahl von Replicas, bei der pausiert wird, wird nicht simuliert; „paused“ hält die fest, die da sind',
  'only a fixed number to fall back to is known': 'nur eine feste Zahl ist als Rückfall bekannt',
  'a formula over several triggers is not simulated':
    'eine Formel über mehrere Auslöser wird nicht simuliert',
  'a trigger on CPU is not simulated in KEDA; bring it in as a HorizontalPodAutoscaler':
    'ein Auslöser nach CPU wird in KEDA nicht simuliert; bringen Sie ihn als HorizontalPodAutoscaler',
  'must name a scaler such as prometheus, not {}':
    'muss einen Scaler wie prometheus nennen, nicht {0}',
  'the target of this scaler is not known here': 'das Ziel dieses Scalers ist hier nicht bekannt',
  'a metric is read anew whenever it is asked for':
    'eine Metrik wird jedes Mal neu gelesen, wenn nach ihr gefragt wird',
  // AWS.
  'alarms look at minutes here': 'Alarme betrachten hier Minuten',
  'a sum is known of RequestCountPerTarget alone':
    'eine Summe ist nur von RequestCountPerTarget bekannt',
  'only the mean of a metric is simulated': 'nur das Mittel einer Metrik wird simuliert',
  'what is missing stays missing here': 'was fehlt, fehlt hier weiterhin',
  'an alarm that does nothing is not simulated': 'ein Alarm, der nichts tut, wird nicht simuliert',
  'a formula over several metrics is not simulated':
    'eine Formel über mehrere Metriken wird nicht simuliert',
  'a band of what is usual is not simulated': 'ein Band des Üblichen wird nicht simuliert',
  '{}: {} is read with the threshold itself, which differs only where the metric lies exactly on it.':
    '{0}: {1} wird mit der Schwelle selbst gelesen; das ist nur anders, wo die Metrik genau auf ihr liegt.',
  'the size of a group is a number of instances here':
    'die Größe einer Gruppe ist hier eine Zahl von Instanzen',
  'no instance is protected here': 'keine Instanz ist hier geschützt',
  'no instance is taken away by its provider here':
    'keine Instanz wird hier von ihrem Anbieter weggenommen',
  'instances do not grow too old here': 'Instanzen werden hier nicht zu alt',
  'all instances are alike here': 'alle Instanzen sind hier gleich',
  'instances are not kept in reserve here': 'Instanzen werden hier nicht in Reserve gehalten',
  'nothing is suspended here': 'nichts ist hier ausgesetzt',
  'it is computed when the template is used; write the value itself':
    'er wird erst berechnet, wenn die Vorlage benutzt wird; schreiben Sie den Wert selbst',
  'a cooldown of this policy is not simulated; instances warm up instead':
    'ein Cooldown dieser Policy wird nicht simuliert; Instanzen wärmen sich stattdessen auf',
  'a policy that does nothing is not simulated':
    'eine Policy, die nichts tut, wird nicht simuliert',
  '{} is not simulated; what is: CPU, requests per target, and metrics of your own that count requests per second, requests in flight or a queue':
    '{0} wird nicht simuliert; simuliert werden CPU, Anfragen je Ziel und eigene Metriken, die Anfragen pro Sekunde, Anfragen in Arbeit oder eine Schlange zählen',
  'All policies of “{}” are left out, so that nothing would scale; add one by CPU or requests.':
    'Alle Policies von „{0}“ fallen weg, sodass nichts skalieren würde; fügen Sie eine nach CPU oder Anfragen hinzu.',
  '{}: policy “{}” has no alarm in this file that runs it; add the one whose AlarmActions name it.':
    '{0}: Policy „{1}“ hat in dieser Datei keinen Alarm, der sie auslöst; fügen Sie den hinzu, dessen AlarmActions sie nennen.',
  'one warm-up holds for all policies of a group here':
    'eine Aufwärmzeit gilt hier für alle Policies einer Gruppe',
  'nothing is foretold here; the load itself says what comes':
    'nichts wird hier vorhergesagt; die Last selbst sagt, was kommt',
  '{}: this file holds no group for “{}”; it may have {} to {} instances here.':
    '{0}: Diese Datei enthält keine Gruppe für „{1}“; sie darf hier {2} bis {3} Instanzen haben.',
  'Line {}, column {}: policy “{}” is no target tracking, step or simple scaling; nothing else of AWS is simulated.':
    'Zeile {0}, Spalte {1}: Policy „{2}“ ist keine Zielverfolgung, Stufen- oder einfache Skalierung; anderes von AWS wird nicht simuliert.',
}
