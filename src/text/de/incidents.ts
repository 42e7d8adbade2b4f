import type { RemovalKind } from '#incidents/removals.ts'
import { formatClock } from '../clock.ts'
import type { ClaimTexts, incidentsText } from '../en/incidents.ts'
import type { TextsOf } from '../messages.ts'
import { inWords, n, perSecond } from './grammar.ts'

const had: Readonly<Record<RemovalKind, (value: number) => string>> = {
  scheduled: () => 'Wären Zellen sofort zugeteilt worden',
  pulling: () => 'Wäre das Image schon da gewesen',
  booting: () => 'Wären Zellen sofort hochgefahren',
  probing: () => 'Hätte die Bereitschaftsprobe von Anfang an jede Sekunde hingesehen',
  crashes: () => 'Wäre kein Container abgestürzt',
  errors: () => 'Hätte der Dienst ohne Fehler geantwortet',
  grace: () => 'Hätten Zellen eine Stunde gehabt, um ihre Arbeit zu beenden',
  queue: (places) => `Hätte eine Warteschlange ${n.count(places)} Anfragen gefasst`,
  retries: () => 'Hätte es niemand noch einmal versucht',
  maximum: (cells) =>
    cells === 0
      ? 'Hätte es keine Obergrenze gegeben'
      : `Wären ${n.count(cells)} Zellen erlaubt gewesen`,
  ceiling: (slots) => `Wären dem Server ${n.count(slots)} Plätze erlaubt gewesen`,
  looks: () => 'Wären jede Sekunde Metriken gelesen und vom Autoscaler angesehen worden',
  tolerance: () => 'Hätte es keine Toleranz gegeben',
  window: () => 'Hätte kein Stabilisierungsfenster das Wachstum aufgehalten',
  rate: () => 'Hätte nichts das Tempo des Wachstums begrenzt',
  kills: (count) =>
    `Hätte niemand ${count === 1 ? 'die Zelle' : `die ${inWords(count)} Zellen`} getötet`,
  rollouts: () => 'Hätte es keinen Rollout gegeben',
  bursts: (count) =>
    count === 1 ? 'Wäre der Schwall nicht gekommen' : 'Wären die Schwälle nicht gekommen',
  changes: (count) =>
    `Hätte niemand ${count === 1 ? 'die Einstellung' : `die ${inWords(count)} Einstellungen`} geändert`,
  load: (rate) => `Wäre die Last bei ${perSecond(rate)} geblieben`,
}

function then(fewer: number): string {
  if (fewer === 0) return 'wären genauso viele verloren oder spät gewesen'
  const count = Math.abs(fewer)
  return `${count === 1 ? 'wäre' : 'wären'} ${n.count(count)} ${fewer > 0 ? 'weniger' : 'mehr'} verloren oder spät gewesen`
}

const claims = Object.fromEntries(
  Object.entries(had).map(([kind, words]) => [
    kind,
    (value: number, fewer: number) => `${words(value)}, ${then(fewer)}.`,
  ]),
  // One entry a kind.
) as ClaimTexts

const attempts = (count: number): string =>
  `${n.count(count)} ${count === 1 ? 'Versuch' : 'Versuche'}`
const answers = (count: number): string =>
  `${n.count(count)} ${count === 1 ? 'Antwort' : 'Antworten'}`

