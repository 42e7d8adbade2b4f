/** The colours and the font that a canvas needs, read from the custom properties of the page. */
export interface ChartTheme {
  readonly font: string
  /** No text is smaller, px. */
  readonly least: number
  /** No line is thinner, px. */
  readonly lineLeast: number
  readonly text: string
  readonly text2: string
  readonly text3: string
  readonly panel: string
  readonly line: string
  readonly accent: string
  readonly danger: string
  readonly requests: string
  readonly ready: string
  readonly desired: string
  readonly p50: string
  readonly p99: string
}

/** Reads the theme in force at an element; under forced colours it is made of system colours. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const font = read('--font-ui') || 'sans-serif'
  const least = Number.parseFloat(read('--fs-least')) || 0
  const lineLeast = Number.parseFloat(read('--line-least')) || 0
  if (matchMedia('(forced-colors: active)').matches) return forcedTheme(font, least, lineLeast)
  return {
    font,
    least,
    lineLeast,
    text: read('--text'),
    text2: read('--text-2'),
    text3: read('--text-3'),
    panel: read('--panel'),
    line: read('--line'),
    accent: read('--accent'),
    danger: read('--danger'),
    requests: read('--req'),
    ready: read('--ready'),
    desired: read('--desired'),
    p50: read('--p50'),
    p99: read('--p99'),
  }
}

function forcedTheme(font: string, least: number, lineLeast: number): ChartTheme {
  return {
    font,
    least,
    lineLeast,
    text: 'CanvasText',
    text2: 'CanvasText',
    text3: 'CanvasText',
    panel: 'Canvas',
    line: 'GrayText',
    accent: 'Highlight',
    danger: 'LinkText',
    requests: 'CanvasText',
    ready: 'Highlight',
    desired: 'CanvasText',
    p50: 'CanvasText',
    p99: 'LinkText',
  }
}

/** Calls back whenever colours or fonts may have changed; returns the way to stop. */
export function watchTheme(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  })
  for (const query of queries) query.addEventListener('change', changed)
  document.fonts.addEventListener('loadingdone', changed)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', changed)
    document.fonts.removeEventListener('loadingdone', changed)
  }
}
