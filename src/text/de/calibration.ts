import type { calibrationText } from '../en/calibration.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const counted = (count: number, one: string, many: string) =>
  `${n.count(count)} ${count === 1 ? one : many}`
const ms = (seconds: number) => `${n.rate(seconds * 1000)}\u00a0ms`

export const calibration: TextsOf<typeof calibrationText> = {
  intro:
    'Bringen Sie, was Sie an einem Dienst gemessen haben: Anfragen pro Sekunde und CPU, dazu Perzentile der Antworten, wenn Sie welche haben. Eine Tabelle mit allen Spalten genügt, oder mehrere Antworten von Prometheus oder CloudWatch über dieselbe Zeitspanne.',
  add: 'Hinzufügen',
  addFile: 'Datei hinzufügen',
  back: 'Zurück zum Import',
  remove: (name) => `${name} entfernen`,
  pasted: (number) => `Eingefügter Text ${n.count(number)}`,
  unitOf: (name) => `Einheit von ${name}`,
  roles: {
    none: 'nicht verwendet',
    requests: 'Anfragen',
    cpu: 'CPU aller Zellen',
    p50: 'p50 der Antworten',
    p75: 'p75 der Antworten',
    p90: 'p90 der Antworten',
    p95: 'p95 der Antworten',
    p99: 'p99 der Antworten',
    'p99.9': 'p99.9 der Antworten',
  },
  units: {
    second: 'pro Sekunde',
    minute: 'pro Minute',
    interval: 'in einem Intervall',
    cores: 'Kerne',
    millicores: 'Millikerne',
    percent: 'Prozent aller Kerne',
    s: 'Sekunden',
    ms: 'Millisekunden',
    us: 'Mikrosekunden',
  },
  cores: 'Alle Kerne zusammen',
  coresUnit: 'Kerne',
  cpuTitle: 'CPU über den Anfragen',
  perRequest: 'CPU einer Anfrage',
  withError: (value, error) => `${ms(value)} ± ${ms(error)} (Standardfehler)`,
  idle: 'CPU ohne Anfragen',
  coresWithError: (value, error) => `${n.rate(value)} ± ${n.rate(error)} Kerne`,
  residual: 'Rest',
  residualOf: (cores, count, share) =>
    `${n.rate(cores)} Kerne über ${counted(count, 'Intervall', 'Intervalle')}; die Gerade erklärt ${n.fineShare(share)} der Schwankung der CPU`,
  chart: (count, slope, residual) =>
    `${counted(count, 'Intervall', 'Intervalle')} als Punkte, CPU über Anfragen pro Sekunde; die Gerade steigt um ${ms(slope)} CPU je Anfrage, und die Punkte liegen ${n.rate(residual)} Kerne daneben`,
  requestsAxis: 'Anfragen/s',
  coresAxis: 'Kerne',
  lawTitle: 'Bedienzeiten',
  atLowLoad: 'Bei geringer Last',
  quantile: (name, seconds) => `${name} ${ms(seconds)}`,
  from: 'Genommen aus',
  intervals: (count, rate) =>
    `${counted(count, 'Intervall', 'Intervallen')} mit bis zu ${n.rate(rate)} Anfragen pro Sekunde`,
  lognormal: 'Lognormalgesetz',
  lognormalOf: (mean, scv) => `Mittel ${ms(mean)}, Variabilität ${n.rate(scv)}`,
  lognormalBeside: (mean, scv, share) =>
    `Mittel ${ms(mean)}, Variabilität ${n.rate(scv)}; seine Perzentile liegen bis zu ${n.share(share)} neben den gemessenen`,
  law: 'Gesetz der Bedienzeit',
  laws: {
    lognormal: 'lognormal',
    quantiles: 'gemessene Quantile',
    keep: 'lassen, wie es ist',
  },
  doubtsTitle: 'Was diese Metriken nicht sagen',
  doubts: {
    waiting:
      'Perzentile von Antworten enthalten Warten. Genommen wird das unterste Drittel der Last; die Bedienzeiten sind also höchstens so lang.',
    rise: (factor) =>
      `Bei hoher Last ist das höchste Perzentil ${n.rate(factor)}\u2011mal so lang: Das ist Warten, das die Simulation selbst erzeugt.`,
    middle:
      'Die Mitte der Perzentile vieler Intervalle ist nicht das Perzentil aller Anfragen; sie liegt nahe daran, wo die Intervalle sich gleichen.',
    network:
      'Antworten enthalten das Netz und die Dienste dahinter; nur was dieser Dienst tut, belegt einen Slot.',
    idle: 'CPU ohne Anfragen wird nicht simuliert: Ein Autoscaler nach CPU sieht hier weniger als im Cluster.',
    other: 'Andere Arbeit, die mit den Anfragen kommt und geht, zählt als ihre.',
    slots: 'Wie viele Anfragen eine Zelle zugleich bedient, folgt nicht aus diesen Reihen.',
  },
  settings: 'Was gesetzt würde',
  setsFor: (service) => `Für den Dienst ${service}`,
  becomes: (setting, before, after) => `${setting}: ${before} → ${after}`,
  quantilesCount: (count) => counted(count, 'Quantil', 'Quantile'),
  takeCpu: 'CPU je belegtem Slot übernehmen',
  newRun: 'Der Lauf beginnt damit neu; „Zurücknehmen“ bringt die alten Werte zurück.',
  set: 'Diese Werte setzen',
  nothingYet:
    'Noch lässt sich nichts sagen: Nötig ist eine Reihe von Anfragen, und CPU oder zwei Perzentile daneben.',
}
