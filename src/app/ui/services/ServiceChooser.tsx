import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { servicesText } from '#text/en/services.ts'
import type { Frame } from '#worker/frame.ts'
import { useFrame } from '../inspector/use-frame.ts'
import { usePage, useRun, useText } from '../page.ts'
import { servicesOf, type ServiceState } from './states.ts'

/** The states are renewed this often at most, ms. */
const renewedMs = 500

/** One of the services, each with its state at a glance; arrows go from one to the next. */
export function ServiceChooser() {
  const text = useText(servicesText)
  const id = useId()
  const names = useRun((state) => state.services)
  const [chosen, choose] = useChosen()
  const states = useFrame(
    useCallback((frame: Frame) => servicesOf(frame, names), [names]),
    renewedMs,
  )
  const list = useRef<HTMLDivElement>(null)
  // One that was chosen on the stage comes into view here too.
  useEffect(() => {
    reveal(list.current?.querySelector<HTMLElement>('[data-chosen="true"]'))
  }, [chosen])
  return (
    <section className="services" aria-labelledby={id}>
      <div className="row-spread services-head">
        <h2 className="section-title" id={id}>
          {text.service}
        </h2>
        <span className="micro" aria-hidden="true">
          {text.readyDividing}
        </span>
      </div>
      <div className="services-list" role="radiogroup" aria-labelledby={id} ref={list}>
        {names.map((name, service) => (
          <Service
            key={name}
            name={name}
            service={service}
            isChosen={service === chosen}
            onChoose={choose}
            state={states?.[service]}
          />
        ))}
      </div>
    </section>
  )
}

/** The service that was pressed last, or the watched one: the page turns to another when its figures are there. */
function useChosen(): readonly [service: number, choose: (service: number) => void] {
  const { session } = usePage()
  const watched = useRun((state) => state.watched)
  const opened = useRun((state) => state.opened)
  const [wish, setWish] = useState<{ service: number; watched: number; opened: number } | null>(
    null,
  )
  // Once the page has turned the wish is over: it may turn back by other ways.
  const isOver = wish !== null && (wish.watched !== watched || wish.opened !== opened)
  if (isOver) setWish(null)
  const choose = (service: number) => {
    setWish({ service, watched, opened })
    session.watch(service)
  }
  return [wish === null || isOver ? watched : wish.service, choose]
}

interface ServiceProps {
  readonly name: string
  readonly service: number
  readonly isChosen: boolean
  readonly onChoose: (service: number) => void
  /** Not known before the first frame. */
  readonly state: ServiceState | undefined
}

function Service({ name, service, isChosen, onChoose, state }: ServiceProps) {
  const text = useText(servicesText)
  const id = useId()
  return (
    <label
      className="service"
      title={name}
      data-chosen={isChosen}
      data-missed={state?.isMissed === true}
    >
      <input
        type="radio"
        name="watched service"
        checked={isChosen}
        aria-label={name}
        aria-describedby={id}
        onChange={() => onChoose(service)}
        onFocus={(event) => reveal(event.currentTarget.closest('label'))}
      />
      <Name name={name} />
      <span className="service-state figure" aria-hidden="true">
        <Mark isMissed={state?.isMissed ?? null} />
        {state === undefined ? '–' : text.cells(state.ready, state.starting)}
      </span>
      <span id={id} hidden>
        {state === undefined
          ? ''
          : text.state(state.ready, state.starting, state.waiting, state.isMissed)}
      </span>
    </label>
  )
}

/** Names that begin alike differ at their end, which is not cut. */
const endLength = 5

function Name({ name }: { readonly name: string }) {
  const cut = name.length > 2 * endLength ? name.length - endLength : name.length
  return (
    <span className="service-name" aria-hidden="true">
      <span>{name.slice(0, cut)}</span>
      {name.slice(cut)}
    </span>
  )
}

/** The triangle of the time bar where the objective is missed, a tick where it is met. */
function Mark({ isMissed }: { readonly isMissed: boolean | null }) {
  if (isMissed === null) return null
  return (
    <svg className="service-mark" viewBox="0 0 10 10">
      <path d={isMissed ? 'M5 1 9.4 9H.6z' : 'm1.5 5.4 2.4 2.4 4.6-5.6'} />
    </svg>
  )
}

/** Room for the ring of a service at the edges of the list, px. */
const edge = 8

/** Scrolls the list, and nothing around it, until a service can be seen. */
function reveal(service: HTMLElement | null | undefined): void {
  const list = service?.parentElement
  if (service === null || service === undefined || list === null || list === undefined) return
  const [frame, own] = [list.getBoundingClientRect(), service.getBoundingClientRect()]
  const past = (from: number, to: number, start: number, end: number): number =>
    from - edge < start ? from - edge - start : Math.max(0, to + edge - end)
  list.scrollTop += past(own.top, own.bottom, frame.top, frame.bottom)
  list.scrollLeft += past(own.left, own.right, frame.left, frame.right)
}
