import { formatClock } from '../clock.ts'
import type { lineageText } from '../en/lineage.ts'
import type { TextsOf } from '../messages.ts'
import { capitalised, counted, countedInWords, inWords, n, nouns } from './grammar.ts'

export const lineage: TextsOf<typeof lineageText> = {
  cell: (id) => `Zelle ${id}`,
  ofService: (service, sentence) => `${service}: ${sentence}`,
  ofKept: (sentence) => `Von den noch aufgezeichneten Geburten: ${sentence}`,
  nobody: 'Noch wurde keine Zelle geboren.',
  noneAlive: 'Keine Zelle lebt mehr.',
  noDivision: (living) =>
    `${capitalised(countedInWords(living, nouns.cell))}, und noch hat sich keine geteilt.`,
  oneRoot: (living, root) =>
    living === 1
      ? `Die einzige lebende Zelle stammt von Zelle ${root} ab.`
      : `Alle ${inWords(living)} lebenden Zellen stammen von Zelle ${root} ab.`,
  someRoots(living, lines, roots, areFounders) {
    const one = living === 1
    const cells = one ? 'Die lebende Zelle' : `Die ${inWords(living)} lebenden Zellen`
    const who = areFounders
      ? `${cells} ${one ? 'stammt' : 'stammen'} von ${lines === 1 ? 'einer Gründerin' : `${inWords(lines)} Gründerinnen`} ab`
      : `${cells} ${one ? 'gehört' : 'gehören'} zu ${lines === 1 ? 'einer Linie' : `${inWords(lines)} Linien`}`
    if (lines === roots) return `${who}.`
    const gone = roots - lines
    return `${who}; ${gone === 1 ? 'eine weitere Linie ist' : `${inWords(gone)} weitere Linien sind`} ausgestorben.`
  },
  balance: (divisions, generations, pruned, killed) =>
    [
      divisions === 0
        ? 'Noch keine Teilung'
        : `${counted(divisions, nouns.division)} in ${n.count(generations)} ${generations === 1 ? 'Generation' : 'Generationen'}`,
      ...(pruned > 0 ? [`${n.count(pruned)} abgebaut`] : []),
      ...(killed > 0 ? [`${n.count(killed)} getötet`] : []),
    ].join(', ') + '.',
  forgotten: (cells) =>
    cells === 1
      ? 'Eine frühere Geburt ist nicht mehr aufgezeichnet.'
      : `${n.count(cells)} frühere Geburten sind nicht mehr aufgezeichnet.`,
  founder: 'Gründerin',
  motherless: 'keine Mutter war bereit',
  daughterOf: (mother) => `Tochter von Zelle ${mother}`,
  generation: (generation) => `Generation ${generation}`,
  born: (time, longest) => `geboren ${formatClock(time, longest)}`,
  ready: (time, longest) => `bereit ${formatClock(time, longest)}`,
  neverReady: 'nie bereit',
  notReady: 'noch nicht bereit',
  leaving: (time, longest) => `geht seit ${formatClock(time, longest)}`,
  pruned: (time, longest) => `abgebaut ${formatClock(time, longest)}`,
  killed: (time, longest) => `getötet ${formatClock(time, longest)}`,
  daughters: (count) => `${n.count(count)} ${count === 1 ? 'Tochter' : 'Töchter'}`,
  treeLabel: 'Stammbaum der Teilungen',
  treeCaption: (shown, all) =>
    shown === all
      ? `${counted(all, nouns.cell)}. Rechts geht es zu einer Tochter, links zur Mutter.`
      : `${n.count(shown)} von ${counted(all, nouns.cell)}; beim Gehen kommen die anderen. Rechts geht es zu einer Tochter, links zur Mutter.`,
  picture: (sentence) => `${sentence} Pfeiltasten gehen von Zelle zu Zelle.`,
  key: 'Was die Linien sagen',
  keyStarting: 'startet',
  keyServing: 'bedient',
  keyLeaving: 'geht',
  keyKilled: 'getötet',
}
