import { type Rgb } from './colour.ts'
import { type Palette, type ThemeName, paletteOf, plainPalette } from './palette.ts'

/** Tells the palette for a theme and the visitor's own forced colours. */
export interface Contrast {
  paletteFor(theme: ThemeName): Palette
  destroy(): void
}

/** Listens to the visitor's forced colours; `changed` is called when they come or go. */
export function createContrast(host: HTMLElement, changed: () => void): Contrast {
  const query = window.matchMedia('(forced-colors: active)')
  query.addEventListener('change', changed)
  return {
    paletteFor: (theme) =>
      query.matches
        ? plainPalette(
            systemColour(host, 'Canvas'),
            systemColour(host, 'CanvasText'),
            systemColour(host, 'Highlight'),
          )
        : paletteOf(theme),
    destroy: () => query.removeEventListener('change', changed),
  }
}

// The browser resolves a system colour when it is asked for the style of an element that has it.
function systemColour(host: HTMLElement, name: string): Rgb {
  const probe = document.createElement('span')
  probe.style.color = name
  probe.hidden = true
  host.append(probe)
  const [r, g, b] =
    getComputedStyle(probe)
      .color.match(/\d+(\.\d+)?/g)
      ?.map(Number) ?? []
  probe.remove()
  return [r ?? 0, g ?? 0, b ?? 0]
}
