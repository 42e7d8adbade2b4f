import { useState } from 'react'
import { useRun, useVisit } from '../page.ts'

/**
 * Cells that do not serve yet, until the first picture of the run that was asked for: the frame of
 * index.html shows the same ones in the same place.
 */
export function Pale() {
  // What tells of a damaged link comes a moment later; the cells stand behind it until there is a way on.
  const isAwaited = useVisit(({ reading, damaged }) => reading || damaged !== null)
  // What a link's run passes on its way to the moment was not asked for either.
  const isOnItsWay = useRun(
    ({ figures, status, untouched }) => figures === null || (status === 'seeking' && untouched),
  )
  const isBroken = useRun(({ fault }) => fault !== null)
  const [isOver, end] = useState(false)
  const isThere = isBroken || !(isAwaited || isOnItsWay)
  // Later replays and new runs find a picture that is there already.
  if (isThere && !isOver) end(true)
  if (isOver || isThere) return null
  return (
    <div className="pale" aria-hidden="true">
      <svg>
        <use href="#pale-cells" />
      </svg>
    </div>
  )
}
