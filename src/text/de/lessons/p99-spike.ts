import type { LessonTexts } from '#core/organisms/lesson.ts'

export const p99Spike: LessonTexts = {
  title: 'Warum schoss p99 hoch, obwohl er reagierte?',
  steps: [
    {
      title: 'Ein ruhiger Dienst',
      text: '{cells} Zellen beantworten {earlier} Anfragen je Sekunde; das Ziel ist, dass 99 von 100 Antworten weniger als {objective} s dauern.',
      notes: 'Auf p99 zeigen, nicht auf das Mittel. Fragen, was die gestrichelte Linie verspricht.',
      outcomes: [
        'In der letzten Minute lag p99 nie über {worst}, und die Zellen waren {busy} der Zeit beschäftigt.',
      ],
    },
    {
      title: 'Seine erste Entscheidung',
      text: 'Von 02:00 an steigt die Last binnen zehn Sekunden auf {later} Anfragen je Sekunde: auf das {times}-Fache.',
      notes:
        'Rechnen lassen: Last × Bedienzeit ÷ Plätze ÷ Ziel. Richtig für den Bedarf, falsch für die Entscheidung.',
      question: 'Wie viele Zellen verlangt der Autoscaler in seiner ersten Entscheidung?',
      outcomes: [
        'Er verlangte {asked}: Er reagierte nach {lag}, und auf eine mittlere CPU-Last von {read}; {need} würden für diese Last genügen.',
        'Er verlangte nur {asked}: {need} würden für diese Last genügen, aber er liest keine Last; nach {lag} kannte er eine mittlere CPU-Last von {read}, aus Sekunden, von denen manche noch ruhig waren.',
        'Er verlangte nur {asked}: Er liest keine Last, sondern vergangene CPU-Last; nach {lag} war das im Mittel {read}, aus Sekunden, von denen manche noch ruhig waren, obwohl {need} Zellen genügen würden.',
      ],
    },
    {
      title: 'Wie schlimm wird es?',
      text: 'Die erste Tochter entsteht, und drei Zellen haben Arbeit für neun; was sie nicht schaffen, wartet, bis zu einer Grenze.',
      notes: 'Wer „ohne Ende“ sagt, hat recht, wenn die Schlange keine Grenze hat.',
      question: 'Wie hoch steigt p99, in Sekunden, bis die erste Tochter bedient?',
      outcomes: [
        'Es stieg auf {worst}: Eine Schlange von {room} fasst Arbeit für {held} s, und auf die musste jeder warten; {failed} Anfragen fanden keinen Platz und scheiterten.',
        'Es stieg auf {worst} und blieb dort, denn eine Schlange von {room} fasst Arbeit für {held} s und nicht mehr: {failed} Anfragen fanden keinen Platz und scheiterten, und von denen sagt ein Perzentil der Antworten nichts.',
        'Es stieg nur auf {worst}, denn eine Schlange von {room} fasst Arbeit für {held} s und nicht mehr: {failed} Anfragen fanden keinen Platz und scheiterten, und von denen sagt ein Perzentil der Antworten nichts.',
      ],
    },
    {
      title: 'Die erste Tochter bedient',
      text: 'Die erste Tochter bedient jetzt, die nächste ist unterwegs, und die Last steigt nicht weiter.',
      notes: 'Überschuss leert eine Schlange, nicht Kapazität allein.',
      question:
        'Wie verläuft p99 in den nächsten {span} Sekunden? Die Linie zeichnen; das Ziel ist {objective} s.',
      outcomes: [
        'Nach {took} lag es unter {objective} s: Die Kapazität überstieg die Last erst nach {enough}, und dann musste die Schlange, bis zu {queue} Anfragen, {draining} lang abgearbeitet werden.',
        'Sie lagen im Mittel um {apart} daneben: Nach {took} lag p99 unter {objective} s, denn die Kapazität überstieg die Last erst nach {enough}, und die Schlange, bis zu {queue} Anfragen, brauchte noch {draining}.',
        'Sie hatten es nach {yours} auf halbem Weg; dort war es {late} später: Die Kapazität überstieg die Last erst nach {enough}, und dann musste die Schlange, bis zu {queue} Anfragen, {draining} lang abgearbeitet werden.',
        'Sie lagen im Mittel um {apart} daneben, am meisten, um {most}, nach {when}: Die Kapazität überstieg die Last erst nach {enough}, und dann war die Schlange, bis zu {queue} Anfragen, in {draining} abgearbeitet.',
      ],
      why: {
        question: 'Warum blieb p99 oben, obwohl die erste Tochter bediente?',
        causes: [
          'noch immer zu wenige Zellen für die Last',
          'die Schlange leerte sich langsam',
          'die Last stieg weiter',
        ],
        because:
          'Zu wenige Zellen: {enough} lang kam mehr, als sie beantworten konnten, und so lange wird keine Schlange kürzer; als es genug waren, war sie in {draining} leer. Die Last blieb, {last} Anfragen je Sekunde am Ende.',
      },
    },
    {
      title: 'Was dauerte am längsten?',
      text: 'Der Autoscaler reagierte bald, und wieder und wieder; und doch verfehlte p99 sein Ziel {missed} lang.',
      notes:
        'Das Warum jeder Entscheidung steht in ihrem Protokoll: 100 Prozent, fehlende Pods, das Verhältnis, das Aufrunden.',
      question: 'Welcher Teil davon dauerte am längsten?',
      options: [
        'lesen und entscheiden',
        'eine Tochter herstellen',
        'genug verlangen, in mehreren Entscheidungen',
      ],
      outcomes: [
        'Genug zu verlangen: {asking} und {decisions} Entscheidungen bis {cells} Zellen, gegen {reading} zum Lesen und Entscheiden und {making} für eine Tochter, denn eine volle Zelle liest sich als {most}, wie viele auch warten.',
        'Es war das Verlangen: {asking} und {decisions} Entscheidungen bis {cells} Zellen, gegen {reading} zum Lesen und Entscheiden und {making} für eine Tochter, denn eine volle Zelle liest sich als {most}, wie viele auch warten.',
      ],
    },
  ],
  limit:
    'Gewebe, dem Zellen fehlen, heilt in Tagen, und keine Zelle steht Schlange. Hier behält eine Schlange jede Sekunde des Mangels, und es hilft, was vorher da war: überzählige Zellen, eine kürzere Schlange oder eine Metrik, die die Last selbst sieht.',
}
