import { useEffect, useState } from 'react'
import type { Lineage } from '#app/lineage/lineage.ts'
import type { Stage } from '#app/stage/stage.ts'
import type { ViewName } from '#app/views.ts'

/** True while the lineage is left and its cells are still on their way to the culture. */
export function useDeparture(
  view: ViewName,
  lineage: Lineage | null,
  stage: Stage | null,
): boolean {
  const [settled, setSettled] = useState(view)
  useEffect(() => {
    if (view === settled) return
    const settle = () => setSettled(view)
    if (view === 'lineage' || lineage === null || stage === null) return settle()
    lineage.departTo(() => stage.places(), settle)
    return () => lineage.stay()
  }, [view, settled, lineage, stage])
  return settled === 'lineage' && view !== 'lineage'
}
