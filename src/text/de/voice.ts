import type { Phase } from '#core/cells/phases.ts'
import type { voiceText } from '../en/voice.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns } from './grammar.ts'

const doing: Readonly<Record<Phase, string>> = {
  scheduled: 'wird einem Knoten zugeteilt',
  pulling: 'ruft ihr Image ab',
  booting: 'fährt hoch',
  probing: 'wartet auf ihre Bereitschaftsprobe',
  serving: 'bedient',
  draining: 'erledigt ihre letzten Anfragen',
  dead: 'tot',
}

export const voice: TextsOf<typeof voiceText> = {
  cell: (id, service, origin, state, work) => `${named(id, service)}, ${origin}: ${state}${work}.`,
  origin: (mother, generation) =>
    mother === 0
      ? 'ohne Mutter'
      : `${generation > 0 ? `Generation ${n.count(generation)}, ` : ''}Tochter von Zelle ${mother}`,
  doing,
  waits: 'abgestürzt, wartet auf den Neustart ihres Containers',
  notReady: 'nicht bereit',
  work: (load, inService, waiting) =>
    [
      ...(load >= 0 ? [`, Last ${n.share(load)}`] : []),
      ...(inService > 0 ? [`, ${n.count(inService)} in Bearbeitung`] : []),
      ...(waiting > 0
        ? [`, ${counted(waiting, nouns.request)} ${waiting === 1 ? 'wartet' : 'warten'}`]
        : []),
    ].join(''),
  loadIs: (peak, capacity) =>
    `Die Last erreicht jetzt höchstens ${n.rate(peak)} pro Sekunde; die bereiten Zellen schaffen ${n.rate(capacity)}.`,
  settingIs: (label, value) => `${label}: jetzt ${value}.`,
  ofService: (service, sentence) => `${service}: ${sentence}`,
  rulesAre: (min, max, target) =>
    `Der Autoscaler hält jetzt ${n.count(min)} bis ${counted(max, nouns.cell)}${target > 0 ? ` bei einem CPU-Ziel von ${n.amount(target, '%')}` : ''}.`,
  decides: (name, min, max) =>
    max === null
      ? `Jetzt entscheidet ${name}, mit mindestens ${counted(min, nouns.cell)}.`
      : `Jetzt entscheidet ${name}, zwischen ${n.count(min)} und ${counted(max, nouns.cell)}.`,
  manyChanged: (count) =>
    count === 1
      ? 'Eine Einstellung wurde geändert.'
      : `${n.count(count)} Einstellungen wurden geändert.`,
  on: 'an',
  off: 'aus',
  seedIs: (seed) => `Der Startwert ist jetzt ${seed}.`,
  killed: (id, service, ready) =>
    `${named(id, service)} wurde getötet; ${counted(ready, nouns.cell)} ${ready === 1 ? 'ist' : 'sind'} bereit.`,
  manyKilled: (count, ready) =>
    `${counted(count, nouns.cell)} ${count === 1 ? 'wurde' : 'wurden'} getötet; ${n.count(ready)} ${ready === 1 ? 'ist' : 'sind'} bereit.`,
  rolledOut: (service) =>
    `Ein Rollout${service === null ? '' : ` von ${service}`} hat begonnen: Zellen einer anderen Revision treten an die Stelle der jetzigen.`,
  gone: (id) => `Zelle ${id} lebt zum gezeigten Moment nicht.`,
  notDrawn: (id, each, isAlive) =>
    `Zelle ${id} ist nicht unter den gezeichneten, 1 von ${n.count(each)}${isAlive ? '' : ', oder lebt nicht'}.`,
}

function named(id: number, service: string | null): string {
  return service === null ? `Zelle ${id}` : `Zelle ${id} von ${service}`
}
