import { useEffect, useState } from 'react'
import { usePage, useRun } from '../page.ts'
import { useNoticeWords } from './use-notice-words.ts'

/**
 * What is told while a dialog lies over the page, at its foot: the notices of the page are out of reach
 * behind it. What stood there before the dialog stays there; what was told here goes with it.
 */
export function ModalNotice() {
  const { session } = usePage()
  const words = useNoticeWords()
  const notice = useRun((state) => state.notice)
  const [before, setBefore] = useState(notice)
  if (before !== null && before !== notice) setBefore(null)
  const told = notice === before ? null : notice
  useEffect(() => {
    if (told === null) return
    // The notice must not cover the field that it speaks of.
    document.activeElement?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (session.store.getState().notice === told) session.dismissNotice()
    }
  }, [session, told])
  return (
    <div className="modal-notice" role="status">
      {told !== null && <p>{words(told)}</p>}
    </div>
  )
}
