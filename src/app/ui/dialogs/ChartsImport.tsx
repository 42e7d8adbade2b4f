import { useMemo } from 'react'
import { sampleColumns } from '#worker/frame.ts'
import { readChartsCsv, type ChartsCsv } from '#share/charts-csv.ts'
import { finishLoad } from '#share/loads/finish.ts'
import { previewLoad } from '#share/loads/preview.ts'
import { formatClock } from '#text/clock.ts'
import { chartsFileText } from '#text/en/charts-file.ts'
import { importText } from '#text/en/import.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'

/** The numbers of charts from a file: to be shown beside the run, or to be its load. */
export function ChartsImport({ source, onDone }: ImportProps) {
  const { layout } = usePage()
  const text = useText(chartsFileText)
  const words = useText(importText)
  const read = useMemo(() => readChartsCsv(source.text), [source.text])
  if (!read.ok) return <Problem sentence={read.problem} />
  const { rows, count, columns } = read.value
  const name = source.name === '' ? words.pastedText : source.name
  const show = () => {
    layout.setState({ reference: { name, samples: { rows, count } } })
    onDone()
  }
  return (
    <>
      <Facts file={read.value} />
      <p className="note">{text.besideHelp}</p>
      <div className="row-end">
        {columns.includes('arrivals') && <UseArrivals source={source} onDone={onDone} />}
        <Button look="primary" onPress={show}>
          {text.showBeside}
        </Button>
      </div>
    </>
  )
}

function Facts({ file }: { readonly file: ChartsCsv }) {
  const text = useText(chartsFileText)
  const names = useText(scenariosText)
  const { facts, columns, rows, count } = file
  const labels = new Map(Object.entries(names).map(([id, { label }]) => [id, label]))
  const scenario = labels.get(facts['scenario'] ?? '') ?? text.ownScenario
  const last = rows[(count - 1) * sampleColumns.length] ?? 0
  const seed = facts['seed']
  return (
    <dl className="summary">
      <dt>{text.from}</dt>
      <dd>{seed === undefined ? text.unknown : text.fromRun(scenario, seed)}</dd>
      <dt>{text.holds}</dt>
      <dd>{columns.map((name) => text.columns[name]).join(', ')}</dd>
      <dt>{text.rows}</dt>
      <dd className="figure">{text.rowsUntil(count, formatClock(last))}</dd>
    </dl>
  )
}

function UseArrivals({ source, onDone }: ImportProps) {
  const { session, visit } = usePage()
  const text = useText(chartsFileText)
  const words = useText(importText)
  const load = useMemo(() => {
    const preview = previewLoad(source.text, source.name)
    return preview.ok ? finishLoad(preview.value) : preview
  }, [source])
  const apply = () => {
    if (!load.ok) return
    visit.nameLoad(load.value, source.name === '' ? words.pastedLoad : source.name)
    if (session.changeAll({ load: load.value })) onDone()
  }
  return load.ok ? (
    <Button onPress={apply}>{text.useArrivals}</Button>
  ) : (
    <Problem sentence={load.problem} />
  )
}

function Problem({ sentence }: { readonly sentence: string }) {
  const { say } = useWords()
  return (
    <p className="problem" role="alert">
      {say(sentence)}
    </p>
  )
}
