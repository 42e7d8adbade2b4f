import { useEffect, useRef } from 'react'
import { createPortrait } from '../inspector/portrait-painter.ts'
import { useTheme } from '../page.ts'

/** A cell that is being cleared away, as the stage draws it, on nothing. */
export function WitheredCell() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme((state) => state.shown)
  useEffect(() => {
    if (canvas.current === null) return
    createPortrait(canvas.current, theme, 'nothing').paintPosed({ wither: 0.62, seed: 0.7 })
  }, [theme])
  return <canvas ref={canvas} className="withered" width={264} height={264} aria-hidden="true" />
}
