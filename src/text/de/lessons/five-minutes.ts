import type { LessonTexts } from '#core/organisms/lesson.ts'

export const fiveMinutes: LessonTexts = {
  title: 'Fünf Minuten lang schrumpft nichts',
  steps: [
    {
      title: 'Zehn Zellen, gut ausgelastet',
      text: '{load} Anfragen je Sekunde beschäftigen zehn Zellen, und der Autoscaler strebt eine mittlere CPU-Last von {target} Prozent an.',
      notes:
        'Fragen, wer das vom eigenen Dashboard kennt: Der Ansturm ist vorbei, die Zellen stehen leer, und nichts geschieht. Vor dem Weitergehen Gründe sammeln.',
      outcomes: [
        'Die {cells} Zellen sind zu {busy} ausgelastet, genau wie der Autoscaler es will: Er hat nichts zu tun.',
      ],
    },
    {
      title: 'Wann geht die erste?',
      text: 'Um 02:00 fällt die Last von einer Sekunde zur nächsten auf {later} Anfragen je Sekunde: auf ein Viertel.',
      notes:
        'Quelle: Kubernetes-Dokumentation, Horizontal Pod Autoscaling, „Stabilization window“; voreingestellt sind fünf Minuten (--horizontal-pod-autoscaler-downscale-stabilization). Die meisten nennen die Zeit, in der eine Zelle entsteht.',
      question: 'Wie viele Sekunden nach 02:00 schickt der Autoscaler die erste Zelle weg?',
      outcomes: [
        'Es dauerte {wait}: Nach {knew} ergab seine Formel weniger, bald {few} Zellen, aber es zählt das Größte, was sie in {window} s ergeben hat; die Zellen waren derweil zu {busy} ausgelastet.',
        'Es dauerte {wait}: Die Formel ergab nach {knew} weniger, bald {few} Zellen, aber es zählt das Größte, was sie in {window} s ergeben hat; die Zellen waren derweil zu {busy} ausgelastet.',
        'Es dauerte {wait} und nicht länger: Nach {window} s war die letzte große Empfehlung zu alt, um zu zählen; weniger ergab die Formel schon seit {knew}, und bald {few} Zellen.',
      ],
    },
    {
      title: 'Wie gehen sie?',
      text: 'Die alten Empfehlungen liegen jetzt außerhalb des Fensters, und die überzähligen Zellen dürfen gehen.',
      notes:
        'Ohne „behavior“ im Manifest begrenzt nichts, wie viele auf einmal gehen; Dokumentation: „100 Prozent in 15 Sekunden“. Wer sie einzeln gehen lassen will, muss eine scaleDown-Regel schreiben.',
      question: 'Wie werden sie gehen?',
      options: ['eine je Minute', 'bei jedem Blick ein paar', 'alle binnen einer halben Minute'],
      outcomes: [
        'Alle binnen einer halben Minute: von {before} Zellen auf {left}, und {gone} wurden weggeschickt; jede hatte bis zu {grace} s, um ihre Arbeit zu beenden.',
        'Sie gingen binnen einer halben Minute: von {before} Zellen auf {left}, und {gone} wurden weggeschickt; das Fenster sagt, wie lange nichts geht, nicht, wie langsam.',
      ],
    },
    {
      title: 'Eine kleine Spitze dazwischen',
      text: 'Derselbe Lauf noch einmal, aber um 05:00 liegt die Last 40 Sekunden lang bei {high} Anfragen je Sekunde, danach so niedrig wie zuvor.',
      notes:
        'Das trennt zwei Vorstellungen. Eine Abkühlzeit liefe seit der letzten Änderung, und es gab keine. Das Fenster ist ein gleitendes Maximum: Jeder Blick der letzten fünf Minuten hat eine Stimme, die größte gewinnt (pkg/controller/podautoscaler/horizontal.go, stabilizeRecommendation).',
      question: 'Wie viele Zellen verlangt er um 08:20?',
      options: [
        'noch alle zehn',
        'so viele, wie die Spitze brauchte',
        'so wenige, wie die niedrige Last braucht',
      ],
      outcomes: [
        'So viele, wie die Spitze brauchte: {kept}, obwohl {few} der jetzigen Last genügen; die {before} vom Anfang sind älter als {window} s, die {most} der Spitze nicht.',
        'Es blieben {kept}, so viele, wie die Spitze brauchte: Keine Uhr läuft seit der letzten Änderung, es zählt die größte Empfehlung aus {window} s; die {before} vom Anfang sind älter, die {most} der Spitze nicht.',
      ],
    },
    {
      title: 'Was das Warten bringt',
      text: 'Jetzt eine andere Last: zwei Minuten lang {high} Anfragen je Sekunde, zwei Minuten lang {low}, und so fort.',
      notes:
        'Vor dem Abspielen fragen: Wie viele Zellen stehen leer, und würden Sie mit ihnen auf die nächste Welle warten? Die beiden Zahlen für den nächsten Schritt notieren.',
      outcomes: [
        'In zehn Minuten wurde keine Zelle weggeschickt; das kostete {hours} Zellstunden, und das Ziel wurde {missed} lang verfehlt.',
      ],
    },
    {
      title: 'Und ohne das Fenster?',
      text: 'Dieselben Wellen und ein Autoscaler, der seiner Formel sofort nach unten folgt: Sein Fenster ist null.',
      notes:
        'Wer fünf Minuten zu lang findet, irrt nicht: Es ist eine Voreinstellung, und behavior.scaleDown.stabilizationWindowSeconds lässt sich für jeden Dienst setzen. Um den Tausch geht es: Warten bezahlt man mit leeren Zellen, Eile mit Anfragen.',
      question: 'Was kommt dabei heraus?',
      options: [
        'billiger und etwa so gut',
        'billiger, aber es scheitert an den Wellen',
        'nicht einmal billiger',
      ],
      outcomes: [
        'Billiger, {hours} statt {heldHours} Zellstunden, aber das Ziel wurde {missed} statt {heldMissed} lang verfehlt, und {failed} Anfragen scheiterten: Jede Welle traf auf die wenigen Zellen des Tals.',
        'Es kostete {hours} statt {heldHours} Zellstunden, aber das Ziel wurde {missed} statt {heldMissed} lang verfehlt, und {failed} Anfragen scheiterten: Jede Welle traf auf die wenigen Zellen des Tals.',
      ],
    },
  ],
  limit:
    'Ein Körper verliert Zellen über Tage und ruft sie nie zurück. Hier ist das Warten weder Sparsamkeit noch Vorsicht, sondern Gedächtnis: eine Liste von Zahlen der letzten fünf Minuten, deren größte gewinnt. Wer diese Zahl ändert, ändert, wann Zellen sterben.',
}
