import { useRun, useVisit } from '../page.ts'
import { Broken } from './Broken.tsx'
import { DamagedLink } from './DamagedLink.tsx'

/** What takes the place of the culture, or lies over it, when there is nothing ordinary to show. */
export function States() {
  const isDamaged = useVisit((state) => state.damaged !== null)
  const isBroken = useRun((state) => state.fault !== null)
  return (
    <>
      {isDamaged && <DamagedLink />}
      {isBroken && <Broken />}
    </>
  )
}
