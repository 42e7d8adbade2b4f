import type { LessonTexts } from '#core/organisms/lesson.ts'

export const deadBand: LessonTexts = {
  title: 'Das tote Band der Toleranz',
  steps: [
    {
      title: 'Genau am Ziel',
      text: 'Zehn Zellen tragen die Last, und der Autoscaler strebt eine mittlere CPU-Last von {target} Prozent an.',
      notes:
        'Die Formel an die Tafel schreiben und stehen lassen: Zellen × Mittel ÷ Ziel, aufgerundet. Sie steht in der Kubernetes-Dokumentation, Horizontal Pod Autoscaling, „Algorithm details“.',
      outcomes: [
        'Sie waren zu {busy} ausgelastet; bei jedem Blick war das Verhältnis von Mittel zu Ziel etwa eins, und nichts wurde geändert.',
      ],
    },
    {
      title: 'Ein wenig mehr Last',
      text: 'Um 01:30 wächst die Last von {before} auf {after} Anfragen je Sekunde, also um {percent} Prozent, und bleibt vier Minuten lang dort.',
      notes:
        'Mit der Formel rechnen lassen: 10 × 63 ÷ 60 ist mehr als zehn, und es wird aufgerundet. Quelle für das, was geschieht: dieselbe Dokumentation, „skips any scaling action if the ratio is sufficiently close to 1.0“, voreingestellt 0,1 (--horizontal-pod-autoscaler-tolerance).',
      question: 'Wie viele Zellen verlangt der Autoscaler?',
      options: ['zehn, wie zuvor', 'elf, wie die Formel sagt', 'zwölf oder mehr'],
      outcomes: [
        'Zehn: Er las ein Mittel von {read}, das {share}-Fache seines Ziels, und zwischen dem {low}- und dem {high}-Fachen tut er nichts; die Formel allein würde {exact} aufrunden.',
        'Es blieb bei {asked}: Er las ein Mittel von {read}, das {share}-Fache seines Ziels, und bis zum {high}-Fachen, also {edge} Prozent, tut er nichts, obwohl die Formel allein {exact} aufrunden würde.',
      ],
    },
    {
      title: 'Noch ein wenig mehr',
      text: 'Um 05:30 steigt die Last auf {after} Anfragen je Sekunde, {percent} Prozent über dem Anfang.',
      notes:
        'Die meisten sagen elf: „einen Schritt weiter“. Das Band entscheidet, ob etwas geschieht, nicht, wie viel.',
      question: 'Wie viele Zellen verlangt er jetzt?',
      outcomes: [
        'Er verlangte {asked}: Ein Mittel von {read} ist das {share}-Fache des Ziels und liegt außerhalb des Bandes, und dann zählt das Ganze: {exact} Zellen, aufgerundet.',
        'Er verlangte {asked}: Ein Mittel von {read} ist das {share}-Fache des Ziels und liegt außerhalb des Bandes, also zählt die Formel ganz: {exact} Zellen, aufgerundet.',
        'Er verlangte {asked} und nicht mehr: Ein Mittel von {read} ist das {share}-Fache des Ziels, und das sind {exact} Zellen, aufgerundet.',
      ],
    },
    {
      title: 'Hundert kleine Zellen',
      text: 'Noch einmal derselbe Dienst, in hundert Zellen von einem Zehntel der Größe, und um 01:30 wächst die Last wie zuvor um {percent} Prozent.',
      notes:
        'Jetzt verdeckt das Runden nichts. Bei großen Diensten macht das Band ein Ziel zu einem ungefähren; seit Kubernetes 1.33 lässt sich behavior.scaleUp.tolerance für jeden Autoscaler setzen.',
      question: 'Wie viele Zellen mehr verlangt er binnen zwei Minuten?',
      outcomes: [
        'Keine: Das {share}-Fache des Ziels liegt im Band, wie groß der Dienst auch ist; die Formel verlangte {exact}, und {lacking} Zellen fehlen, solange die Last so bleibt.',
        'Keine: Das {share}-Fache des Ziels liegt im Band, wie groß der Dienst auch ist; die Formel verlangte {exact}, und {lacking} Zellen fehlen, solange die Last so bleibt.',
        'Keine: Ein Mittel von {read} ist das {share}-Fache des Ziels und liegt im Band, wie groß der Dienst auch ist; nach der Formel fehlen {lacking} Zellen, und sie fehlen, solange die Last so bleibt.',
      ],
    },
    {
      title: 'Und ohne das Band?',
      text: 'Wieder zehn Zellen, die Last bleibt fünf Minuten lang wie am Anfang, aber die Toleranz ist null, und das Fenster, das Zellen zurückhält, auch.',
      notes:
        'Dafür ist das Band da: Ein Mittel wird über Sekunden gemessen und kommt nie zweimal gleich heraus. Denselben Grund nennt die Dokumentation unter „flapping“.',
      question: 'Wie oft ändert er die Zahl der Zellen?',
      outcomes: [
        'Er änderte {changes}-mal seine Meinung, zwischen {least} und {most} Zellen, bei einer Last, die sich nicht änderte: Was er las, ging allein durch Zufall von {lowest} bis {highest}.',
        'Er änderte {changes}-mal seine Meinung, zwischen {least} und {most} Zellen: Die Last änderte sich nicht, aber was er las, ging durch Zufall von {lowest} bis {highest}.',
        'Er änderte nur {changes}-mal seine Meinung, zwischen {least} und {most} Zellen: Was er las, ging durch Zufall von {lowest} bis {highest}, und nicht jeder Zufall macht eine ganze Zelle aus.',
      ],
    },
  ],
  limit:
    'Ein lebender Körper hält seine Temperatur in einem Band, weil seine Organe träge sind. Dieses Band ist eine Zahl in einer Datei, 0,1 für alle, und es bewahrt einen Regler davor, dem Rauschen seines eigenen Thermometers nachzulaufen.',
}
