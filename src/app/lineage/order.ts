import type { Life, Lives } from './lives.ts'

/**
 * Everyone from top to bottom, so that no branch crosses a line. Daughters stand alternately below and
 * above their mother, the latest next to her: whoever stands between a mother and her daughter was
 * born after that daughter, so nobody's line is there yet where the branch passes.
 */
export function orderOf({ roots }: Pick<Lives, 'roots'>): readonly Life[] {
  const order: Life[] = []
  // A line of descent may be thousands of divisions long: a stack of its own instead of recursion.
  // What is pushed last is placed first.
  const stack: { readonly life: Life; readonly hasFamily: boolean }[] = roots
    .map((life) => ({ life, hasFamily: true }))
    .reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { life, hasFamily } = next
    if (!hasFamily) {
      order.push(life)
      continue
    }
    const family = life.daughters.map((daughter) => ({ life: daughter, hasFamily: true }))
    stack.push(...family.filter((_, k) => k % 2 === 0))
    stack.push({ life, hasFamily: false })
    stack.push(...family.filter((_, k) => k % 2 === 1).reverse())
  }
  return order
}

/** Everyone as a family is told: a mother before her daughters, daughters in order of birth. */
export function familyOrder({ roots }: Pick<Lives, 'roots'>): readonly Life[] {
  const order: Life[] = []
  const stack = [...roots].reverse()
  for (let life = stack.pop(); life !== undefined; life = stack.pop()) {
    order.push(life)
    stack.push(...[...life.daughters].reverse())
  }
  return order
}
