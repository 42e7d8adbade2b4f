import { useEffect, type RefObject } from 'react'

/**
 * Keeps the focus in a dialog or a panel: where the control that had it goes away or can no longer be
 * used, and nothing else takes it, the whole has it, so that the next Tab comes to its first control and
 * its name is read out. A control of what came instead would be pressed by a key that is still down.
 */
export function useKeptFocus(whole: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = whole.current
    if (element === null) return
    let holder: Element | null = null
    const take = ({ target }: FocusEvent) => {
      holder = target instanceof Element && target !== element ? target : null
    }
    const leave = () =>
      queueMicrotask(() => {
        // The visitor went elsewhere: what happens to the control is no business of his any more.
        if (holder !== null && isUsable(holder) && holder !== document.activeElement) holder = null
      })
    const observer = new MutationObserver(() => {
      if (holder === null || isUsable(holder)) return
      const { activeElement, body } = document
      const isLost = activeElement === null || activeElement === body || activeElement === holder
      holder = null
      if (isLost) element.focus({ preventScroll: true })
    })
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    element.addEventListener('focusin', take)
    element.addEventListener('focusout', leave)
    return () => {
      observer.disconnect()
      element.removeEventListener('focusin', take)
      element.removeEventListener('focusout', leave)
    }
  }, [whole])
}

function isUsable(control: Element): boolean {
  return control.isConnected && !control.matches(':disabled')
}
