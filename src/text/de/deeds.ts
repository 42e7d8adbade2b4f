import type { deedsText } from '../en/deeds.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const deeds: TextsOf<typeof deedsText> = {
  takenBack: (what) => `Zurückgenommen: ${what}.`,
  madeAgain: (what) => `Wiederholt: ${what}.`,
  at: (what, at) => `${what} um ${at}`,
  ofService: (service, what) => `${service}: ${what}`,
  value: (label, value) => `${label} ${value}`,
  load: (peak) => `Last bis ${n.rate(peak)}/s`,
  rules: 'Regeln des Autoscalers',
  graph: 'anderer Graph von Diensten',
  several: (count) => `${n.count(count)} ${count === 1 ? 'Einstellung' : 'Einstellungen'}`,
  killed: (id) => `Zelle ${id} getötet`,
  rollout: {
    healthy: 'Rollout',
    crashing: 'Rollout, der abstürzt',
    former: 'Rollout zurück',
  },
  rung: { exact: 'jede Anfrage', levels: 'nach Stufen gezählt' },
  burst: (rate, seconds) => `Stoß von ${n.rate(rate)}/s für ${n.amount(seconds, 's')}`,
  note: (text) => `Notiz „${text}“`,
  nothing: 'nichts getan',
  leftOut: 'Änderungen weggelassen',
  otherRun: 'ein anderer Lauf',
  seed: (seed) => `Startwert ${seed}`,
  branches: 'eine Änderung der Zweige',
}
