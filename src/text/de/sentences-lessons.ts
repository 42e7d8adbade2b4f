/** German for what is said of a lesson that cannot be taken or played; keys as in sentences.ts. */
export const lessonSentences: Readonly<Record<string, string>> = {
  'Answer the question of the lesson first, or skip it.':
    'Beantworten Sie zuerst die Frage der Lektion, oder überspringen Sie sie.',
  'The lesson goes on from here: choose its next step, or leave it.':
    'Von hier geht die Lektion weiter: Wählen Sie ihren nächsten Schritt, oder verlassen Sie sie.',
  'the name of a lesson': 'der Name einer Lektion',
  'none is opened': 'es wird keine geöffnet',
  'The lesson was left.': 'Die Lektion wurde verlassen.',
  'The lesson in this file is not possible: {}':
    'Die Lektion in dieser Datei ist nicht möglich: {0}',
  'This file holds no lesson of Digital Mitosis: “format” is missing.':
    'Diese Datei enthält keine Lektion von Digital Mitosis: „format“ fehlt.',
  'This file holds no lesson of Digital Mitosis: its format is {}.':
    'Diese Datei enthält keine Lektion von Digital Mitosis: Ihr Format ist {0}.',
  'The run on the page is not that of the lesson any more: bring it back first.':
    'Der Lauf auf der Seite ist nicht mehr der der Lektion: Holen Sie ihn zuerst zurück.',
  'A lesson has {} steps at most, and this would make {}: a step also ends wherever something was changed.':
    'Eine Lektion hat höchstens {0} Schritte, und so wären es {1}: Ein Schritt endet auch, wo etwas geändert wurde.',
  'A lesson must be an object, not {}.': 'Eine Lektion muss ein Objekt sein, nicht {0}.',
  'The lesson has a field that is not known here.':
    'Die Lektion hat ein Feld, das hier nicht bekannt ist.',
  'A lesson is named by small letters, digits and hyphens, not by {}.':
    'Eine Lektion heißt nach kleinen Buchstaben, Ziffern und Bindestrichen, nicht {0}.',
  'There is no service {} to watch.': 'Es gibt keinen Dienst {0} zu beobachten.',
  'A lesson has 1 to {} steps.': 'Eine Lektion hat 1 bis {0} Schritte.',
  'The run of a lesson must be an object, not {}.':
    'Der Lauf einer Lektion muss ein Objekt sein, nicht {0}.',
  'The run of the lesson is not possible: {}': 'Der Lauf der Lektion ist nicht möglich: {0}',
  'The run of a lesson may last four hours at most.':
    'Der Lauf einer Lektion darf höchstens vier Stunden dauern.',
  'There is no service {} to watch: the run of the lesson has one.':
    'Es gibt keinen Dienst {0} zu beobachten: Der Lauf der Lektion hat einen.',
  'The run that step {} begins is not possible: {}':
    'Der Lauf, den Schritt {0} beginnt, ist nicht möglich: {1}',
  'Step {} must be an object, not {}.': 'Schritt {0} muss ein Objekt sein, nicht {1}.',
  'Step {} has a field that is not known here.':
    'Schritt {0} hat ein Feld, das hier nicht bekannt ist.',
  'Step {} points at one of {}, not at {}.': 'Schritt {0} zeigt auf eines von {1}, nicht auf {2}.',
  'The speed of step {} must be a number from 0.1 to 600, not {}.':
    'Die Geschwindigkeit von Schritt {0} muss eine Zahl von 0,1 bis 600 sein, nicht {1}.',
  'Step {} does not say when it ends: at a time, after a time, or at an event.':
    'Schritt {0} sagt nicht, wann er endet: zu einer Zeit, nach einer Zeit oder bei einem Ereignis.',
  'the claims of step {}': 'die Behauptungen von Schritt {0}',
  'Step {} makes a list of at most {} changes.':
    'Schritt {0} macht eine Liste von höchstens {1} Änderungen.',
  'A change of step {} is not possible: {}': 'Eine Änderung von Schritt {0} ist nicht möglich: {1}',
  'The choice of step {} has 2 to {} options.':
    'Die Auswahl von Schritt {0} hat 2 bis {1} Möglichkeiten.',
  'an option of step {}': 'eine Möglichkeit von Schritt {0}',
  'What step {} asks is neither a number that it measures nor a choice, nor a curve of a chart.':
    'Was Schritt {0} fragt, ist weder eine Zahl, die er misst, noch eine Auswahl oder eine Kurve eines Diagramms.',
  'Step {} measures a curve that it does not ask for.':
    'Schritt {0} misst eine Kurve, nach der er nicht fragt.',
  'Step {} compares what only an answer gives.':
    'Schritt {0} vergleicht, was nur eine Antwort ergibt.',
  'The curve of step {} would tell when its event comes; end the step at a time.':
    'Die Kurve von Schritt {0} würde verraten, wann sein Ereignis kommt; lassen Sie den Schritt zu einer Zeit enden.',
  'The decisive seconds of step {} have no two moments.':
    'Die entscheidenden Sekunden von Schritt {0} haben keine zwei Zeitpunkte.',
  'The decisive seconds of step {} are not within it.':
    'Die entscheidenden Sekunden von Schritt {0} liegen nicht in ihm.',
  'Step {} speaks of {{}} where no answer or not every one gives it.':
    'Schritt {0} spricht von {{1}}, wo es keine Antwort oder nicht jede ergibt.',
  'Step {} asks for a curve over a span that is not within it.':
    'Schritt {0} fragt nach einer Kurve über eine Spanne, die nicht in ihm liegt.',
  'Step {} asks for a curve that begins where nothing has been measured.':
    'Schritt {0} fragt nach einer Kurve, die beginnt, wo noch nichts gemessen ist.',
  'The measures of step {} must be an object, not {}.':
    'Die Messungen von Schritt {0} müssen ein Objekt sein, nicht {1}.',
  'Step {} has {} measures; {} are the limit.':
    'Schritt {0} hat {1} Messungen; {2} sind die Grenze.',
  '“{}” is no name for a measure: small letters and digits are.':
    '„{0}“ ist kein Name für eine Messung: kleine Buchstaben und Ziffern sind es.',
  'The measure “{}” of step {} says nothing that can be measured.':
    'Die Messung „{0}“ von Schritt {1} sagt nichts, was gemessen werden kann.',
  'A list of at most {} comparisons is needed for {}, not {}.':
    'Für {1} braucht es eine Liste von höchstens {0} Vergleichen, nicht {2}.',
  'One of the comparisons for {} compares nothing that the step measures.':
    'Einer der Vergleiche für {0} vergleicht nichts, was der Schritt misst.',
  'The texts of a lesson must be an object, not {}.':
    'Die Texte einer Lektion müssen ein Objekt sein, nicht {0}.',
  'The title of the lesson': 'Der Titel der Lektion',
  'Where the metaphor breaks': 'Wo das Bild nicht mehr trägt',
  'The lesson needs texts for each of its {} steps.':
    'Die Lektion braucht Texte für jeden ihrer {0} Schritte.',
  'The texts of step {} must be an object, not {}.':
    'Die Texte von Schritt {0} müssen ein Objekt sein, nicht {1}.',
  'The title of step {}': 'Der Titel von Schritt {0}',
  'The sentence of step {}': 'Der Satz von Schritt {0}',
  'The notes of step {}': 'Die Notizen von Schritt {0}',
  'The question of step {}': 'Die Frage von Schritt {0}',
  'the outcomes of step {}': 'die Ausgänge von Schritt {0}',
  'the options of step {}': 'die Möglichkeiten von Schritt {0}',
  'Step {} needs {} outcomes, not {}.': 'Schritt {0} braucht {1} Ausgänge, nicht {2}.',
  'Step {} speaks of {{}}, which it does not measure.':
    'Schritt {0} spricht von {{1}}, was er nicht misst.',
  'Step {} has {} options, and words for {}.':
    'Schritt {0} hat {1} Möglichkeiten und Worte für {2}.',
  'A short list is needed for {}, not {}.': 'Für {0} braucht es eine kurze Liste, nicht {1}.',
  'One of {}': 'Eines aus: {0}',
  '{} must be a text, not {}.': '{0} muss ein Text sein, nicht {1}.',
  '{} has {} characters; {} are the limit.': '{0} hat {1} Zeichen; {2} sind die Grenze.',
  '{} is empty.': '{0} ist leer.',
  'The lesson has no step {}.': 'Die Lektion hat keinen Schritt {0}.',
  'Step {} cannot be played: {}': 'Schritt {0} kann nicht gespielt werden: {1}',
  'Step {} waits for something that never comes in this run.':
    'Schritt {0} wartet auf etwas, das in diesem Lauf nie kommt.',
  'The lesson is about a system that is not known here.':
    'Die Lektion handelt von einem System, das hier nicht bekannt ist.',
  'Step {} ends at {} s, but it begins at {} s.':
    'Schritt {0} endet bei {1} s, beginnt aber bei {2} s.',
  'Step {} ends at {} s, but the run ends at {} s.':
    'Schritt {0} endet bei {1} s, der Lauf aber bei {2} s.',
  'Step {} asks for a number that this run does not have.':
    'Schritt {0} fragt nach einer Zahl, die es in diesem Lauf nicht gibt.',
  'The scale of step {} ends before its answer.':
    'Die Skala von Schritt {0} endet vor seiner Antwort.',
  'Of the answers of step {} exactly one must be true in this run, not {}.':
    'Von den Antworten von Schritt {0} muss in diesem Lauf genau eine stimmen, nicht {1}.',
  'Of the causes of step {} exactly one must be true in this run, not {}.':
    'Von den Ursachen von Schritt {0} muss in diesem Lauf genau eine stimmen, nicht {1}.',
  'Step {} asks why, and needs words for it.':
    'Schritt {0} fragt nach dem Warum und braucht Worte dafür.',
  'The “why” of step {}': 'Das Warum von Schritt {0}',
  'the causes of step {}': 'die Ursachen von Schritt {0}',
  'a cause': 'eine Ursache',
  'Step {} has {} causes, and words for {}.': 'Schritt {0} hat {1} Ursachen und Worte für {2}.',
  'The reason in step {}': 'Der Grund in Schritt {0}',
  'The “why” of step {} speaks of {{}}, which the run does not measure.':
    'Das Warum von Schritt {0} spricht von {{1}}, was der Lauf nicht misst.',
  'More happens in this run than a lesson can look back upon.':
    'In diesem Lauf geschieht mehr, als eine Lektion überblicken kann.',
}
