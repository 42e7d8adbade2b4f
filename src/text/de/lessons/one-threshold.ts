import type { LessonTexts } from '#core/organisms/lesson.ts'

export const oneThreshold: LessonTexts = {
  title: 'Eine Schwelle passt nicht für jede Größe',
  steps: [
    {
      title: 'Ein kleiner Dienst',
      text: 'Anfragen von im Mittel {service} s beschäftigen jederzeit {work} Zellen; ein CPU-Ziel von {target} Prozent macht daraus {cells} Zellen, also {spare} überzählige.',
      notes:
        'Die Zahl der Zellen wird dort festgehalten, wohin das Ziel sie bringt, damit nur die Größe verglichen wird. Jede Zelle nimmt eine Anfrage auf einmal, und wer keine freie findet, wartet in einer Schlange für alle. Zehn ist die Last in Erlang.',
      outcomes: [
        'Die Zellen waren zu {busy} ausgelastet, und in {percent} von 100 Sekunden stand am Ende jemand in der Schlange: Nennen wir das gut genug.',
      ],
    },
    {
      title: 'Zehnmal so viel Last',
      text: 'Der Lauf beginnt noch einmal, mit zehnmal so viel Last und demselben Ziel von {target} Prozent: {cells} Zellen, davon {spare} überzählig.',
      notes:
        'Die meisten sagen „genauso oft, der Anteil ist ja derselbe“. Auf einer Zahl bestehen.',
      question: 'In wie vielen von 100 Sekunden steht jetzt jemand in der Schlange?',
      outcomes: [
        'In {percent} von 100, beim kleinen Dienst mit demselben Ziel waren es {smallPercent}: Unter vielen gleicht sich der Zufall aus, und {spare} leere Zellen, {idle} je Stunde, werden für nichts gehalten.',
        'In {percent} von 100, beim kleinen Dienst mit demselben Ziel waren es {smallPercent}: Unter vielen gleicht sich der Zufall aus, und {spare} leere Zellen, {idle} je Stunde, werden für nichts gehalten.',
        'In {percent} von 100, nicht in {smallPercent} wie beim kleinen Dienst: Das Ziel ist dasselbe, aber unter vielen gleicht sich der Zufall aus; {spare} leere Zellen, {idle} je Stunde, werden für nichts gehalten.',
      ],
    },
    {
      title: 'Weniger überzählige Zellen',
      text: 'Dieselbe große Last, aber ein Ziel von {target} Prozent: {cells} Zellen, davon {spare} überzählig.',
      notes:
        'Die Wurzelregel der Personalplanung (Halfin und Whitt 1981; Borst, Mandelbaum und Reiman 2004): Was überzählig sein muss, wächst wie die Wurzel der Last. Damit höchstens jeder Fünfte überhaupt wartet, braucht es 14, 111 und 1034 Server für eine Last von 10, 100 und 1000.',
      question: 'Wie steht er gegen den kleinen Dienst da, von dem ein Drittel leer stand?',
      options: ['weit mehr müssen warten', 'etwa gleich viele', 'überhaupt niemand'],
      outcomes: [
        'Etwa gleich viele: In {percent} von 100 Sekunden stand jemand in der Schlange, beim kleinen waren es {smallPercent}; {spare} überzählige Zellen leisten bei zehnfacher Last, was dort {smallSpare} leisteten.',
        'Etwa gleich viele: {percent} von 100 Sekunden gegen {smallPercent}; mit {busy} Auslastung ist der große Dienst so gut, wie es der kleine war, denn {spare} überzählige Zellen genügen für zehnmal so viel Arbeit.',
      ],
    },
    {
      title: 'Also dieses Ziel für alle?',
      text: 'Ein Ziel von {target} Prozent hat sich bewährt; nun bekommt es auch der kleine Dienst, das macht {cells} Zellen, davon {spare} überzählig.',
      notes:
        'Das ist das kopierte Manifest: dort eingestellt, wo es darauf ankommt, und überall eingefügt. Fragen, wer ein voreingestelltes Ziel für alle Dienste hat.',
      question: 'In wie vielen von 100 Sekunden steht jemand in der Schlange?',
      outcomes: [
        'In {percent} von 100, beim großen Dienst waren es mit demselben Ziel {largePercent}: {spare} überzählige Zellen sind zu wenige gegen den Zufall so weniger Anfragen, und p99 stieg auf {p99}.',
        'In {percent} von 100, beim großen Dienst waren es mit demselben Ziel {largePercent}: {spare} überzählige Zellen sind wenig gegen den Zufall so weniger Anfragen, und p99 stieg auf {p99}.',
        'In {percent} von 100, weniger, als Sie dachten, aber beim großen Dienst waren es mit demselben Ziel {largePercent}, und p99 stieg auf {p99}.',
      ],
    },
    {
      title: 'Viermal der kleine Dienst',
      text: 'Eine letzte Größe: viermal die Last des kleinen Dienstes; der brauchte {smallSpare} überzählige Zellen, hier sind es doppelt so viele, {spare}.',
      notes:
        'Die Wurzel aus vier ist zwei, die aus zehn etwa drei: 5, 10 und 15 sind überzählig. Eine Regel, c = a + β√a, mit einem β für eine Güte. Ein CPU-Ziel müsste für jede Größe ein anderes sein.',
      question: 'Ist das zu viel, etwa richtig oder zu wenig, um so gut zu sein wie der kleine?',
      options: ['zu wenig', 'etwa richtig', 'zu viel'],
      outcomes: [
        'Etwa richtig: In {percent} von 100 Sekunden stand jemand in der Schlange, gegen {smallPercent} beim kleinen und {largePercent} beim großen; was überzählig sein muss, wächst wie die Wurzel der Last.',
        'Etwa richtig: {percent} von 100 Sekunden, gegen {smallPercent} beim kleinen und {largePercent} beim großen, obwohl die Ziele {smallTarget}, {target} und {largeTarget} Prozent sind: Was überzählig sein muss, wächst wie die Wurzel der Last.',
      ],
    },
  ],
  limit:
    'Ein großes Tier hat mehr Zellen, weil es mehr zu bewegen hat, und jede arbeitet wie in einer Maus oder weniger. Ein großer Dienst hat bei gleicher Güte stärker beschäftigte Zellen, weil Anfragen unabhängig voneinander kommen; wo alle zugleich kommen, gilt die Wurzel nicht.',
}
