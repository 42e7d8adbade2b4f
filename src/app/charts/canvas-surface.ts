import { element } from './element.ts'
import { watchSize } from './watch-size.ts'

/** A canvas that follows the size of its box and the pixel density of the screen. */
export interface CanvasSurface {
  readonly canvas: HTMLCanvasElement
  /** Draws in CSS pixels on a cleared canvas; does nothing while the box is hidden. */
  draw(paint: (context: CanvasRenderingContext2D, width: number, height: number) => void): void
  destroy(): void
}

/** Makes the canvas; `resized` is called when its box or the pixel density changes. */
export function createCanvasSurface(className: string, resized: () => void): CanvasSurface {
  const canvas = element('canvas', { class: className, role: 'img' })
  const context = canvas.getContext('2d')
  let [width, height] = [0, 0]
  const stopSizes = watchSize(canvas, (wide, high) => {
    ;[width, height] = [wide, high]
    resized()
  })

  return {
    canvas,
    draw(paint) {
      if (context === null || width < 1 || height < 1) return
      // Three device pixels a CSS pixel are beyond what a thin line shows.
      const density = Math.min(
        3,
        Math.max(1, devicePixelRatio * (Number(canvas.currentCSSZoom) || 1)),
      )
      const [wide, high] = [Math.round(width * density), Math.round(height * density)]
      if (canvas.width !== wide) canvas.width = wide
      if (canvas.height !== high) canvas.height = high
      context.setTransform(density, 0, 0, density, 0, 0)
      context.clearRect(0, 0, width, height)
      context.save()
      paint(context, width, height)
      context.restore()
    },
    destroy() {
      stopSizes()
      canvas.remove()
    },
  }
}
