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
  const number = useRun((state) => state.noticesTold)
  const [before] = useState(number)
  const isHere = notice !== null && number !== before
  useEffect(() => {
    if (!isHere) return
    // The notice must not cover the field that it speaks of.
    document.activeElement?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (session.store.getState().noticesTold === number) session.dismissNotice()
    }
  }, [session, isHere, number])
  return (
    <div className="modal-notice" role="status">
      {/* The same words once more are a new text, or nobody would hear them. */}
      {isHere && <p key={number}>{words(notice)}</p>}
    </div>
  )
}
