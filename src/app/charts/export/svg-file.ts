import type { Lettering } from '../pen.ts'
import { describePicture, paintPicture, pictureSize, type ChartsPicture } from './picture.ts'
import { createSvgPen, escapeXml, tag } from './svg-pen.ts'

/** The charts as the text of an SVG file: fonts by their names, a title and a description. */
export function svgFile(
  picture: ChartsPicture,
  measure: (text: string, lettering: Lettering) => number,
): string {
  const pen = createSvgPen(measure, picture.theme)
  paintPicture(picture, pen)
  const { width, height } = pictureSize(picture, measure)
  const { title, description } = describePicture(picture)
  const content = [
    '',
    tag('title', { id: 'title' }, escapeXml(title)),
    tag('desc', { id: 'desc' }, escapeXml(description)),
    `<g font-family="${escapeXml(picture.theme.font)}" style="font-variant-numeric:tabular-nums">`,
    pen.written(),
    '</g>',
    '',
  ]
  const root = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    content.join('\n'),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}
