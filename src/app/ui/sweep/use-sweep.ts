import { useEffect, useState, type RefObject } from 'react'
import { createSweepDesk, type SweepDesk } from '#app/sweeps/desk.ts'
import { createRunnerThread, poolSize } from '#sweep/pool/threads.ts'
import { usePage } from '../page.ts'

/**
 * Makes one sweep at a time; what it came to stays with the page when its dialog is closed. Escape ends a sweep
 * that is under way and leaves the dialog open; closing the dialog ends it as well. `place` lies in the dialog.
 */
export function useSweep(place: RefObject<HTMLElement | null>, isBusy: boolean): SweepDesk {
  const { layout } = usePage()
  const [desk] = useState(() =>
    createSweepDesk({
      size: poolSize(navigator.hardwareConcurrency),
      makeThread: createRunnerThread,
      clock: () => performance.now(),
      show: (swept) => layout.setState({ swept }),
    }),
  )
  useEffect(() => () => desk.cancel(), [desk])
  useEffect(() => {
    const dialog = isBusy ? place.current?.closest('dialog') : null
    const onCancel = (event: Event) => {
      if (event.target !== dialog) return
      event.preventDefault()
      desk.cancel()
    }
    dialog?.addEventListener('cancel', onCancel)
    return () => dialog?.removeEventListener('cancel', onCancel)
  }, [place, desk, isBusy])
  return desk
}
