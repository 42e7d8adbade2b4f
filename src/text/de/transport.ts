import { formatClock } from '../clock.ts'
import type { transportText } from '../en/transport.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns, spokenTime } from './grammar.ts'

export const transport: TextsOf<typeof transportText> = {
  transport: 'Wiedergabe',
  play: 'Abspielen',
  pause: 'Anhalten',
  playAgain: 'Noch einmal abspielen',
  restart: 'Mit demselben Startwert von vorn',
  step: 'Bis zur nächsten Entscheidung',
  stepBack: 'Zurück zur Entscheidung davor',
  time: 'Zeit',
  speed: 'Tempo',
  loading: 'lädt',
  stopped: 'stehen geblieben',
  finished: 'zu Ende',
  replaying: (target, duration, share) => `bis ${formatClock(target, duration)}, ${n.share(share)}`,
  slower: (speed, behind) =>
    behind < 1.5
      ? `${n.speed(speed / behind)} von ${n.speed(speed)}`
      : `zeigt jede ${n.count(Math.round(behind))}. Sekunde`,
  ofDuration: (duration) => `von ${formatClock(duration)}`,
  timeOf: (time, duration) => `${spokenTime(time)} von ${spokenTime(duration)}`,
  between: (from, to, what) => (from === to ? `${from}: ${what}` : `${from} bis ${to}: ${what}`),
  marks: {
    note: (count) => `${n.count(count)} ${count === 1 ? 'Notiz' : 'Notizen'}`,
    branch: (count) => `${n.count(count)} ${count === 1 ? 'Zweig' : 'Zweige'}`,
    burst: (count) => `${n.count(count)} ${count === 1 ? 'Stoß' : 'Stöße'}`,
    rollout: (count) => `${n.count(count)} ${count === 1 ? 'Rollout' : 'Rollouts'}`,
    division: (count) => counted(count, nouns.division),
    pruning: (count) => `${counted(count, nouns.cell)} abgebaut`,
    missed: (count) => (count === 1 ? 'Ziel verfehlt' : `Ziel ${n.count(count)}-mal verfehlt`),
  },
}
