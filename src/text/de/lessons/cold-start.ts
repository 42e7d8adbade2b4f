import type { LessonTexts } from '#core/organisms/lesson.ts'

export const coldStart: LessonTexts = {
  title: 'Kaltstart und Panik',
  steps: [
    {
      title: 'Keine Zellen, keine Kosten',
      text: 'Niemand fragt nach diesem Dienst, und so hat er gar keine Zellen: Knative hat die letzte weggenommen.',
      notes:
        'Knative Serving, „Scale to zero“. Ein HPA behält mindestens eine Zelle, solange man ihm nichts anderes sagt, und braucht dann eine Metrik von außen. Fragen, was der erste Besucher sehen wird.',
      outcomes: ['{cells} Zellen und {cost} je Stunde: Was nicht da ist, kostet nichts.'],
    },
    {
      title: 'Die erste Anfrage kommt',
      text: 'Um 00:40 kommen die ersten Anfragen, {later} je Sekunde, und niemand ist da, der antwortet; ein Aktivator hält sie so lange fest.',
      notes:
        'Knative-Dokumentation, „Request flow“: Ohne Zellen steht der Aktivator im Weg, behält die Anfrage und meldet sie dem Autoscaler. Das Image liegt hier schon auf dem Knoten; wo es abgerufen werden muss, kommt das hinzu.',
      question: 'Wie viele Sekunden nach 00:40 bedient die erste Zelle?',
      outcomes: [
        'Es dauerte {took}: Die Entscheidung fiel {decided} nach der ersten Anfrage, der Rest war das Entstehen einer Zelle, davon {boot} s Hochfahren; {held} Anfragen warteten beim Aktivator, {failed} scheiterten.',
        'Es dauerte {took}: Die Entscheidung fiel {decided} nach der ersten Anfrage, der Rest war das Entstehen einer Zelle, davon {boot} s Hochfahren; {held} Anfragen warteten beim Aktivator, {failed} scheiterten.',
        'Es dauerte nur {took}: Die Entscheidung fiel {decided} nach der ersten Anfrage, denn der Aktivator meldet sich sofort, und eine Zelle fährt in {boot} s hoch; {held} Anfragen warteten, {failed} scheiterten.',
      ],
    },
    {
      title: 'Danach ist es ruhig',
      text: 'Die wartenden Anfragen sind beantwortet, und {load} Anfragen je Sekunde brauchen nicht mehr als ein oder zwei Zellen.',
      notes:
        'Das stabile Fenster ist eine Minute: Er richtet sich nach dem Mittel der Anfragen in den Zellen über 60 Sekunden. Jetzt fragen, was das für einen plötzlichen Anstieg bedeutet.',
      outcomes: [
        'Mit {cells} Zellen beantwortete er {rate} Anfragen je Sekunde, und in der letzten halben Minute lag p99 nie über {worst}.',
      ],
    },
    {
      title: 'Zehnmal so viel Last',
      text: 'Um 02:40 ist die Last plötzlich zehnmal so hoch, und das Fenster, über das er mittelt, ist {window} s lang.',
      notes:
        'Wer das Fenster kennt, sagt „mindestens eine halbe Minute“. Knative-Dokumentation, „Panic window“ und „Panic threshold“: Daneben läuft eines von einem Zehntel der Länge; wo es das Doppelte des Vorhandenen verlangt, entscheidet es.',
      question: 'Wie viele Sekunden dauert es, bis er mehr Zellen verlangt?',
      outcomes: [
        'Es dauerte {took}: Neben dem ersten läuft ein zweites Fenster von {panicWindow} s, und verlangt es doppelt so viele Zellen, wie da sind, gerät der Autoscaler in Panik und folgt ihm; er verlangte sofort {asked}.',
        'Es dauerte {took}: Neben dem Fenster von {window} s läuft eines von {panicWindow} s, und verlangt es doppelt so viele Zellen, wie da sind, gerät der Autoscaler in Panik und folgt ihm; er verlangte sofort {asked}.',
        'Es dauerte nur {took}: Neben dem Fenster von {window} s läuft eines von {panicWindow} s, und verlangt es doppelt so viele Zellen, wie da sind, gerät der Autoscaler in Panik; er verlangte sofort {asked}.',
      ],
    },
    {
      title: 'Wie weit geht er?',
      text: 'Eine halbe Minute lang kommen {load} Anfragen je Sekunde; {need} Zellen würden das am Ziel tragen.',
      notes:
        'Rechnen lassen: Last × Bedienzeit ÷ (Ziel × Anteil). Er zählt, was in den Zellen ist, und was wartet, ist darin: Ein Rückstau sieht aus wie Last.',
      question: 'Wie viele Zellen verlangt er? Ihre Zahl zeichnen, bis die Last fällt.',
      outcomes: [
        'Er verlangte {most}: Er zählt die Anfragen im Dienst, und auch die wartenden sind im Dienst, bis zu {held}; ein Rückstau sieht aus wie Last, und eine Panik nimmt nie zurück, was sie verlangt hat.',
        'Sie lagen im Mittel um {apart} Zellen daneben: Er verlangte {most}, denn er zählt die Anfragen im Dienst, darunter bis zu {held} wartende; eine Panik nimmt nie zurück, was sie verlangt hat.',
        'Sie hatten es nach {yours} auf halbem Weg; dort war er {late} später, und er ging bis {most}: Er zählt die Anfragen im Dienst, darunter bis zu {held} wartende; eine Panik nimmt nie zurück, was sie verlangt hat.',
        'Ihre Linie stieg auf {highest}, der Lauf auf {most}: Er zählt die Anfragen im Dienst, darunter bis zu {held} wartende; ein Rückstau sieht aus wie Last, und eine Panik nimmt nie zurück, was sie verlangt hat.',
      ],
      why: {
        question: 'Warum verlangte er das {many}-fache dessen, was die Last braucht?',
        causes: [
          'was wartet, zählt als Last',
          'es kamen mehr Anfragen als angesagt',
          'eine Panik verlangt immer das Zehnfache',
        ],
        because:
          'Was wartet, zählt: {rate} Anfragen je Sekunde kamen, wie angesagt, aber bis zu {held} warteten zugleich, und jede davon ist eine, die im Dienst ist.',
      },
    },
    {
      title: 'Wann endet die Panik?',
      text: 'Um 03:10 ist die Last wieder, wo sie war, und die meisten Zellen haben nichts zu tun.',
      notes:
        'Mit dem HPA vergleichen: fünf Minuten. Hier dauert die Panik ein stabiles Fenster lang, von ihrem letzten Anlass an, und der liegt schon eine Weile zurück, wenn die Last fällt.',
      question: 'Wie viele Sekunden nach 03:10 beginnt die Zahl der Zellen zu fallen?',
      outcomes: [
        'Es dauerte {took}: In Panik fällt die Zahl nie, und die dauert {window} s von dem letzten Blick an, der einen Anlass sah.',
        'Es dauerte {took}: In Panik fällt die Zahl nie, und die dauert {window} s von dem letzten Blick an, der einen Anlass sah, und das war, bevor die Last fiel.',
        'Es dauerte nur {took}: Die {window} s einer Panik zählen von dem letzten Blick an, der einen Anlass sah, und seit genug Zellen da waren, sah ihn keiner mehr.',
      ],
    },
    {
      title: 'Zurück zu keiner Zelle',
      text: 'Um 06:40 kommt die letzte Anfrage, {left} Zellen sind übrig, und dann ist es still.',
      notes:
        'Zwei Uhren: Das Mittel eines stabilen Fensters muss null sein, und der Aktivator muss im Weg stehen, bevor die letzte Zelle geht (scale-to-zero-grace-period, höchstens 30 Sekunden).',
      question: 'Wie viele Sekunden dauert es, bis keine Zelle mehr bedient?',
      outcomes: [
        'Es dauerte {took}: In einem Fenster von {window} s darf keine einzige Anfrage liegen, und das Fenster blickt zurück; dann übernimmt der Aktivator, und die letzte Zelle geht.',
        'Es dauerte {took}: In einem Fenster von {window} s darf keine einzige Anfrage liegen; dann übernimmt der Aktivator, und die letzte Zelle geht.',
        'Es dauerte nur {took}: Sobald in einem Fenster von {window} s keine einzige Anfrage liegt, übernimmt der Aktivator, und die letzte Zelle geht.',
      ],
    },
  ],
  limit:
    'Ein Körper ohne Zellen ist tot. Ein Dienst ohne Zellen lebt weiter, als Image und als Zeile in einer Datei, und die erste Anfrage weckt ihn. Und nichts gerät in Panik: Ein kürzeres Fenster tritt an die Stelle eines längeren und gibt nicht zurück, was es genommen hat.',
}
