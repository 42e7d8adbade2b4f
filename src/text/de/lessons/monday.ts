import type { LessonTexts } from '#core/organisms/lesson.ts'

export const monday: LessonTexts = {
  title: 'Vier Autoscaler, ein Montagmorgen',
  steps: [
    {
      title: 'Neun Uhr mit einem HPA',
      text: 'Von {night} Anfragen je Sekunde an steigt die Last langsam, und um 05:00, das ist neun Uhr im Büro, springt sie auf {day}; ein HPA strebt eine mittlere CPU-Last von {target} Prozent an.',
      notes:
        'Kubernetes-Dokumentation, Horizontal Pod Autoscaling: alle 15 Sekunden ein Blick auf die CPU-Last der letzten 15 Sekunden. Der Morgen ist in allen vier Läufen derselbe, Anfrage für Anfrage; das sagen.',
      question: 'Wie viele Sekunden dieses Morgens verfehlt p99 sein Ziel?',
      outcomes: [
        '{missed} lang: Er reagierte nach {reacted}, aber in mehreren Schritten, bis auf {most} Zellen, und jede Zelle braucht ihre Zeit; {failed} Anfragen scheiterten, und der Morgen kostete {hours} Zellstunden.',
        '{missed} lang: Er reagierte nach {reacted}, in mehreren Schritten, bis auf {most} Zellen, und jede Zelle braucht ihre Zeit; {failed} Anfragen scheiterten, und der Morgen kostete {hours} Zellstunden.',
        'Nur {missed} lang: Er reagierte nach {reacted} und ging bis auf {most} Zellen; {failed} Anfragen scheiterten, und der Morgen kostete {hours} Zellstunden.',
      ],
    },
    {
      title: 'Dasselbe mit Knative',
      text: 'Noch einmal derselbe Morgen, Anfrage für Anfrage, für Knative, das alle zwei Sekunden auf die Anfragen in den Zellen sieht und {share} Prozent ihrer Plätze anstrebt.',
      notes:
        'Knative-Serving-Dokumentation, „About autoscaling“: stabiles Fenster 60 s, Panikfenster ein Zehntel davon. Ziel und Grenzen sind dieselben wie beim HPA.',
      question: 'Wie schlägt es sich, verglichen mit dem HPA?',
      options: ['deutlich besser', 'etwa gleich gut', 'schlechter'],
      outcomes: [
        'Deutlich besser: Es reagierte nach {reacted} und verfehlte das Ziel {missed} statt {hpaMissed} lang; in seiner Panik verlangte es bis zu {most} Zellen, und es kostete {hours} statt {hpaHours} Zellstunden.',
        'Es verfehlte das Ziel {missed} statt {hpaMissed} lang, denn es reagierte nach {reacted}; in seiner Panik verlangte es bis zu {most} Zellen, und es kostete {hours} statt {hpaHours} Zellstunden.',
      ],
    },
    {
      title: 'Dasselbe mit Zielverfolgung',
      text: 'Derselbe Morgen für eine Auto-Scaling-Gruppe, die ein Ziel verfolgt: wieder eine mittlere CPU-Last von {aim} Prozent.',
      notes:
        'AWS-Dokumentation, „Target tracking scaling policies“: Zwei CloudWatch-Alarme werden für Sie angelegt und gepflegt. Dass sie drei Minuten über und fünfzehn unter dem Ziel brauchen, ist beobachtet und nicht zugesagt; hier ist es ein Parameter.',
      question: 'Wie viele Sekunden nach 05:00 verlangt er mehr?',
      outcomes: [
        'Es dauerte {reacted}: Der Alarm braucht {periods} ganze Minuten über dem Ziel, wie weit sie auch darüber liegen; das Ziel der Latenz wurde {missed} lang verfehlt, mit dem HPA {hpaMissed} lang.',
        'Es dauerte {reacted}: Der Alarm braucht {periods} ganze Minuten über dem Ziel, wie weit sie auch darüber liegen; das Ziel der Latenz wurde {missed} lang verfehlt, mit dem HPA {hpaMissed} lang.',
        'Es dauerte {reacted}: {periods} ganze Minuten über dem Ziel und nicht mehr lösen den Alarm aus; das Ziel der Latenz wurde {missed} lang verfehlt, mit dem HPA {hpaMissed} lang.',
      ],
    },
    {
      title: 'Dasselbe mit Stufen',
      text: 'Derselbe Morgen für eine Gruppe mit Stufen: Ihr Alarm braucht {periods} Minuten, nicht drei, und fügt dann höchstens {share} Prozent der Zellen hinzu.',
      notes:
        'AWS-Dokumentation, „Step and simple scaling policies for Amazon EC2 Auto Scaling“; die Stufen sind die ihres Beispiels. Sie reagiert eher als die Zielverfolgung. Streiten lassen, ob das genügt.',
      question: 'Scheitern weniger Anfragen als mit der Zielverfolgung?',
      options: ['weniger, sie reagiert eher', 'etwa gleich viele', 'mehr'],
      outcomes: [
        'Mehr: Sie verlangte nach {reacted} mehr, nicht erst nach {trackingReacted}, aber nur einen Anteil der wenigen vorhandenen Zellen und nie mehr als {most}; {failed} Anfragen scheiterten, nicht {trackingFailed}.',
        'Mehr, {failed} gegen {trackingFailed}: Sie verlangte nach {reacted} mehr, nicht erst nach {trackingReacted}, aber nur einen Anteil der wenigen vorhandenen Zellen und nie mehr als {most}.',
      ],
    },
    {
      title: 'Wer war am billigsten?',
      text: 'Vier Morgen mit denselben Anfragen: p99 war mit Knative {kpaMissed} lang schlecht, mit dem HPA {hpaMissed}, mit Zielverfolgung {trackingMissed}, mit Stufen {steppingMissed}.',
      notes:
        'Es gibt keinen Sieger ohne einen Preis für eine schlechte Sekunde. Die vier als Punkte zeichnen, Sekunden gegen Zellstunden. Wie weit Knative über das Ziel schießt, ist hier Zufall: Mit einem anderen Seed kann es billiger sein als der HPA.',
      question: 'Welcher der vier bezahlte die wenigsten Zellstunden?',
      options: ['der HPA', 'Knative', 'Zielverfolgung', 'Stufen'],
      outcomes: [
        'Die Stufen, mit {stepping} Zellstunden, dann die Zielverfolgung mit {tracking}, der HPA mit {hpa} und Knative mit {kpa}: Die beiden, die am schlechtesten bedienten, waren die billigsten, denn was nicht da ist, kostet nichts.',
        'Es waren die Stufen, mit {stepping} Zellstunden, dann die Zielverfolgung mit {tracking}, der HPA mit {hpa} und Knative mit {kpa}: Die beiden, die am schlechtesten bedienten, waren die billigsten, denn was nicht da ist, kostet nichts.',
      ],
    },
  ],
  limit:
    'Von vier Tieren in einem Winter bleibt das tüchtigste übrig. Von vier Autoscalern an einem Morgen keiner: Jeder hält sich an die Zahlen, die man ihm gab, an einem anderen Morgen mag ihre Reihenfolge eine andere sein, und mit anderen Zahlen schon an diesem.',
}
