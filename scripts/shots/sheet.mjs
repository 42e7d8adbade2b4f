import { existsSync, readFileSync } from 'node:fs'

/** @typedef {import('./studio.mjs').Studio} Studio */
/**
 * @typedef {object} Sheet
 * @property {readonly { caption: string, picture: Buffer }[]} tiles
 * @property {number} columns
 * @property {{ width: number, height: number }} tile
 * @property {string} theme
 * @property {string} file
 */

/** Room over each picture for its caption, px. */
export const captionHeight = 27

const looks = {
  dark: { ground: '#04070d', line: '#1c2a38', ink: '#aebccd' },
  light: { ground: '#f4eddc', line: '#cfc2a4', ink: '#5a4c3d' },
}

/**
 * Lays pictures of one size out in a grid with hairlines between them, each with a caption.
 * @param {Studio} studio
 * @param {Sheet} sheet
 */
export async function layOut(studio, { tiles, columns, tile, theme, file }) {
  const { ground, line, ink } = theme === 'dark' ? looks.dark : looks.light
  const rows = Math.ceil(tiles.length / columns)
  const rowHeight = tile.height + captionHeight
  const page = await studio.easel({ width: columns * tile.width, height: rows * rowHeight })
  const figures = tiles.map(
    ({ caption, picture }) =>
      `<figure><figcaption>${caption}</figcaption><img src="${dataAddress(picture)}" alt=""></figure>`,
  )
  await page.setContent(`<style>
    body { margin: 0; display: grid; grid-template-columns: repeat(${columns}, ${tile.width}px); background: ${ground} }
    figure { margin: 0; position: relative; width: ${tile.width}px; height: ${rowHeight}px; overflow: hidden; box-shadow: 0.5px 0.5px 0 0.5px ${line} inset }
    img { width: 100%; height: ${tile.height}px; display: block }
    figcaption { padding: 5px 16px; font: 12px/1.4 system-ui, sans-serif; color: ${ink} }; text-shadow: 0 0 3px ${ground}, 0 0 3px ${ground} }
  </style>${figures.join('')}`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  await page.screenshot({ path: file })
  await page.close()
}

/**
 * Writes a sheet with the picture of the design at the left and ours at the right; answers false
 * where the design has none of that name.
 * @param {Studio} studio
 * @param {string} theirs
 * @param {string} ours
 * @param {string} file
 */
export async function writeComparison(studio, theirs, ours, file) {
  if (!existsSync(theirs)) return false
  const page = await studio.easel({ width: 3000, height: 300 })
  const [left, right] = [theirs, ours].map((path) => dataAddress(readFileSync(path)))
  await page.setContent(
    `<body style="margin:0;display:flex;gap:4px;background:#808080;align-items:start"><img src="${left}" alt=""><img src="${right}" alt=""></body>`,
  )
  const width = await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode()))
    return [...document.images].reduce((sum, image) => sum + image.naturalWidth + 4, -4)
  })
  await page.setViewportSize({ width, height: 300 })
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
  return true
}

/** @param {Buffer} png */
function dataAddress(png) {
  return `data:image/png;base64,${png.toString('base64')}`
}
