import type { Page } from '../page.ts'

/** The address of this page without what a link adds to it. */
export function pageAddress(): string {
  return location.href.split('#')[0] ?? ''
}

/** The address of the run at a moment, s; empty where no link can hold it. */
export async function addressOf({ session, builtIns }: Page, time: number): Promise<string> {
  const { encodeLink } = await import('#share/link.ts')
  const link = encodeLink({ recording: session.store.getState().recording, time }, builtIns)
  return link.ok && !link.value.tooLong ? `${pageAddress()}#${link.value.fragment}` : ''
}
