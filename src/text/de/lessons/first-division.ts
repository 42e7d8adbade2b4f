import type { LessonTexts } from '#core/organisms/lesson.ts'

export const firstDivision: LessonTexts = {
  title: 'Die erste Teilung',
  steps: [
    {
      title: 'Eine Zelle, ein Replikat',
      text: 'Eine Zelle ist ein Replikat eines Dienstes, die Punkte in ihr sind Anfragen, der Ring um ihren Kern zeigt, wie beschäftigt sie ist; diese kann {capacity} Anfragen je Sekunde beantworten.',
      notes:
        'Fünf Teile benennen: Zelle = Pod, Kern = Image, Membran = Container, Ring = CPU, Tochter = neues Replikat. Laufen lassen und nichts tun.',
      outcomes: [
        'In {span} hat sie {answered} Anfragen beantwortet und war {busy} der Zeit beschäftigt: Nichts muss sich teilen.',
      ],
    },
    {
      title: 'Wann teilt sie sich?',
      text: 'Um 01:00 beginnt die Last zu steigen, auf {later} Anfragen je Sekunde, und der Autoscaler strebt eine mittlere CPU-Last von {target} Prozent an.',
      notes:
        'Die meisten sagen „sofort, wenn die CPU über 60 steigt“. Fragen, wer die CPU in dem Augenblick gelesen hat: niemand.',
      question: 'Wie viele Sekunden nach 01:00 verlangt der Autoscaler eine zweite Zelle?',
      outcomes: [
        'Es dauerte {lag}: Die CPU wird alle {scrape} s gelesen und alle {sync} s angesehen, und bei {over} tat er noch nichts, denn er handelt erst über {edge}, ein Zehntel über seinem Ziel.',
        'Es dauerte {lag}: Die CPU wird alle {scrape} s gelesen und alle {sync} s angesehen, er handelt erst über {edge}, ein Zehntel über seinem Ziel, und {read} war das erste Mittel darüber.',
        'Es dauerte nur {lag}: Kein Alarm muss hier andauern, der erste Blick auf ein Mittel über {edge} entschied, und er las {read}.',
      ],
    },
    {
      title: 'Was verliert die Mutter?',
      text: 'Der Autoscaler verlangt jetzt {asked} Zellen, und die Furche in der Mutter sagt, dass eine Tochter entsteht.',
      notes:
        'Hier führt das Bild in die Irre. Eine Zelle, die sich teilt, halbiert ihren Inhalt; ein Replikat wird auf irgendeinem Knoten aus seinem Image gegossen.',
      question: 'Was kann die Mutter je Sekunde beantworten, bis ihre Tochter bereit ist?',
      options: ['etwa halb so viel', 'genauso viel', 'mehr als vorher'],
      outcomes: [
        'Genauso viel, {during} Anfragen je Sekunde: Die Tochter ist eine frische Kopie des Images, entsteht auf einem Knoten und nimmt ihr nichts; bezahlt wird sie aber schon, {price} je Stunde.',
        'Es blieb bei {during} Anfragen je Sekunde: Von der Mutter wird nichts geteilt, denn eine Tochter ist eine frische Kopie des Images auf einem Knoten; bezahlt wird sie schon, {price} je Stunde.',
      ],
    },
    {
      title: 'Vom Entschluss zum Dienst',
      text: 'Noch kann sie nicht antworten: Ein Knoten muss gefunden, das Image abgerufen, der Container hochgefahren werden, und eine Probe muss sie bereit finden.',
      notes:
        'Der Aufsatz hinter dem Bild spricht von Millisekunden. Mit veröffentlichten Startzeiten vergleichen: Container Dutzende Sekunden, virtuelle Maschinen bis zu Minuten.',
      question: 'Wie viele Sekunden nach der Entscheidung bedient die Tochter?',
      outcomes: [
        'Es dauerte {took}, keine Millisekunden: Knoten, Image und Hochfahren brauchen im Mittel {stages} s, und dann muss die nächste Probe kommen, eine alle {probe} s.',
        'Es dauerte {took}: Knoten, Image und Hochfahren brauchen im Mittel {stages} s, und dann muss die nächste Probe kommen, eine alle {probe} s.',
        'Es dauerte {took}: Knoten, Image und Hochfahren brauchen im Mittel {stages} s, und die nächste der Proben, eine alle {probe} s, fand sie bereit.',
      ],
    },
    {
      title: 'Wird eine abgebaut?',
      text: 'Zwei Zellen teilen sich jetzt die Last, und ihre mittlere CPU-Last wird bald weit unter den angestrebten {target} Prozent liegen.',
      notes:
        'Das Ziel ist keine Linie. Die Formel an die Tafel schreiben: ⌈Zellen × Mittel ÷ Ziel⌉.',
      question: 'Baut der Autoscaler eine von ihnen in den nächsten 100 Sekunden ab?',
      options: ['ja, sofort', 'ja, nach einer halben Minute', 'nein, beide bleiben'],
      outcomes: [
        'Beide bleiben: {cells} Zellen bei {busy} sind {need} Zellen am Ziel, und das wird aufgerundet; unter dem Ziel stirbt nichts, solange weniger Zellen darüber lägen.',
        'Beide blieben: {cells} Zellen bei {busy} sind {need} Zellen am Ziel, und das wird aufgerundet; dem Ziel soll man nahe kommen, es ist keine Linie, unter der Zellen sterben.',
      ],
    },
    {
      title: 'Die nächste Teilung zeichnen',
      text: 'Etwa die doppelte Last kommt jetzt, nach {earlier} Anfragen je Sekunde bisher, und bleibt; zwei Zellen teilen sie sich.',
      notes:
        'Alle zeichnen lassen, bevor jemand spricht. Die meisten Linien steigen sofort: Die beiden eben gesehenen Verzögerungen sind vergessen.',
      question:
        'Wie viele Zellen werden bereit sein? Ihre Linie über die kommenden Sekunden zeichnen.',
      outcomes: [
        'Zelle {cells} bediente nach {serving}: {deciding}, bis die CPU gelesen, gemittelt und entschieden war, und {making}, um die Tochter herzustellen.',
        'Sie lagen im Mittel um {apart} Zellen daneben: Die nächste Zelle bediente nach {serving}, {deciding}, bis die CPU gelesen, gemittelt und entschieden war, und {making}, um die Tochter herzustellen.',
        'Sie hatten die nächste Zelle nach {yours}; sie bediente {late} später: {deciding}, bis die CPU gelesen, gemittelt und entschieden war, und {making}, um die Tochter herzustellen.',
        'Ihre Linie stieg auf {highest}, der Lauf auf {cells}; am weitesten, um {most}, lagen sie nach {when} auseinander. Die nächste Zelle bediente nach {serving}: {deciding}, bis es entschieden war, {making}, um sie herzustellen.',
      ],
      why: {
        question: 'Warum nicht sofort: Was brauchte am meisten dieser Zeit?',
        causes: [
          'CPU lesen und entscheiden',
          'die Tochter herstellen',
          'ein Fenster, das Wachstum zurückhält',
        ],
        because:
          'Sie herzustellen: {making}, gegen {deciding}, bis die CPU gelesen, gemittelt und entschieden war; kein Fenster hielt zurück, was die Formel ergab: Verlangt wurde es {holding} später.',
      },
    },
  ],
  limit:
    'Eine lebende Zelle teilt sich, weil sie gewachsen ist, und teilt, was sie hat. Ein Replikat wird aus einem Image gegossen, weil eine Formel es verlangt; die Mutter hält nie an und verliert nichts, und die Tochter wächst nicht wieder mit ihr zusammen.',
}
