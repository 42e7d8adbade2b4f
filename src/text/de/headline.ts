import { formatClock } from '../clock.ts'
import type { headlineText } from '../en/headline.ts'
import type { TextsOf } from '../messages.ts'
import {
  arrive,
  capitalised,
  counted,
  countedInWords,
  fineShare,
  multipleInWords,
  n,
  nouns,
  perSecond,
  spokenTime,
} from './grammar.ts'

export const headline: TextsOf<typeof headlineText> = {
  stopped: 'Die Simulation ist stehen geblieben.',
  nothing: 'Noch wächst nichts.',
  replaying: 'Der Lauf wird bis zum gewählten Moment wiederholt.',
  ofService: (service, sentence) => `${service}: ${sentence}`,
  heldAt: (time, duration) => `bei ${formatClock(time, duration)}`,
  pressPlay: 'Mit „Abspielen“ kommen die Anfragen.',
  over: (divisions, prunings) =>
    divisions === 0 && prunings === 0
      ? 'Der Lauf ist zu Ende: Keine Zelle hat sich geteilt, keine wurde abgebaut.'
      : `Der Lauf ist zu Ende: ${countedInWords(divisions, nouns.division)}, ${countedInWords(prunings, nouns.cell)} abgebaut.`,
  ready: (cells) => `${subject(cells)} bereit.`,
  growing(ready, starting, seconds) {
    const now =
      ready === 0
        ? `Keine Zelle ist bereit, ${countedInWords(starting, nouns.cell)} ${starting === 1 ? 'startet' : 'starten'}.`
        : `${cellsOf(ready)}, ${countedInWords(starting, nouns.division)}.`
    const daughter = starting === 1 ? 'Die Tochter' : 'Die erste Tochter'
    if (seconds === null) {
      return `${now}\n${starting === 1 ? 'Die Tochter bedient noch nicht.' : 'Noch bedient keine Tochter.'}`
    }
    return `${now}\n${daughter} bedient erst in *${seconds === 1 ? 'einer Sekunde' : `${n.count(seconds)} Sekunden`}*.`
  },
  leaving: (cells) =>
    cells === 1
      ? 'Eine Zelle geht; sie erledigt noch ihre letzten Anfragen.'
      : `${cellsOf(cells)} gehen; jede erledigt noch ihre letzten Anfragen.`,
  noneLeft: (rate) =>
    rate > 0
      ? `Keine Zelle ist mehr da, und ${arrive(rate)}.`
      : 'Keine Zelle ist mehr da, und keine Anfrage kommt an.',
  workingOff: (cells) =>
    `${cellsOf(cells)} ${cells === 1 ? 'arbeitet' : 'arbeiten'} die wartenden Anfragen ab.`,
  atTheLimit: (cells) => `${subject(cells)} am Limit, und Anfragen warten.`,
  tooFewAndOff: (cells) => `${tooFew(cells)}, und die Autoskalierung ist aus.`,
  tooFewAtMaximum: (cells) => `${tooFew(cells)}, und der Autoscaler darf keine weitere verlangen.`,
  tooFew: (cells, seconds) =>
    seconds === null
      ? `${tooFew(cells)}.`
      : `${tooFew(cells)}.\nDer Autoscaler entscheidet in *${seconds === 1 ? 'einer Sekunde' : `${n.count(seconds)} Sekunden`}*.`,
  noMetrics: 'Der Autoscaler bekommt keine Metriken und ändert deshalb nichts.',
  disabled: 'Der Autoscaler ist abgeschaltet: Jemand hat auf null skaliert.',
  stabilisingDown: (cells) =>
    `${cellsOf(cells)} ${cells === 1 ? 'würde' : 'würden'} genügen.\nDer Autoscaler wartet sein Stabilisierungsfenster ab.`,
  stabilisingUp: (cells) =>
    `Der Autoscaler hätte gern ${countedInWords(cells, nouns.cell)}, wartet aber sein Stabilisierungsfenster ab.`,
  atMaximum: (cells) => `${subject(cells)} bereit, mehr darf der Autoscaler nicht verlangen.`,
  idle: (cells) => `${subject(cells)} untätig.`,
  serving: (cells, rate) =>
    `${cellsOf(cells)} ${cells === 1 ? 'bedient' : 'bedienen'} eine Last von ${perSecond(rate)}.`,
  waiting: (requests) =>
    `${counted(requests, nouns.request)} ${requests === 1 ? 'wartet' : 'warten'}.`,
  busy: (cells, share) =>
    `${cells === 1 ? 'Die Zelle ist' : 'Die Zellen sind'} zu ${n.share(share)} ausgelastet.`,
  within: (p99, limit) => `p99 ist ${n.latency(p99)}, innerhalb des Ziels von ${n.latency(limit)}.`,
  above: (p99, limit) => `p99 ist ${n.latency(p99)}, über dem Ziel von ${n.latency(limit)}.`,
  timesAbove: (p99, limit) =>
    `p99 ist ${n.latency(p99)}, ${multipleInWords(p99 / limit)} des Ziels.`,
  other: (p99, percentile, limit, isMissed) =>
    `p99 ist ${n.latency(p99)}; das Ziel, ${promise(percentile, limit)}, ist ${isMissed ? 'verfehlt' : 'erreicht'}.`,
  balance: (inTime, requests) =>
    requests === 0
      ? 'Keine Anfrage kam.'
      : `${fineShare(inTime / requests)} von ${counted(requests, nouns.request)} wurden rechtzeitig beantwortet.`,
  missedFor: (seconds) =>
    seconds === 0
      ? 'Das Ziel wurde nie verfehlt.'
      : `Das Ziel wurde ${spokenTime(seconds)} lang verfehlt.`,
  cost: (total, notServing) =>
    notServing > 0
      ? `Kosten: ${n.money(total)}, davon ${n.money(notServing)} für Zellen, die nicht bedienten.`
      : `Kosten: ${n.money(total)}.`,
  nowMissed: (percentile, limit, p99) =>
    `Ziel verfehlt: ${promise(percentile, limit)}.${p99 === null ? '' : ` p99 ist ${n.latency(p99)}.`}`,
  nowMet: (percentile, limit) => `Ziel wieder erreicht: ${promise(percentile, limit)}.`,
}

function cellsOf(count: number): string {
  return capitalised(countedInWords(count, nouns.cell))
}

function subject(cells: number): string {
  return `${cellsOf(cells)} ${cells === 1 ? 'ist' : 'sind'}`
}

function tooFew(cells: number): string {
  return `${cellsOf(cells)} ${cells === 1 ? 'genügt' : 'genügen'} nicht`
}

function promise(percentile: number, limit: number): string {
  return `p${n.plain(percentile)} innerhalb von ${n.latency(limit)}`
}
