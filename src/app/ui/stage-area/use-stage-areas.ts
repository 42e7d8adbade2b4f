import { useEffect, type RefObject } from 'react'
import type { Stage } from '#app/stage/stage.ts'

/** What lies over the stage while it is there, and what is written into. */
const over =
  '.zoom, .notices, .headline, .compare-label, .lecture-title, .lecture-bar, .lecture-room'

/** Tells the stage where buttons, notices and the sentence lie over it, so that no words stand under them. */
export function useStageAreas(whole: RefObject<HTMLElement | null>, stage: Stage | null): void {
  useEffect(() => {
    const main = whole.current
    if (main === null || stage === null) return
    const areas = () => [...main.querySelectorAll<HTMLElement>(over)]
    // They move with the stage and have sizes of their own.
    const sizes = new ResizeObserver(() => {
      stage.setAreas(areas().flatMap((one) => areaOf(one, main)))
    })
    const watch = () => {
      sizes.disconnect()
      // What a lecture shows in it comes and goes as well.
      const lecture = main.querySelector('.lecture')
      if (lecture !== null) mounts.observe(lecture, { childList: true })
      for (const one of [stage.canvas, ...areas()]) sizes.observe(one)
    }
    // Buttons come and go with the layout, and the sentence is mounted anew now and then.
    const mounts = new MutationObserver(watch)
    mounts.observe(main, { childList: true })
    for (const host of main.querySelectorAll('[data-headline-host], .notices')) {
      mounts.observe(host, { childList: true })
    }
    watch()
    return () => {
      mounts.disconnect()
      sizes.disconnect()
    }
  }, [whole, stage])
}

/** The part of the stage under an element; none where it shows nothing. Under the sentence its veil goes on. */
function areaOf(element: HTMLElement, within: HTMLElement) {
  const { offsetWidth, offsetHeight } = element
  if (offsetWidth === 0 || offsetHeight === 0) return []
  let [left, top] = [element.offsetLeft, element.offsetTop]
  let parent = element.offsetParent
  while (parent instanceof HTMLElement && parent !== within) {
    left += parent.offsetLeft
    top += parent.offsetTop
    parent = parent.offsetParent
  }
  const veil = element.closest<HTMLElement>('[data-headline-host]')
  const bottom = veil === null ? top + offsetHeight : veil.offsetTop + veil.offsetHeight
  return [{ left, right: left + offsetWidth, top, bottom }]
}
