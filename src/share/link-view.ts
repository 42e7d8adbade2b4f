import { sayable } from '#core/schema/schema.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { percentDecoded, type LinkKey } from './fragment.ts'
import { readLesson, writeLesson, type LessonPlace } from './lesson-place.ts'
import { numberOf } from './scenario-link.ts'

/** The views that a link can name. */
export const linkViews = ['culture', 'lineage'] as const
/** The themes that a link may ask for. */
type LinkTheme = 'auto' | 'dark' | 'light' | 'projector' | 'contrast'

const uis = ['full', 'min', 'lecture'] as const
const themes: readonly LinkTheme[] = ['auto', 'dark', 'light', 'projector', 'contrast']

/** How the page shall look; null where the link leaves it to the visitor. */
export interface LinkView {
  /** `min` shows stage, headline and transport alone, for a slide; `lecture` presents the lesson that the link names. */
  readonly ui: 'full' | 'min' | 'lecture' | null
  readonly view: (typeof linkViews)[number] | null
  readonly theme: LinkTheme | null
  /** Simulated seconds per second of the visitor. */
  readonly speed: number | null
  /** The name of the service whose figures are shown first. */
  readonly service: string | null
  /** A built-in lesson by its id, and its step counted from 0; a link that names one needs no run. */
  readonly lesson: LessonPlace | null
  /** What the run is to meet, as goal.ts reads it; the page checks it. */
  readonly goal: string | null
}

// As Kubernetes names services: RFC 1123, section 2.1.
const serviceName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

const noLecture =
  'A lecture presents a lesson, and this link has none. Everything is shown; choose a lesson in the menu, then present it to a room.'

const speedRange = { min: 0.1, max: 600 } as const

/** The keys of a view that say something. */
export function writeView(view: Partial<LinkView>): readonly [LinkKey, string][] {
  const pairs: [LinkKey, string][] = []
  if (view.ui && view.ui !== 'full') pairs.push(['ui', view.ui])
  // The culture is what every page opens with.
  if (typeof view.view === 'string' && view.view !== 'culture') pairs.push(['view', view.view])
  if (view.theme && view.theme !== 'auto') pairs.push(['theme', view.theme])
  if (typeof view.speed === 'number') pairs.push(['speed', String(view.speed)])
  if (view.service) pairs.push(['service', view.service])
  if (view.lesson) pairs.push(['l', writeLesson(view.lesson)])
  if (view.goal) pairs.push(['goal', encodeURIComponent(view.goal).replaceAll('%2C', ',')])
  return pairs
}

/** Time and view of a link. A wrong value is replaced, and a sentence says by what. */
export function readView(
  values: ReadonlyMap<LinkKey, string>,
  notices: string[],
): { readonly time: number; readonly view: LinkView } {
  const word = (key: LinkKey): string => percentDecoded(values.get(key) ?? '')
  const repaired = (key: LinkKey, allowed: string, instead: string): null => {
    if (values.has(key)) {
      notices.push(
        `“${key}” in the link must be ${allowed}, not “${sayable(word(key).slice(0, 40))}”; ${instead}.`,
      )
    }
    return null
  }
  const ui = word('ui')
  const theme = themes.find((name) => name === word('theme'))
  const speed = numberOf(word('speed'))
  const time = numberOf(word('t'))
  const lesson = readLesson(word('l')) ?? repaired('l', 'the name of a lesson', 'none is opened')
  // A lesson may stand in the link whole.
  const hasLesson = lesson !== null || values.has('w')
  if (ui === 'lecture' && !hasLesson) notices.push(noLecture)
  return {
    time:
      time >= 0 && Number.isFinite(time)
        ? time
        : (repaired('t', 'a time in seconds', 'the run opens at 0') ?? 0),
    view: {
      ui:
        ui === 'lecture' && !hasLesson
          ? null
          : (uis.find((name) => name === ui) ??
            repaired('ui', 'full, min or lecture', 'everything is shown')),
      view:
        linkViews.find((name) => name === word('view')) ??
        repaired('view', linkViews.join(' or '), 'the culture is shown'),
      theme:
        theme ?? repaired('theme', 'auto, dark, light, projector or contrast', 'your own stays'),
      speed:
        speed >= speedRange.min && speed <= speedRange.max
          ? speed
          : repaired(
              'speed',
              `a number from ${speedRange.min} to ${speedRange.max}`,
              'your own stays',
            ),
      service: serviceName.test(word('service'))
        ? word('service')
        : repaired('service', 'the name of a service', 'the first is shown'),
      lesson,
      goal: values.has('goal') ? word('goal').slice(0, 200) : null,
    },
  }
}

/** A digest of 16 hex digits as 11 base64url characters; null where it is none. */
export function writeDigest(digest: string | null): string | null {
  if (digest === null || !/^[0-9a-f]{16}$/.test(digest)) return null
  const bytes = Uint8Array.from({ length: 8 }, (_, i) =>
    Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16),
  )
  return encodeBase64Url(bytes)
}

/** The digest behind 11 base64url characters; null, and a sentence, where they are damaged. */
export function readDigest(written: string | undefined, notices: string[]): string | null {
  if (written === undefined) return null
  const bytes = decodeBase64Url(percentDecoded(written))
  if (bytes?.length === 8)
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  notices.push('The expected digest in the link is damaged: the run opens, but cannot be verified.')
  return null
}
