/** A bitmap to draw on, with its context. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

/** A transparent bitmap of so many pixels, off the page. */
export function createSheet(
  width: number,
  height: number,
  settings: CanvasRenderingContext2DSettings = {},
): Sheet {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  return { canvas, context: contextOf(canvas, settings) }
}

/** The drawing context of a canvas; every browser that runs the page has one. */
export function contextOf(
  canvas: HTMLCanvasElement,
  settings: CanvasRenderingContext2DSettings = {},
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings)
  if (!context) throw new Error('This browser gives no drawing context for a canvas.')
  return context
}

/** A bitmap whose every pixel is given by a function that writes red, green, blue and opacity. */
export function paintPixels(
  width: number,
  height: number,
  write: (pixels: Uint8ClampedArray, place: number, x: number, y: number) => void,
): HTMLCanvasElement {
  const { canvas, context } = createSheet(width, height)
  const image = context.createImageData(canvas.width, canvas.height)
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) write(image.data, (y * canvas.width + x) * 4, x, y)
  }
  context.putImageData(image, 0, 0)
  return canvas
}
