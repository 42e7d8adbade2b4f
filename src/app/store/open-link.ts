import type { StoreApi } from 'zustand/vanilla'
import type { Lesson } from '#core/organisms/lesson.ts'
import type { Result } from '#core/schema/schema.ts'
import type { Beside } from '#share/beside.ts'
import type { LinkView } from '#share/link-view.ts'
import type { createReader } from './link-reader.ts'
import { hasGraph } from './service-settings.ts'
import { isGoingOn } from './session-state.ts'
import type { Session } from './session.ts'
import { settingsAt } from './settings.ts'
import type { Arrived, VisitState } from './visit-state.ts'

/** What opening a link needs of the visit. */
export interface LinkParts {
  readonly session: Session
  readonly store: StoreApi<VisitState>
  readonly reader: ReturnType<typeof createReader>
  /** Called with what a link says about the looks of the page. */
  readonly onView: (view: LinkView, lesson: Lesson | null) => void
  /** Called with the second run of a comparison, when the first has been opened. */
  readonly onBeside?: ((beside: Beside) => void) | undefined
  readonly onRun: (arrived: Arrived, playsOn: boolean) => void
  /** Called for a link without a run, which may hold a lesson in its place. */
  readonly onNoRun: (hasLesson: boolean) => void
}

/** Opens what a link says, or says why it could not be read. One that was overtaken is as good as opened. */
export async function openLink(
  parts: LinkParts,
  text: string,
  isFirst = false,
): Promise<Result<null>> {
  const { session, store } = parts
  // Whatever is read now, the reading of a first link has ended with it.
  store.setState({ reading: isFirst })
  const decoded = await parts.reader.read(text)
  // Another run has been opened meanwhile: this one is not wanted any more.
  if (decoded === null) return { ok: true, value: null }
  if (!decoded.ok) return decoded
  const { recording, view, lesson, notices, beside } = decoded.value
  parts.onView(view, lesson)
  if (view.speed !== null) session.setSpeed(view.speed)
  // While the first link was read another run stood there; who has played it wants to see this one play.
  const playsOn = isFirst && isGoingOn(session.store.getState())
  if (recording !== null) {
    parts.onRun(withService({ ...decoded.value, recording }, view.service), playsOn)
    if (beside !== null) parts.onBeside?.(beside)
  } else {
    store.setState({ reading: false, notices })
    parts.onNoRun(lesson !== null)
  }
  return { ok: true, value: null }
}

/** With the place of the service that a link names, or with a notice that the run has none of that name. */
function withService(arrived: Arrived, name: string | null): Arrived {
  if (name === null) return arrived
  const settings = settingsAt(arrived.recording, 0)
  const services = settings.ok && hasGraph(settings.value) ? settings.value.graph.services : []
  const watched = services.findIndex((service) => service.name === name)
  if (watched >= 0) return { ...arrived, watched }
  const notice = `The link asks for a service “${name}”, which this run does not have; the first is shown.`
  return { ...arrived, notices: [...arrived.notices, notice] }
}
