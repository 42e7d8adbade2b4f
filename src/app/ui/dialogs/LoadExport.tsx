import { loadToCsv } from '#share/loads/marked-load.ts'
import { loadsText } from '#text/en/loads.ts'
import { useSettings, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { download } from '../parts/download.ts'

/** The load in force as a file for other programs. */
export function LoadExport() {
  const text = useText(loadsText)
  const load = useSettings((settings) => settings.load)
  return (
    <>
      <p>{text.asLoad}</p>
      <div className="row">
        <Button icon="download" onPress={() => download('load.csv', 'text/csv', loadToCsv(load))}>
          {text.asCsv}
        </Button>
      </div>
    </>
  )
}
