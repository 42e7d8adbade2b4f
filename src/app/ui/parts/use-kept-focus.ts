import { useEffect, type RefObject } from 'react'

/**
 * Keeps the focus in a dialog or a panel: where the control that had it goes away or can no longer be
 * used, and nothing else takes it, the whole has it, so that the next Tab comes to its first control and
 * its name is read out. A control of what came instead would be pressed by a key that is still down. A control that
 * could not be used for a while has it again where it has not gone on from the whole.
 */
export function useKeptFocus(whole: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = whole.current
    if (element === null) return
    // A part may have taken the focus before this listens.
    let holder = inside(element, document.activeElement)
    let waiting: Element | null = null
    const take = ({ target }: FocusEvent) => {
      holder = inside(element, target)
      if (target !== element) waiting = null
    }
    const leave = () =>
      queueMicrotask(() => {
        // The visitor went elsewhere: what happens to the control is no business of his any more.
        if (holder !== null && isUsable(holder) && holder !== document.activeElement) holder = null
      })
    const observer = new MutationObserver(() => {
      if (waiting instanceof HTMLElement && isUsable(waiting)) {
        if (document.activeElement === element) waiting.focus({ preventScroll: true })
        waiting = null
      }
      if (holder === null || isUsable(holder)) return
      const { activeElement, body } = document
      const isLost = activeElement === null || activeElement === body || activeElement === holder
      if (isLost) waiting = holder
      holder = null
      if (isLost) takeFocus(element)
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

function inside(whole: HTMLElement, target: EventTarget | null): Element | null {
  return target instanceof Element && target !== whole && whole.contains(target) ? target : null
}

// A panel that could always take it would take it from the page at every press on its words.
function takeFocus(whole: HTMLElement): void {
  const isOwn = whole.hasAttribute('tabindex')
  if (!isOwn) whole.tabIndex = -1
  whole.focus({ preventScroll: true })
  if (!isOwn)
    whole.addEventListener('blur', () => whole.removeAttribute('tabindex'), { once: true })
}

function isUsable(control: Element): boolean {
  return control.isConnected && !control.matches(':disabled')
}
