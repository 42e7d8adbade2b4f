import { useEffect, useRef } from 'react'
import { createCanvasPen } from '#app/charts/canvas-pen.ts'
import { createCanvasSurface } from '#app/charts/canvas-surface.ts'
import { readTheme, watchTheme, type ChartTheme } from '#app/charts/chart-theme.ts'
import { setAttributes } from '#app/charts/element.ts'
import type { Pen } from '#app/charts/pen.ts'
import { createRedraw } from '#app/charts/redraw.ts'
import { canvasHue } from '#app/sweeps/hues.ts'

/** What a picture is drawn with; `hue` is the colour of a value by its place among so many. */
export interface Easel {
  readonly pen: Pen
  readonly theme: ChartTheme
  readonly size: { readonly width: number; readonly height: number }
  readonly hue: (place: number, count: number) => string
}

interface DrawingProps {
  /** What it shows, for those who do not see it. */
  readonly label: string
  readonly paint: (easel: Easel) => void
}

/** A picture on a canvas as large as its box; drawn anew with what it shows, its size and the theme. */
export function Drawing({ label, paint }: DrawingProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(paint)
  const drawing = useRef<{ readonly request: () => void; readonly canvas: Element } | null>(null)
  useEffect(() => {
    const redraw = createRedraw(() =>
      surface.draw((context, width, height) => {
        const { canvas } = surface
        const theme = readTheme(canvas)
        latest.current({
          pen: createCanvasPen(context, theme),
          theme,
          size: { width, height },
          hue: (place, count) => canvasHue(canvas, place, count),
        })
      }),
    )
    const request = () => redraw.request()
    const surface = createCanvasSurface('sweep-canvas', request)
    host.current?.append(surface.canvas)
    const stop = watchTheme(request)
    drawing.current = { request, canvas: surface.canvas }
    return () => {
      stop()
      redraw.destroy()
      surface.destroy()
    }
  }, [])
  useEffect(() => {
    latest.current = paint
    if (drawing.current === null) return
    setAttributes(drawing.current.canvas, { 'aria-label': label })
    drawing.current.request()
  }, [label, paint])
  return <div className="sweep-drawing" ref={host} />
}
