import { formatClock } from '../clock.ts'
import type { chartsText } from '../en/charts.ts'
import type { TextsOf } from '../messages.ts'
import { arrive, n } from './grammar.ts'

export const charts: TextsOf<typeof chartsText> = {
  charts: 'Diagramme',
  cursor: 'Zeitmarke der Diagramme',
  lastMinutes: 'Letzte 4\u00a0min',
  lastMinutesShort: '4\u00a0min',
  future: 'Zukunft',
  futureHint: 'Was kommt, wenn sich nichts ändert: vorausberechnet und gepunktet gezeichnet',
  save: 'Diagramme exportieren',
  saveHint: 'Die Diagramme als SVG, PNG oder CSV',
  beside: (name) => `${name} ×`,
  dismiss: (name) => `${name} nicht mehr neben dem Lauf zeigen`,
  titles: {
    arrivals: 'Ankünfte und Kapazität, 1/s',
    latency: 'Latenz',
    replicas: 'Replikate',
    cost: 'Kosten, $/h',
  },
  ofService: (service) => `, ${service}`,
  noValues: 'Noch keine Werte.',
  noneFinished: 'keine fertig',
  at: (time, duration, what) => `Bei ${formatClock(time, duration)}: ${what}.`,
  sides: { a: 'A', b: 'B' },
  ofRun: (name, value) => `${name} ${value}`,
  otherRun: (name, told) => `${name}: ${told}.`,
  foreseen: (time, duration, what) =>
    `Wenn sich nichts ändert, bei ${formatClock(time, duration)}: ${what}.`,
  arrivals: (rate) => `${n.rate(rate)} Ankünfte`,
  capacity: (rate) => `${n.rate(rate)} Kapazität`,
  arrivalsTold: (arrivals, capacity) => `${arrive(arrivals)}, Kapazität ${n.rate(capacity)}`,
  capacityTold: (capacity) => `noch keine Ankünfte gezählt, Kapazität ${n.rate(capacity)}`,
  perHour: (amount) => `${n.money(amount)}/h`,
  soFar: (amount) => `bisher ${n.money(amount)}`,
  serving: 'bedienen',
  notServing: 'bedienen nicht',
  costTold: (serving, notServing, total) =>
    `${n.money(serving)} pro Stunde für bedienende Zellen, ${n.money(notServing)} für Zellen, die nicht bedienen` +
    (total === null ? '' : `, bisher ${n.money(total)} ausgegeben`),
  noCostTold: 'noch keine Kosten gemessen',
  objective: (percentile, latency) =>
    `Ziel ${percentile === 99 ? '' : `p${n.plain(percentile)} `}${n.latency(latency)}`,
  latencyTold: (p50, p99, objective, isMissed) =>
    `p50 ${p50}, p99 ${p99}, Ziel ${n.latency(objective)} ${isMissed ? 'verfehlt' : 'erreicht'}`,
  noneFinishedTold: 'keine Anfrage wurde fertig',
  desired: (count) => `${n.count(count)} gewünscht`,
  ready: (count) => `${n.count(count)} bereit`,
  replicasTold: (desired, ready) => `${n.count(desired)} gewünscht, ${n.count(ready)} bereit`,
  missed: 'verfehlt',
  met: 'erreicht',
  columns: {
    time: 'Zeit',
    arrivals: 'Ankünfte, 1/s',
    capacity: 'Kapazität, 1/s',
    serving: 'Bedienen, $/h',
    notServing: 'Bedienen nicht, $/h',
    p50: 'p50',
    p99: 'p99',
    objective: 'Ziel',
    desired: 'Gewünscht',
    ready: 'Bereit',
    starting: 'Starten',
    draining: 'Gehen',
  },
  some: (title, shown, all) =>
    shown < all ? `${title}, ${n.count(shown)} von ${n.count(all)} Messwerten` : title,
}
