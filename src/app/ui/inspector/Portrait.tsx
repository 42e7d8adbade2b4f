import { useEffect, useRef } from 'react'
import { usePage, useTheme } from '../page.ts'
import type { CellFacts } from './cells.ts'
import { createPortrait, type Portrait as Painter } from './portrait-painter.ts'

/** The selected cell alone, drawn as on the stage. What it shows stands in the facts beside it. */
export function Portrait({ cell }: { readonly cell: CellFacts }) {
  const { session } = usePage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const painter = useRef<Painter | null>(null)
  const theme = useTheme((state) => state.shown)
  useEffect(() => {
    painter.current = canvas.current === null ? null : createPortrait(canvas.current, theme)
  }, [theme])
  useEffect(() => {
    const frame = session.lastFrame()
    if (frame !== null) painter.current?.paint(frame, cell.id)
  }, [session, cell, theme])
  return <canvas ref={canvas} className="portrait" width={192} height={192} aria-hidden="true" />
}
