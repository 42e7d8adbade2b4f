import type { Page } from '../page.ts'
import { download } from '../parts/download.ts'

/** Downloads the autoscaler in force as a manifest: what was imported, with the edits made since. */
export async function exportManifest({ session, visit }: Page): Promise<void> {
  const { manifest } = visit.store.getState()
  try {
    const { exportHpa } = await import('#share/manifests/export-hpa.ts')
    const name = manifest === null || manifest.fileName === '' ? 'web-hpa.yaml' : manifest.fileName
    download(name, 'application/yaml', exportHpa(session.store.getState().settings.hpa, manifest))
  } catch {
    // The part that writes YAML could not be fetched.
    session.say(
      'The manifest could not be written, because a part of the page is missing. Reload the page and try again.',
    )
  }
}
