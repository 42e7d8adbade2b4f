import type { Look } from '#app/stage/scene/look.ts'
import { witheredOpacity } from '#app/stage/scene/withering.ts'
import type { TraitName } from '#app/stage/traits.ts'

const leaving = 0.62

/** A cell that shows a trait, and as little else as it can. */
export const traitPoses: Readonly<Record<TraitName, Partial<Look>>> = {
  substance: { load: 1 },
  ring: { load: 0.62 },
  nucleus: { load: 0.3 },
  vesicles: { load: 0.5, vesicles: 8 },
  starting: { starting: true, ready: 0 },
  division: { load: 0.7, division: 0.78, pulled: 1 },
  chromosomes: { load: 0.7, division: 0.4, pulled: 0.5 },
  overloaded: { load: 1, overload: 1 },
  leaving: { wither: leaving, opacity: witheredOpacity(leaving) },
}
