import type { loadsText } from '../en/loads.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const counted = (count: number, one: string, many: string) =>
  `${n.count(count)} ${count === 1 ? one : many}`

export const loads: TextsOf<typeof loadsText> = {
  format: 'Format',
  forms: {
    table: 'Tabelle mit Spalten (CSV)',
    json: 'JSON mit einer Liste von Werten',
    prometheus: 'Prometheus-Bereichsabfrage (JSON)',
    cloudwatch: 'CloudWatch get-metric-data (JSON)',
    curve: 'Last von dieser Seite (CSV)',
  },
  unit: 'Einheit',
  units: {
    count: 'Anfragen in einem Intervall',
    second: 'Anfragen pro Sekunde',
    minute: 'Anfragen pro Minute',
    hour: 'Anfragen pro Stunde',
  },
  unitAsked: 'die Datei sagt es nicht; wählen Sie unten',
  perHour: 'Anfragen pro Stunde',
  resampling: 'Abtastung',
  resampled: (values, steps, every) =>
    `aus ${counted(values, 'Wert', 'Werten')} ${steps === 1 ? 'wurde' : 'wurden'} ${counted(steps, 'Stufe', 'Stufen')} von ${n.plain(every)}\u00a0s`,
  kept: (points) => `${counted(points, 'Punkt', 'Punkte')}, übernommen, wie sie sind`,
  series: 'Reihen: angehakte werden addiert',
  points: (count) => counted(count, 'Wert', 'Werte'),
  gapsTitle: 'Lücken',
  gapsSummary: (count) => `${counted(count, 'Intervall', 'Intervalle')} ohne Wert`,
  gapFrom: 'Ab',
  gapLasts: 'Dauert',
  gapFilled: 'Gefüllt mit',
  gapFillings: {
    hold: 'dem letzten Wert',
    linear: 'einer geraden Linie',
    zero: 'keinen Anfragen',
  },
  asLoad:
    'Die Last in Kraft, für andere Programme. Als CSV und als Skript für k6 kommt sie als derselbe Verlauf zurück.',
  asCsv: 'Last als CSV',
  asK6: 'Last für k6',
  rounded:
    'k6 will ganze Zahlen, und keine Zeiteinheit macht diese Raten ganz: In seinem Skript sind sie auf Tausendstel Anfragen pro Sekunde gerundet.',
  gapsMore: (shown) => `Die ersten ${n.count(shown)} Lücken sind aufgeführt.`,
}
