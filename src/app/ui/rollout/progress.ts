import type { RolloutFigures } from '#core/organisms/observation.ts'

/** Whether all cells that are wanted are available ones of the last revision, and no others are there. */
export function isDone({ revisions }: Pick<RolloutFigures, 'revisions'>): boolean {
  const last = revisions.at(-1)
  if (last === undefined) return false
  const others = revisions.slice(0, -1)
  return (
    others.every(({ wanted, active }) => wanted === 0 && active === 0) &&
    last.available === last.wanted
  )
}

/** What somebody typed as a number of cells or a share of them, as the setting has it. */
export function podsOf(typed: string): number | string {
  const bare = typed.replaceAll(/\s/gu, '')
  return /^\d+$/u.test(bare) ? Number(bare) : bare
}
