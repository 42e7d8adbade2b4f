import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { capitalised, counted, countedInWords, n } from './grammar.ts'

/** The tree of divisions: its sentence, its read-outs and its twin in words. Times in s, −1 for never. */
export const lineageText = area('lineage', {
  cell: (id: number) => `Cell ${id}`,
  /** A sentence about the cells of one of several services. */
  ofService: (service: string, sentence: string) => `${service}: ${sentence}`,
  /** A sentence about the cells whose birth the journal still holds, where that is not all. */
  ofKept: (sentence: string) => `Of the births still on record: ${sentence}`,
  nobody: 'Nobody has been born yet.',
  noneAlive: 'No cell is alive any more.',
  noDivision: (living: number) =>
    `${capitalised(countedInWords(living, 'cell'))}, and none has divided yet.`,
  /** All living cells descend from one that was there at the start, or came without a mother. */
  oneRoot: (living: number, root: number) =>
    living === 1
      ? `The only living cell descends from cell ${root}.`
      : `All ${countedInWords(living, 'living cell')} descend from cell ${root}.`,
  /** Not all who begin a line need to be founders: some came when no mother was ready, some of a forgotten one. */
  someRoots(living: number, lines: number, roots: number, areFounders: boolean) {
    const one = living === 1
    const from = areFounders
      ? `${one ? 'descends' : 'descend'} from ${countedInWords(lines, 'founder')}`
      : `${one ? 'belongs' : 'belong'} to ${countedInWords(lines, 'line')}`
    const who = `${capitalised(countedInWords(living, 'living cell'))} ${from}`
    const gone = roots - lines
    if (gone === 0) return `${who}.`
    return `${who}; the ${gone === 1 ? 'line of another one has' : `lines of ${countedInWords(gone, 'other')} have`} died out.`
  },
  balance: (divisions: number, generations: number, pruned: number, killed: number) =>
    [
      divisions === 0
        ? 'No division so far'
        : `${counted(divisions, 'division')} over ${counted(generations, 'generation')}`,
      ...(pruned > 0 ? [`${n.count(pruned)} pruned`] : []),
      ...(killed > 0 ? [`${n.count(killed)} killed`] : []),
    ].join(', ') + '.',
  forgotten: (cells: number) =>
    `${counted(cells, 'earlier birth')} ${cells === 1 ? 'is' : 'are'} no longer kept.`,
  founder: 'founder',
  motherless: 'no mother was ready',
  daughterOf: (mother: number) => `daughter of cell ${mother}`,
  generation: (generation: number) => `generation ${generation}`,
  born: (time: number, longest: number) => `born ${formatClock(time, longest)}`,
  ready: (time: number, longest: number) => `ready ${formatClock(time, longest)}`,
  neverReady: 'never ready',
  notReady: 'not ready yet',
  leaving: (time: number, longest: number) => `leaving since ${formatClock(time, longest)}`,
  pruned: (time: number, longest: number) => `pruned ${formatClock(time, longest)}`,
  killed: (time: number, longest: number) => `killed ${formatClock(time, longest)}`,
  daughters: (count: number) => counted(count, 'daughter'),
  treeLabel: 'Tree of divisions',
  treeCaption: (shown: number, all: number) =>
    shown === all
      ? `${counted(all, 'cell')}. Right goes to a daughter, left to the mother.`
      : `${n.count(shown)} of ${counted(all, 'cell')}; walking brings the others. Right goes to a daughter, left to the mother.`,
  picture: (sentence: string) => `${sentence} Arrows walk from cell to cell.`,
  key: 'What the lines say',
  keyStarting: 'starting',
  keyServing: 'serving',
  keyLeaving: 'leaving',
  keyKilled: 'killed',
})

/** Their type, for the parts that draw them. */
export type LineageTexts = (typeof lineageText)['english']
