import type { LessonTexts } from '#core/organisms/lesson.ts'

export const retryStorm: LessonTexts = {
  title: 'Der Sturm der Wiederholungen, der bleibt',
  steps: [
    {
      title: 'Ein Dienst mit Reserven',
      text: 'Fünf Zellen können {capacity} Anfragen je Sekunde beantworten und bekommen {load}; wer nach {timeout} s keine Antwort hat, versucht es noch einmal, bis zu {retries}-mal.',
      notes:
        'Wiederholen gehört sich für einen guten Client, wird der Raum sagen. Es steckt in jeder Bibliothek. Die beiden Zahlen merken: wie viel kommt, wie viel kommen könnte.',
      outcomes: [
        'Sie sind zu {busy} ausgelastet, und in keiner Sekunde lag p99 über {worst}: Niemand versucht es ein zweites Mal.',
      ],
    },
    {
      title: 'Ein Ansturm von zwanzig Sekunden',
      text: 'Um 01:00 kommen {extra} Anfragen je Sekunde mehr, viel zu viele, {seconds} Sekunden lang; dann ist die Last wie zuvor.',
      notes:
        'Bronson, Aghayev, Charapko und Zhu, Metastable Failures in Distributed Systems (HotOS 2021): ein Auslöser, und eine Wirkung, die sich selbst erhält, wenn der Auslöser fort ist.',
      question: 'Wann ist p99 nach dem Ende des Ansturms wieder gut?',
      options: ['binnen 20 Sekunden', 'binnen 100 Sekunden', 'nicht in 100 Sekunden'],
      outcomes: [
        'Nicht in 100 Sekunden: {back} Anfragen je Sekunde kommen, wie vor dem Ansturm, die Zellen sind zu {busy} ausgelastet, und {answered} je Sekunde werden rechtzeitig beantwortet.',
        'Es blieb schlecht, die ganze Zeit von {bad}: {back} Anfragen je Sekunde kommen, wie vor dem Ansturm, die Zellen sind zu {busy} ausgelastet, und {answered} je Sekunde werden rechtzeitig beantwortet.',
      ],
    },
    {
      title: 'Was beschäftigt sie so?',
      text: 'Nichts ist kaputt, {fresh} Menschen je Sekunde wollen etwas, und die Zellen, die mehr beantworten könnten, ruhen nie.',
      notes:
        'Alle Arbeit hier geschieht für jemanden, der schon gegangen ist. Über Schichten hinweg vervielfacht es sich: Je drei Versuche in fünf Schichten sind 243 Aufrufe bei der letzten (Brooker, Timeouts, retries and backoff with jitter, AWS Builders’ Library).',
      question: 'Wie viele Versuche je Sekunde erreichen den Dienst?',
      outcomes: [
        'Es sind {sent}: Jede von {arrived} Anfragen je Sekunde scheitert und wird {tries}-mal versucht, {refused} Versuche finden die Schlange voll, und die anderen warten darin, bis niemand die Antwort mehr will.',
        'Es sind {sent}: Jede von {arrived} Anfragen je Sekunde scheitert und wird {tries}-mal versucht; {refused} Versuche finden die Schlange voll, und die anderen warten darin, bis niemand die Antwort mehr will.',
        'Es sind {sent} und nicht mehr, denn niemand versucht es öfter als {tries}-mal; {refused} Versuche je Sekunde finden die Schlange voll, und die anderen warten darin, bis niemand die Antwort mehr will.',
      ],
    },
    {
      title: 'Doppelt so viele Zellen',
      text: 'Jemand verdoppelt die Zellen von Hand: Bald könnten sie mehr als dreimal so viel beantworten, wie Menschen anfragen.',
      notes:
        'Ein Autoscaler täte dasselbe: Er sieht voll ausgelastete Zellen. Es zählt nicht, was Menschen anfragen, sondern das mal den Versuchen. Wären es mehr Zellen als dafür nötig, so hülfe es.',
      question: 'Welcher Anteil der Anfragen wird nach anderthalb Minuten beantwortet?',
      options: ['fast alle', 'etwa die Hälfte', 'kaum welche'],
      outcomes: [
        'Kaum welche, {percent} von 100: {cells} Zellen können {capacity} je Sekunde beantworten, aber zuvor kamen {sent} Versuche je Sekunde, und jeder wartet noch immer länger, als seine Antwort nützt.',
        'Es sind {percent} von 100: {cells} Zellen können {capacity} je Sekunde beantworten, aber zuvor kamen {sent} Versuche je Sekunde, und jeder wartet noch immer länger, als seine Antwort nützt.',
      ],
    },
    {
      title: 'Weniger Wiederholungen',
      text: 'Jetzt bekommen die Clients ein Budget: Wiederholungen dürfen höchstens {percent} Prozent ihrer Anfragen ausmachen.',
      notes:
        'Ein Budget für Wiederholungen wie in gRPC, Finagle oder Envoy: ein Anteil dessen, was gelingt oder kommt, keine Zahl je Anfrage. Weniger Versuche, die Schlange leert sich, und Antworten kommen wieder rechtzeitig.',
      question: 'Wie viele Sekunden dauert es, bis p99 wieder gut ist?',
      outcomes: [
        'Es dauerte {took}: Ohne die meisten Wiederholungen kommt weniger als die {capacity} je Sekunde, die die Zellen schaffen, und eine Schlange von {queue} war in Sekunden leer.',
        'Es dauerte {took}: Ohne die meisten Wiederholungen kommt weit weniger als die {capacity} je Sekunde, die die Zellen schaffen, und eine Schlange von {queue} war in Sekunden leer.',
        'Es dauerte nur {took}: Ohne die meisten Wiederholungen kommt weit weniger als die {capacity} je Sekunde, die die Zellen schaffen, und eine Schlange von {queue} ist in Sekunden leer.',
      ],
    },
    {
      title: 'Das Budget von Anfang an',
      text: 'Der Lauf beginnt noch einmal, mit fünf Zellen und demselben Ansturm, aber von Anfang an mit dem Budget von {percent} Prozent.',
      notes:
        'An guten Tagen kostet ein Budget nichts. Seinesgleichen: früh abweisen, eine kurze Schlange, abbrechen, worauf niemand mehr wartet. Was nicht hilft: es höflicher versuchen, denn ein Back-off allein verschiebt die Versuche nur.',
      question: 'Wann ist p99 nach dem Ende des Ansturms wieder gut?',
      options: ['binnen 40 Sekunden', 'binnen 100 Sekunden', 'nicht in 100 Sekunden'],
      outcomes: [
        'Binnen 40 Sekunden: Die Schlange war nach {away} leer, und {answered} Anfragen je Sekunde wurden beantwortet wie zuvor; der Ansturm selbst kostete {failed} Anfragen, aber er endete mit seinem Anlass.',
        'Nach {away} war es gut, und {answered} Anfragen je Sekunde wurden beantwortet wie zuvor: Der Ansturm kostete {failed} Anfragen, aber mit einem Budget endete er mit seinem Anlass.',
      ],
    },
  ],
  limit:
    'Ein kranker Körper wird gesund, wenn die Ursache fort ist, oder es fehlt ihm die Kraft. Dieser Dienst hat Kraft genug, und seine Ursache ist fort: Am Boden halten ihn seine Patienten, die alle noch einmal fragen.',
}
