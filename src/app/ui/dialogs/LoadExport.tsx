import { useMemo } from 'react'
import { loadToK6 } from '#share/k6/write.ts'
import { loadToCsv } from '#share/loads/marked-load.ts'
import { loadsText } from '#text/en/loads.ts'
import { useSettings, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { download } from '../parts/download.ts'

/** The load in force as a file for other programs. */
export function LoadExport() {
  const text = useText(loadsText)
  const load = useSettings((settings) => settings.load)
  const script = useMemo(() => loadToK6(load), [load])
  return (
    <>
      <p>{text.asLoad}</p>
      <div className="row">
        <Button icon="download" onPress={() => download('load.csv', 'text/csv', loadToCsv(load))}>
          {text.asCsv}
        </Button>
        <Button icon="download" onPress={() => download('load.js', 'text/javascript', script.text)}>
          {text.asK6}
        </Button>
      </div>
      {script.isRounded && <p className="note">{text.rounded}</p>}
    </>
  )
}
