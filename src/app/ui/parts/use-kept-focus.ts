import { useEffect, type RefObject } from 'react'

/**
 * Keeps the focus in a dialog: where the control that had it goes away and nothing else takes it, the
 * dialog itself has it, so that the next Tab comes to its first control and its name is read out. A
 * control of what came instead would be pressed by a key that is still down.
 */
export function useKeptFocus(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    const observer = new MutationObserver(() => {
      const { activeElement, body } = document
      if (element.open && (activeElement === null || activeElement === body)) element.focus()
    })
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [dialog])
}
