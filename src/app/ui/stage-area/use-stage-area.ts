import { useCallback, type RefCallback } from 'react'
import type { Stage } from '#app/stage/stage.ts'

/** Tells the stage where an element and the sentence lie over it, so that no words stand under them. */
export function useStageArea(stage: Stage | null): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      if (element === null || stage === null) return
      const whole = element.parentElement
      const host = whole?.querySelector('.headline-host')
      const tell = () => {
        // The sentence is mounted anew now and then; its host stays.
        const sentence = host?.querySelector<HTMLElement>('.headline')
        const over = sentence ? [element, sentence] : [element]
        stage.setAreas(over.map((one) => areaOf(one, whole)))
      }
      // They move with the stage and have sizes of their own.
      const observer = new ResizeObserver(tell)
      for (const one of [element, stage.canvas, ...(host ? [host] : [])]) observer.observe(one)
      return () => observer.disconnect()
    },
    [stage],
  )
}

function areaOf(element: HTMLElement, within: Element | null) {
  let [left, top] = [element.offsetLeft, element.offsetTop]
  let parent = element.offsetParent
  while (parent instanceof HTMLElement && parent !== within) {
    left += parent.offsetLeft
    top += parent.offsetTop
    parent = parent.offsetParent
  }
  return { left, right: left + element.offsetWidth, top, bottom: top + element.offsetHeight }
}
