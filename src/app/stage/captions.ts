import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import { requestsPerDot } from './scene/crowd.ts'
import { reachToward } from './scene/edge.ts'
import type { Label } from './canvas2d/labels.ts'
import { placeOf } from './scene/layout.ts'
import { arrowEnd, arrowStart } from './scene/route.ts'
import type { Scene } from './scene/scene.ts'

type StageTexts = TextsOf<typeof stageText>

/** All words on the stage for the present moment, placed for a camera. */
export function captionsFor(
  scene: Scene,
  names: readonly string[],
  camera: Camera,
  still: boolean,
  text: StageTexts,
): readonly Label[] {
  const labels: Label[] = []
  scene.colonies.forEach((colony, service) => {
    const { edge } = colony
    const x = screenX(camera, (edge.left + edge.right) / 2)
    let y = Math.round(screenY(camera, edge.top) - 36)
    // Where the words of the page stand, the label goes below its colony.
    const highest = scene.insets.top + 14
    if (y < highest - 34) y = Math.round(screenY(camera, edge.bottom) + 28)
    else y = Math.max(y, highest)
    const { ready, starting, draining, load } = colony
    const note = text.colony(ready, starting, draining, ready > 0 ? load : null)
    labels.push({
      x,
      y,
      text: names[service] ?? text.service(service + 1),
      kind: 'name',
      align: 'center',
    })
    labels.push({ x, y: y + 16, text: note, kind: 'note', align: 'center' })
    if (colony.waiting >= 1) addWaiting(labels, scene, service, camera, text)
    if (colony.attemptRate > 0 && still) addRate(labels, scene, service, camera, text)
  })
  addScales(labels, scene, { height: camera.height, still }, text)
  return labels
}

function addWaiting(
  labels: Label[],
  scene: Scene,
  service: number,
  camera: Camera,
  text: StageTexts,
): void {
  const colony = scene.colonies[service]
  const place = placeOf(scene.layout, service)
  if (!colony || !place) return
  // Below the stream, at the lower end of the crowd.
  const turn = Math.PI * 0.72
  const reach = reachToward(colony.edge, turn) + 44
  const x = screenX(camera, place.x + Math.cos(turn) * reach)
  const lowest = scalesBottom(scene, camera.height) - 54
  const y = Math.min(lowest, screenY(camera, place.y + Math.sin(turn) * reach))
  labels.push({ x, y, text: text.waiting(colony.waiting), kind: 'count', align: 'right' })
}

function addRate(
  labels: Label[],
  scene: Scene,
  service: number,
  camera: Camera,
  words: StageTexts,
): void {
  const colony = scene.colonies[service]
  if (!colony) return
  const x = screenX(camera, (arrowEnd(colony) + arrowStart(colony)) / 2)
  const y = screenY(camera, colony.route.dy) - 9
  const text = words.perSecond(colony.attemptRate)
  labels.push({ x, y, text, kind: 'count', align: 'center' })
}

// Like the scale of a map, at the bottom left: what the dots stand for, when it is not one request.
function addScales(
  labels: Label[],
  scene: Scene,
  { height, still }: { readonly height: number; readonly still: boolean },
  text: StageTexts,
): void {
  const x = scene.insets.left + 16
  let y = scalesBottom(scene, height) - 18
  let flowing = 0
  let waiting = 0
  scene.colonies.forEach((colony, service) => {
    if (colony.attemptRate > 0) flowing = Math.max(flowing, at(scene.flow.scale, service))
    if (colony.waiting > 0) waiting = Math.max(waiting, requestsPerDot(colony.waiting))
  })
  if (waiting > 1) {
    labels.push({
      x,
      y,
      text: text.stillDot(waiting),
      kind: 'note',
      align: 'left',
    })
    y -= 16
  }
  if (flowing > 0 && !still) {
    labels.push({ x, y, text: text.movingDot(flowing), kind: 'note', align: 'left' })
  }
}

/** They stand in the strip that the page keeps free under the colonies, however high it is. */
function scalesBottom({ insets }: Scene, height: number): number {
  return height - Math.min(insets.bottom, 16)
}
