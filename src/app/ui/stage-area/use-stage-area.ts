import { useCallback, type RefCallback } from 'react'
import type { Stage } from '#app/stage/stage.ts'

/** Tells the stage which part of it an element takes, so that no words stand under it. */
export function useStageArea(stage: Stage | null): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      if (element === null || stage === null) return
      const tell = () => {
        const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element
        stage.setAreas([
          {
            left: offsetLeft,
            right: offsetLeft + offsetWidth,
            top: offsetTop,
            bottom: offsetTop + offsetHeight,
          },
        ])
      }
      // It moves with the stage and has a size of its own.
      const observer = new ResizeObserver(tell)
      observer.observe(element)
      observer.observe(stage.canvas)
      return () => observer.disconnect()
    },
    [stage],
  )
}
