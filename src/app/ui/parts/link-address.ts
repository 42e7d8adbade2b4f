import type { Recording } from '#core/organisms/recording.ts'
import type { Page } from '../page.ts'

/** Where links lead: where the page is published, else the address of this page without what a link adds to it. */
export function pageAddress(): string {
  return PUBLIC_ADDRESS || (location.href.split('#')[0] ?? '')
}

/** The address of the run at a moment, s; empty where no link can hold it. */
export function addressOf(page: Page, time: number): Promise<string> {
  return linkOf(page, page.session.store.getState().recording, time)
}

/** The same of a branch of the run. */
export async function linkOf(
  { session, builtIns }: Page,
  recording: Recording,
  time: number,
): Promise<string> {
  const { packLink } = await import('#share/link-desk.ts')
  const { services, watched } = session.store.getState()
  // The service that clients call is shown where a link says nothing.
  const service = watched > 0 ? (services[watched] ?? null) : null
  const link = await packLink({ recording, time, view: { service } }, { builtIns })
  return link?.ok === true && !link.value.tooLong ? `${pageAddress()}#${link.value.fragment}` : ''
}
