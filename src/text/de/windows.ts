import { formatClock } from '../clock.ts'
import type { windowsText } from '../en/windows.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const windows: TextsOf<typeof windowsText> = {
  bands: {
    down: (seconds) => `Fenster ${n.count(seconds)}\u00a0s`,
    up: (seconds) => `Fenster aufwärts ${n.count(seconds)}\u00a0s`,
    stable: (seconds) => `stabil ${n.count(seconds)}\u00a0s`,
    panic: (seconds) => `Panik ${n.count(seconds)}\u00a0s`,
    delay: (seconds) => `Verzögerung ${n.count(seconds)}\u00a0s`,
    peak: (seconds) => `Spitze aus ${n.count(seconds)}\u00a0s`,
    control: (seconds) => `Abbaugrenze ${n.count(seconds)}\u00a0s`,
    cooldown: (seconds) => `Abklingzeit ${n.count(seconds)}\u00a0s`,
    mean: (seconds) => `Mittel aus ${n.count(seconds)}\u00a0s`,
  },
  alarm: (breaching, present) => `${n.count(breaching)} von ${n.count(present)} verletzt`,
  told: (at, bands) => `Die Entscheidung von ${formatClock(at)} blickte zurück auf: ${bands}.`,
  considered: (count, least, most) =>
    `Sie zog ${n.count(count)} Empfehlungen von ${n.count(least)} bis ${n.count(most)} Zellen in Betracht.`,
  chosen: (replicas, at) => `Sie nahm ${n.count(replicas)}, empfohlen um ${formatClock(at)}.`,
}
