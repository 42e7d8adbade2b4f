import { useRun, useSettings } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'

// With one service nothing of this is ever fetched.
const Chooser = later(() => import('./Services.tsx').then((file) => file.ServiceChooser))
const Details = later(() => import('./Services.tsx').then((file) => file.ServiceDetails))
const Note = later(() => import('./Services.tsx').then((file) => file.QueueNote))
const Calls = later(() => import('./Services.tsx').then((file) => file.CallTable))

/** Told when what this file draws has come. */
export const servicePartsCome = Details.comes

/** The choice of the service that is shown, where there are several. */
export function ServiceChooser() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  if (!hasSeveral) return null
  return (
    <Later meanwhile={<div className="services" />}>
      <Chooser />
    </Later>
  )
}

/** What an autoscaler cannot know where all in a cell share its slots. */
export function QueueNote() {
  const isShared = useSettings(({ discipline }) => discipline === 'processor-sharing')
  return isShared ? (
    <Later>
      <Note />
    </Later>
  ) : null
}

/** The calls alone. */
export function ServiceCalls() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  return hasSeveral ? (
    <Later>
      <Calls />
    </Later>
  ) : null
}

/** Who calls whom, and which limits were met, where there are several services. */
export function ServiceDetails() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  if (!hasSeveral) return null
  return (
    <Later>
      <Details />
    </Later>
  )
}