export const incidents: TextsOf<typeof incidentsText> = {
  title: 'Diesen Vorfall erklären',
  help: 'Wiederholt den Lauf mit demselben Startwert ohne jede der Ursachen und zählt, was dann nicht verloren geht.',
  again: 'Neu erklären',
  inLesson:
    'Eine Lektion ist offen, und eine Erklärung sieht weiter, als sie gezeigt hat. Sie ist nach dem letzten Schritt zu haben, oder sobald Sie die Lektion verlassen haben.',
  stop: 'Anhalten',
  back: 'Zurück zum erklärten Lauf',
  lost: 'Der Browser konnte es nicht neben der Seite ausführen. Laden Sie die Seite neu, und versuchen Sie es noch einmal.',
  progress: 'Wie weit die Läufe sind',
  runsMade: (made, all) => `${n.count(made)} von ${n.count(all)} ${all === 1 ? 'Lauf' : 'Läufen'}`,
  findsIt: 'Läuft bis zum Ende und sucht den Vorfall …',
  nothing: 'Bei diesem Dienst ging im ganzen Lauf nichts verloren, und nichts kam spät.',
  tooHeavy: (count, most) =>
    `Dieser Lauf hat etwa ${n.tick(count)} Versuche, und eine Erklärung macht bis zu zwölf solche Läufe: ${n.tick(most)} Versuche sind hier die Grenze. Lassen Sie ihn auf der Kommandozeile erklären, oder kürzen Sie die Last.`,
  which: 'Vorfall',
  incident: (from, to, count) => `${formatClock(from)} bis ${formatClock(to)}: ${n.count(count)}`,
  happened: (lost, late, from, to) => {
    const when = `zwischen ${formatClock(from)} und ${formatClock(to)}`
    if (late === 0) return `${attempts(lost)} ${lost === 1 ? 'ging' : 'gingen'} ${when} verloren.`
    if (lost === 0) return `${answers(late)} ${late === 1 ? 'kam' : 'kamen'} ${when} zu spät.`
    return `${attempts(lost)} ${lost === 1 ? 'ging' : 'gingen'} ${when} verloren, und ${answers(late)} ${late === 1 ? 'kam' : 'kamen'} zu spät.`
  },
  because: (count, reason) => `Für ${n.count(count)} davon gilt: ${reason}.`,
  asked: (at, current, desired) =>
    `Die Entscheidung von ${formatClock(at)} hatte ${desired > current ? `${n.count(desired - current)} mehr` : 'keine weitere'} verlangt.`,
  claim: claims,
  noPart: 'Das hatte keinen Anteil.',
  blamed: (count) => `Die Tabelle der Ursachen zählt dafür ${n.count(count)}.`,
  notTold: 'Die Tabelle der Ursachen unterscheidet es nicht.',
  inWhole: (fewer) => `Im ganzen Lauf: ${then(fewer)}.`,
  otherTraffic: 'In jenem Lauf kamen andere Anfragen.',
  refused: (count) =>
    `${n.count(count)} ${count === 1 ? 'Änderung' : 'Änderungen'} des Protokolls ${count === 1 ? 'war' : 'waren'} in jenem Lauf nicht möglich.`,
  open: 'Jenen Lauf ansehen',
  opens: (name) => `Jenen Lauf ansehen: ${name}`,
  chain: 'Die Kette, von dem, was geschah, zurück zu ihrem Anfang',
  steps: {
    happened: 'Was geschah',
    reasons: 'Aus welchem Grund',
    decisions: 'Was entschieden wurde',
    changes: 'Was mit dem Lauf getan wurde',
    load: 'Wie die Last stieg',
    elsewhere: 'Bei anderen Diensten',
  },
  counted: (count, what) => `${n.count(count)}: ${what}`,
  left: (count) => `${n.count(count)} davon noch in der Warteschlange, die er hinterlassen hatte`,
  decision: (at, current, desired) =>
    `${formatClock(at)}: von ${n.count(current)} auf ${n.count(desired)} ${desired === 1 ? 'Zelle' : 'Zellen'}`,
  why: {
    maximum: 'so viele, wie die Obergrenze erlaubt',
    rate: 'er wollte mehr, und die Grenze seines Wachstums hielt ihn zurück',
    window: 'er wollte mehr, und ein kleinerer Wunsch in seinem Fenster hielt ihn zurück',
    tolerance: 'gemessen wurde mehr als gewünscht, aber innerhalb der Toleranz',
    'no-metrics': 'er konnte keine Metriken lesen',
    assumed: 'er wollte mehr, zählte aber Zellen, die nicht bereit waren, als untätig',
    more: 'seine Metriken verlangten mehr',
    enough: 'seine Metriken verlangten nicht mehr',
  },
  measured: (ratio) => `gemessen wurden ${n.share(ratio)} des Ziels`,
  changed: (at, type, name): string => {
    const words: Readonly<Partial<Record<string, string>>> = {
      kill: 'eine Zelle wurde getötet',
      rollout: 'ein Rollout begann',
      burst: 'ein Schwall kam',
    }
    return `${formatClock(at)}: ${words[type] ?? `${name ?? 'eine Einstellung'} wurde geändert`}`
  },
  rose: (before, peak, from, to) =>
    from === to
      ? `Die Last sprang um ${formatClock(from)} von ${n.rate(before)} auf ${perSecond(peak)}.`
      : `Die Last stieg zwischen ${formatClock(from)} und ${formatClock(to)} von ${n.rate(before)} auf ${perSecond(peak)}.`,
  elsewhere: (service, count) => `${service}: ${n.count(count)} verloren oder spät`,
  claims: 'Ohne jede Ursache',
  claimsHelp: (from, to, total) =>
    `Jede Ursache wird für sich aus dem ganzen Lauf genommen, mit demselben Startwert. Gezählt wird alles, was von ${formatClock(from)} bis ${formatClock(to)} verloren ging oder spät kam, in diesem Lauf ${n.count(total)}: so bleibt nicht verborgen, was sich nur verschiebt.`,
  waterfall: 'Eine nach der anderen',
  waterfallHelp: (total) =>
    `Die Ursachen werden zusammen herausgenommen, jedes Mal eine mehr. Die Schritte und der Rest ergeben die ${n.count(total)}.`,
  names: {
    scheduled: 'Zuteilung',
    pulling: 'Image-Abruf',
    booting: 'Hochfahren',
    probing: 'Bereitschaftsprobe',
    crashes: 'Abstürze',
    errors: 'Fehler',
    grace: 'Schonfrist',
    queue: 'Kurze Warteschlange',
    retries: 'Wiederholungen',
    maximum: 'Obergrenze',
    ceiling: 'Größe des Servers',
    looks: 'Späte Metriken und Blicke',
    tolerance: 'Toleranz',
    window: 'Stabilisierungsfenster',
    rate: 'Grenze des Wachstums',
    kills: 'Getötete Zellen',
    rollouts: 'Rollout',
    bursts: 'Schwall',
    changes: 'Geänderte Einstellungen',
    load: 'Anstieg der Last',
  },
  columns: { cause: 'Ohne', alone: 'Allein', step: 'Der Reihe nach', blamed: 'Tabelle' },
  rest: 'Bleibt übrig',
  together: (alone, all) =>
    `Einzeln sind es ${n.count(alone)}, zusammen ${n.count(all)}: Ursachen wirken zusammen, und die zuerst herausgenommene bekommt, was andere mit ihr teilen.`,
  unremovable: (count, reason) =>
    `Gegen ${n.count(count)} davon lässt sich nichts setzen: ${reason}.`,
  impossible: (name, problem) => `${name} ließ sich nicht herausnehmen: ${problem}`,
}
