/** A figure of a plate: a picture with its name and a line, and a time where it has one. */
export interface Figure {
  readonly picture: HTMLCanvasElement
  readonly name: string
  readonly line: string
  readonly time?: string
}

/** Where the figures of a plate stand, px: as in the mock-ups. */
interface Grid {
  /** Middles of the columns. */
  readonly columns: readonly number[]
  /** Middles of the rows. */
  readonly rows: readonly number[]
  /** From the middle of a figure down to its caption. */
  readonly captionAt: number
}

/** Lays a plate out on the page. A figure without a picture leaves its place empty. */
export function layPlate(
  title: string,
  sentence: string,
  figures: readonly (Figure | null)[],
  grid: Grid,
): void {
  const plate = document.createElement('main')
  plate.className = 'plate'
  const [heading, text] = [document.createElement('h1'), document.createElement('p')]
  heading.textContent = title
  text.textContent = sentence
  plate.append(heading, text)
  figures.forEach((figure, place) => {
    if (figure === null) return
    const x = grid.columns[place % grid.columns.length] ?? 0
    const y = grid.rows[Math.floor(place / grid.columns.length)] ?? 0
    plate.append(elementOf(figure, x, y, grid.captionAt))
  })
  document.body.replaceChildren(plate)
}

function elementOf({ picture, name, line, time }: Figure, x: number, y: number, captionAt: number) {
  const figure = document.createElement('figure')
  const height = Number.parseFloat(picture.style.height)
  figure.style.left = `${x}px`
  figure.style.top = `${y - height / 2}px`
  figure.style.setProperty('--caption-at', `${height / 2 + captionAt}px`)
  figure.style.setProperty('--time-at', `${Number.parseFloat(picture.style.width) / 2 - 100}px`)
  const caption = document.createElement('figcaption')
  const strong = document.createElement('b')
  strong.textContent = name
  caption.append(strong, line)
  figure.append(picture, caption)
  if (time !== undefined) {
    const mark = document.createElement('time')
    mark.textContent = time
    mark.style.top = `${height / 2 - 74}px`
    figure.append(mark)
  }
  return figure
}
