import type { LinkState } from '#share/link.ts'
import { hasManifest } from '#share/manifests/writable.ts'
import { recordingToFile, runFileEnding } from '#share/run-file.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { usePage, useSettings, useText } from '../../page.ts'
import { Button } from '../../parts/Button.tsx'
import { download } from '../../parts/download.ts'
import { Later } from '../../parts/Later.tsx'
import { later } from '../../parts/later.ts'
import { exportManifest } from '../export-manifest.ts'

const LoadExport = later(() => import('../LoadExport.tsx').then((file) => file.LoadExport))

/** The run as a file, the autoscaler as a manifest, and the load for other programs. */
export function DataPanel({ moment }: { readonly moment: LinkState }) {
  const page = usePage()
  const text = useText(dialogsText)
  const isWritable = useSettings(({ policy }) => hasManifest(policy.kind))
  return (
    <div className="share-data">
      <p>{text.runAsFile}</p>
      <SaveFile moment={moment} />
      <p>{isWritable ? text.asManifest : text.noManifest}</p>
      <Button icon="download" disabled={!isWritable} onPress={() => void exportManifest(page)}>
        {text.downloadManifest}
      </Button>
      <Later>
        <LoadExport />
      </Later>
    </div>
  )
}

/** Saves the run at its moment. */
export function SaveFile({ moment }: { readonly moment: LinkState }) {
  const text = useText(dialogsText)
  const { recording, time = 0, digest = null } = moment
  const save = () =>
    download(
      `run-${recording.seed}${runFileEnding}`,
      'application/json',
      recordingToFile({ recording, time, digest }),
    )
  return (
    <Button look="primary" icon="download" onPress={save}>
      {text.download(runFileEnding)}
    </Button>
  )
}
