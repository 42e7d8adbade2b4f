import type { roundsText } from '../en/rounds.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns } from './grammar.ts'

export const rounds: TextsOf<typeof roundsText> = {
  title: 'Sie sind der Autoscaler',
  about: (seconds, speed) =>
    `${n.count(seconds)} Sekunden lang sagen Sie, wie viele Zellen es gibt, während bei ${n.speed(speed)} eine Lastspitze vorbeizieht. Danach spielt der HPA denselben Startwert, und beide Ergebnisse stehen nebeneinander.`,
  how: 'Drücken Sie + und −, oder die Tasten + − ↑ ↓. Eine neue Zelle braucht etwa eine halbe Minute simulierter Zeit, bis sie bedient, bei Ihnen wie beim HPA.',
  fair: 'Beide treffen auf dieselben Anfragen mit derselben Arbeit. Sie sehen Schlangen und Latenz sofort und handeln sofort; der HPA liest alle 15 Sekunden die CPU. Was kommt, sehen weder Sie noch er – die Last dieser Seite steht aber in ihrem Feld, also sehen Sie dort nicht hin.',
  begin: 'Beginnen',
  again: 'Noch einmal, gleicher Startwert',
  another: 'Anderer Startwert',
  left: (seconds) => `noch ${n.count(seconds)} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`,
  more: 'Eine Zelle mehr',
  less: 'Eine Zelle weniger',
  asked: (asked) => `${counted(asked, nouns.cell)} verlangt`,
  cells: (ready, starting) => `${n.count(ready)} bereit, ${n.count(starting)} im Start`,
  end: 'Runde verlassen',
  judging: 'Die Runde ist vorbei. Der Autoscaler spielt denselben Startwert.',
  over: 'Die Runde ist vorbei.',
  result: 'Zum Ergebnis',
  failed: 'Das Ergebnis ließ sich nicht ermitteln. Spielen Sie die Runde noch einmal.',
  figure: 'Zahl',
  you: 'Sie',
  it: 'HPA',
  rows: {
    failed: 'Gescheiterte Anfragen',
    late: 'Zu spät beantwortet',
    p99: 'p99',
    cost: 'Kosten',
    cells: 'Stunden aller Zellen',
    decisions: 'Entscheidungen',
  },
  verdict: (missed, itsMissed, cost, itsCost) => {
    const answers = `${counted(missed, nouns.request)} ${missed === 1 ? 'scheiterte oder kam' : 'scheiterten oder kamen'} in Ihrem Lauf zu spät, ${n.count(itsMissed)} in dem des Autoscalers; Sie gaben ${n.money(cost)} aus, er ${n.money(itsCost)}`
    const [served, saved] = [missed <= itsMissed, cost <= itsCost]
    if (served && saved) return `${answers}: Sie waren in beidem mindestens so gut.`
    if (!served && !saved) return `${answers}: Er war in beidem besser.`
    return served
      ? `${answers}: Sie haben besser bedient, er gab weniger aus.`
      : `${answers}: Er hat besser bedient, Sie gaben weniger aus.`
  },
  lookedBack: 'Sie sind in der Zeit zurückgegangen, was der Autoscaler nicht kann.',
  ownPace:
    'Sie haben angehalten, vorgespult oder das Tempo geändert; die Runde lief also nicht in ihrem Takt.',
  otherChanges:
    'Sie haben mehr geändert als die Zahl der Zellen; die beiden Läufe unterscheiden sich deshalb nicht nur darin, wer entscheidet.',
  compare: 'Beide nebeneinander',
  notFetched:
    'Der Vergleich ließ sich nicht laden. Sehen Sie nach, ob Sie online sind, und versuchen Sie es noch einmal.',
  watch: 'Den Lauf des Autoscalers ansehen',
  copy: 'Link zu Ihrem Lauf kopieren',
  copied: 'Der Link zu Ihrem Lauf ist in der Zwischenablage.',
  notCopied: 'Der Link ließ sich nicht kopieren. Öffnen Sie stattdessen den Dialog zum Teilen.',
}
