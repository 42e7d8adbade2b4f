import type { Drive } from './drive.ts'
import { foresee, forgetFuture } from './foresight.ts'

/**
 * Asks for what another service has to tell. The page goes on showing the one before until the first figures
 * of this one are there, so that no panel stands empty between two presses of a key.
 */
export function watch(drive: Drive, service: number): void {
  const { services } = drive.store.getState()
  if (services[service] === undefined || service === drive.watched) return
  drive.watched = service
  drive.client.watch(service)
  forgetFuture(drive)
  drive.foreseeing = false
  foresee(drive)
}

/** Another run is looked at from its door, the service that clients call first, unless it was asked for with another. */
export function watchFirst(drive: Drive, service = 0): void {
  drive.watched = service
  drive.store.setState({ watched: 0 })
}
