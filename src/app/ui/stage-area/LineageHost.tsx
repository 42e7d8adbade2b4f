import { useCallback, type KeyboardEvent, type RefObject } from 'react'
import type { Lineage } from '#app/lineage/lineage.ts'
import type { Stage } from '#app/stage/stage.ts'
import { useLayout, usePage } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { mountLineage } from './mount-lineage.ts'

/** Room for names at the right of the tree and for times under it, beside what the page lays over it. */
const treeInsets = {
  wide: { top: 104, right: 116, bottom: 34, left: 30 },
  medium: { top: 96, right: 104, bottom: 32, left: 24 },
  // Times stand above the buttons, which are as high as a finger wants them; the sentence is measured.
  phone: { top: 40, right: 84, bottom: 96, left: 30 },
  lowPhone: { top: 40, right: 84, bottom: 46, left: 30 },
} as const

interface LineageHostProps {
  /** The stage that showed the cells before. */
  readonly stage: RefObject<Stage | null>
  readonly isPlayer: boolean
  /** Hears of the lineage while it is there, and null when it goes. */
  readonly onLineage: (lineage: Lineage | null) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The tree of divisions. */
export function LineageHost({ stage, isPlayer, onLineage, onKeyDown }: LineageHostProps) {
  const page = usePage()
  const width = useLayout((state) => state.width)
  const host = useMounted(
    useCallback(
      (element: HTMLElement) =>
        mountLineage(element, page, {
          insetsFor: (height) => treeInsets[width === 'phone' && height < 260 ? 'lowPhone' : width],
          isPlayer,
          stage,
          onLineage,
        }),
      [page, width, isPlayer, stage, onLineage],
    ),
  )
  return <div role="presentation" className="stage-host" ref={host} onKeyDown={onKeyDown} />
}
