import type { panelsText } from '../en/panels.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const panels: TextsOf<typeof panelsText> = {
  settings: 'Einstellungen',
  sheet: 'Einstellungen und Diagramme',
  tabs: { load: 'Last', rules: 'Regeln', cell: 'Zelle', charts: 'Diagramme', lesson: 'Lektion' },
  grip: ['Blatt: zu', 'Blatt: halb offen', 'Blatt: offen'],
  arrivals: 'Ankünfte/s',
  capacity: 'Kapazität/s',
  readyDividing: 'bereit, in Teilung',
  p99: 'p99',
  more: 'Weitere Einstellungen',
  autoscalerDetails: 'Autoscaler im Detail',
  noBehavior: 'ohne behavior',
  withBehavior: 'mit behavior',
  service: 'Dienst',
  serviceSummary: (mean, slots) => `${n.latency(mean)} auf ${n.count(slots)} Plätzen je Zelle`,
  oneRequest: 'Eine Anfrage',
  clients: 'Clients',
  cells: 'Zellen',
  objective: 'Ziel und Preis',
  objectiveSummary: (percentile, latency) => `p${n.plain(percentile)} in ${n.latency(latency)}`,
  ofAllServices: 'alle Dienste',
  slider: (label) => `${label}, Schieber`,
  zeroMeans: {
    timeout: 'nie',
    cpuLimit: 'ohne Grenze',
    cpuPerSlot: 'Request ÷ Plätze',
    stageScv: 'immer das Mittel',
  },
  newRun: (help) => `${help} Eine Änderung beginnt einen neuen Lauf.`,
  notATime: (text) => `„${text}“ ist keine Zeit wie 03:30 oder 210; deshalb wurde nichts geändert.`,
  notANumber: (text) => `„${text}“ ist keine Zahl; deshalb wurde nichts geändert.`,
  outOfBounds: (label, min, max, typed) =>
    `„${label}“ nimmt eine Zahl von ${min} bis ${max}, nicht ${typed}; deshalb wurde nichts geändert.`,
  outOfCounts: (label, min, max, typed) =>
    `„${label}“ nimmt eine ganze Zahl von ${min} bis ${max}, nicht ${typed}; deshalb wurde nichts geändert.`,
  close: 'Schließen',
}
