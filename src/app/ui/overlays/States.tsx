import { useRun, useVisit } from '../page.ts'
import { isEmpty } from './is-empty.ts'
import { Broken } from './Broken.tsx'
import { DamagedLink } from './DamagedLink.tsx'
import { Empty } from './Empty.tsx'
import { Heavy } from './Heavy.tsx'

/** What takes the place of the culture, or lies over it, when there is nothing ordinary to show. */
export function States({ isPlayer }: { readonly isPlayer: boolean }) {
  const damaged = useVisit((state) => state.damaged)
  const held = useVisit((state) => state.held)
  const isBroken = useRun((state) => state.fault !== null)
  const empty = useRun(isEmpty)
  return (
    <>
      {damaged !== null && <DamagedLink key={damaged} problem={damaged} isPlayer={isPlayer} />}
      {held !== null && <Heavy held={held} />}
      {isBroken && <Broken />}
      {empty && damaged === null && <Empty />}
    </>
  )
}
