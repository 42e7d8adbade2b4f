import type { Phase } from '#core/cells/phases.ts'
import type { voiceText } from '../en/voice.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns } from './grammar.ts'

const doing: Readonly<Record<Phase, string>> = {
  scheduled: 'wird einem Knoten zugeteilt',
  pulling: 'lädt ihr Image',
  booting: 'fährt hoch',
  probing: 'wartet auf ihre Bereitschaftsprüfung',
  serving: 'bedient',
  draining: 'erledigt ihre letzten Anfragen',
  dead: 'tot',
}

export const voice: TextsOf<typeof voiceText> = {
  cell: (id, origin, state, work) => `Zelle ${id}, ${origin}: ${state}${work}.`,
  origin: (mother, generation) =>
    mother === 0
      ? 'ohne Mutter'
      : `${generation > 0 ? `Generation ${n.count(generation)}, ` : ''}Tochter von Zelle ${mother}`,
  doing,
  notReady: 'nicht bereit',
  work: (load, inService, waiting) =>
    [
      ...(load >= 0 ? [`, Last ${n.share(load)}`] : []),
      ...(inService > 0 ? [`, ${n.count(inService)} in Bearbeitung`] : []),
      ...(waiting > 0
        ? [`, ${counted(waiting, nouns.request)} ${waiting === 1 ? 'wartet' : 'warten'}`]
        : []),
    ].join(''),
  gone: (id) => `Zelle ${id} lebt zum gezeigten Moment nicht.`,
}
