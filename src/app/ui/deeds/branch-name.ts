import type { Branch, Tree } from '#app/store/branches.ts'
import { deedBetween } from '#app/store/deed.ts'
import { momentText } from '#text/en/moment.ts'
import type { Words } from '#text/words.ts'
import { deedWords } from './deed-words.ts'

/** What a run of a tree is called: as the visitor says, or by what it did first. */
export function branchName(branch: Branch, tree: Tree, duration: number, words: Words): string {
  if (branch.name !== null) return branch.name
  const parent = tree.branches.find(({ id }) => id === branch.parent)
  if (parent === undefined) return words.text(momentText).original
  return deedWords(deedBetween(parent.recording, branch.recording), duration, words)
}
