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
}

/**
 * The same cells as an SVG that D3 joins to its data on every frame: membrane, nucleus and the arc
 * of the load. Their places are given, so that no layout is counted.
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
    for (let row = 0; row < wish.cells; row++) {
      const sway = Math.sin(drawn / 20 + row) * 0.4
      rows.push({
        id: cellValue(frame, 'id', row),
        load: cellValue(frame, 'load', row),
        x: (places.x[row] ?? 0) + sway,
        y: (places.y[row] ?? 0) - sway,
      })
    }
    const cells = svg
      .selectAll('g')
      .data(rows, (row: Row) => row.id)
      .join((entering) => {
        const cell = entering.append('g')
        cell.append('circle').attr('r', r).attr('stroke', '#6fe0dc')
        cell.append('path').attr('fill', '#e8eef6')
        cell
          .append('circle')
          .attr('r', r * 0.38)
          .attr('fill', '#93c5ff')
        return cell
      })
      .attr('transform', (row: Row) => `translate(${row.x},${row.y})`)
    cells.select('circle').attr('fill', (row: Row) => `hsl(${180 - 130 * row.load} 70% 40%)`)
    cells.select('path').attr('d', arc)
    drawn++
    request = requestAnimationFrame(draw)
  }
  request = requestAnimationFrame(draw)
  return {
    drawn: () => drawn,
    scriptMs: () => [],
    stop: () => {
      cancelAnimationFrame(request)
      host.replaceChildren()
    },
  }
}
