import type { Branch, Tree } from './branches.ts'
import { tidyName } from './kept-name.ts'

/** What is done with the list of branches; loaded with the list. */

/** The tree as it is shown from another of its runs; the same one where that is not there. */
export function turnTo(tree: Tree, id: number): Tree {
  return tree.branches.some((one) => one.id === id) ? { ...tree, current: id } : tree
}

/** The tree in which a run has another name; an empty one is none. */
export function renamed(tree: Tree, id: number, name: string): Tree {
  const text = tidyName(name)
  return {
    ...tree,
    branches: tree.branches.map((one) =>
      one.id === id ? { ...one, name: text === '' ? null : text } : one,
    ),
  }
}

/** The branches of a tree, each below the one that it left, with how deep it lies. */
export function inOrder(
  tree: Tree,
): readonly { readonly branch: Branch; readonly depth: number }[] {
  const below = (
    parent: number | null,
    depth: number,
  ): readonly { readonly branch: Branch; readonly depth: number }[] =>
    tree.branches
      .filter((one) => one.parent === parent)
      .flatMap((branch) => [{ branch, depth }, ...below(branch.id, depth + 1)])
  return below(null, 0)
}
