import { cellValue } from '#worker/frame.ts'
import { placesOf } from './places.ts'
import { type Wish, makeFrames } from './frames.ts'
import { type D3, loadPeer } from './peers.ts'
import type { Running } from './stage-case.ts'

interface Row {
  readonly id: number
  readonly load: number
  readonly x: number
  readonly y: number
  /** A daughter on her way: a dashed outline with her chromosomes. */
  readonly starting: boolean
}

/** Its script is measured by the browser, and it draws no requests. */
const unmeasured = { scriptMs: () => [], particles: () => [] }

/**
 * The same cells as an SVG that D3 joins to its data on every frame: membrane, the ring's groove, the
 * arc of the load and the nucleus, and beside a mother the dashed half that is her daughter. What a
 * thousand cells are too small for is left out, as the stage does. Their places are given, so that no
 * layout is counted.
 */
export async function runD3(host: HTMLElement, wish: Wish): Promise<Running> {
  const d3 = await loadPeer<D3>('d3')
  const frames = makeFrames(wish, 120)
  const places = placesOf(wish.cells)
  const svg = d3.select(host).append('svg').attr('width', 1200).attr('height', 750)
  const r = places.radius
  const arc = d3
    .arc()
    .innerRadius(r * 0.5)
    .outerRadius(r * 0.58)
    .startAngle(0)
    .endAngle((row: Row) => row.load * Math.PI * 2)
  let drawn = 0
  let request = 0
  const draw = () => {
    const frame = frames[drawn % frames.length]
    if (!frame) throw new Error('A case has frames.')
    const rows: Row[] = []
    for (let row = 0; row < frame.cellCount; row++) {
      const starting = row >= wish.cells
      const at = starting ? cellValue(frame, 'mother', row) - 1 : row
      const sway = Math.sin(drawn / 20 + at) * 0.4
      const aside = starting ? r * (0.4 + cellValue(frame, 'progress', row)) : 0
      rows.push({
        id: cellValue(frame, 'id', row),
        load: cellValue(frame, 'load', row),
        x: (places.x[at] ?? 0) + sway + aside,
        y: (places.y[at] ?? 0) - sway,
        starting,
      })
    }
    const cells = svg
      .selectAll('g')
      .data(rows, (row: Row) => row.id)
      .join((entering) => {
        const cell = entering.append('g')
        cell.append('circle').attr('r', r).attr('stroke', '#6fe0dc')
        cell
          .append('circle')
          .attr('r', r * 0.54)
          .attr('fill', 'none')
          .attr('stroke', '#02060c')
        cell.append('path').attr('fill', '#e8eef6')
        cell
          .append('circle')
          .attr('r', r * 0.38)
          .attr('fill', '#93c5ff')
        return cell
      })
      .attr('transform', (row: Row) => `translate(${row.x},${row.y})`)
    cells
      .select('circle')
      .attr('fill', (row: Row) =>
        row.starting ? '#0d1620' : `hsl(${180 - 130 * row.load} 70% 40%)`,
      )
      .attr('stroke-dasharray', (row: Row) => (row.starting ? '3 3' : null))
    cells.select('path').attr('d', arc)
    drawn++
    request = requestAnimationFrame(draw)
  }
  request = requestAnimationFrame(draw)
  return {
    drawn: () => drawn,
    ...unmeasured,
    stop: () => {
      cancelAnimationFrame(request)
      host.replaceChildren()
    },
  }
}
