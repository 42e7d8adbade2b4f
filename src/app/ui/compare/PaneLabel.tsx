import { useStore } from 'zustand'
import type { SideName } from '#app/compare/seeds.ts'
import { compareText } from '#text/en/compare.ts'
import { useLayout, useText } from '../page.ts'
import type { Comparison } from './comparison.ts'
import { useCompareSheet } from './compare-sheet.ts'
import { useSideNames } from './use-comparison.ts'

/** Which side a stage shows, what it differs in, and how it stands. */
export function PaneLabel({ side }: { readonly side: SideName }) {
  const comparison = useLayout((state) => state.compare)
  useCompareSheet()
  return comparison === null ? null : <Label side={side} comparison={comparison} />
}

interface LabelProps {
  readonly side: SideName
  readonly comparison: Comparison
}

function Label({ side, comparison }: LabelProps) {
  const text = useText(compareText)
  const [a, b] = useSideNames(comparison)
  const figures = useStore(comparison.pair[side].store, (state) => state.figures)
  return (
    <div className="compare-label" data-side={side}>
      <h2>
        <span className="compare-letter">{text.sides[side]}</span> {side === 'a' ? a : b}
      </h2>
      <p className="micro figure">
        {figures !== null && text.glance(figures.cells.ready, figures.p99 < 0 ? null : figures.p99)}
      </p>
    </div>
  )
}
