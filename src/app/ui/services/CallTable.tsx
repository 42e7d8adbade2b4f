import { useCallback, useMemo } from 'react'
import { loadWindow } from '#app/store/load-window.ts'
import { servicesText } from '#text/en/services.ts'
import type { Frame } from '#worker/frame.ts'
import { useFrame } from '../inspector/use-frame.ts'
import { useRun, useText, useWords } from '../page.ts'
import { callColumns, callsOf, type CallState } from './states.ts'

/** The table is renewed this often at most, ms. */
const renewedMs = 1000

/** Who calls whom, how often, and what comes of it. */
export function CallTable() {
  const text = useText(servicesText)
  const names = useRun((state) => state.services)
  const edges = useRun((state) => state.edges)
  const recording = useRun((state) => state.recording)
  const window = useMemo(() => loadWindow(recording), [recording])
  const calls = useFrame(
    useCallback((frame: Frame) => callsOf(frame, names, edges), [names, edges]),
    renewedMs,
  )
  if (calls === null) return null
  return (
    <table className="figures-table">
      <caption>{text.callsCaption(window)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columns.call}</th>
          {callColumns.map((column) => (
            <th key={column} scope="col" className="figure" title={text.columnsHelp[column]}>
              {text.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call, index) => (
          // Two calls of one service to another differ in their stage alone.
          <CallRow key={index} call={call} />
        ))}
      </tbody>
    </table>
  )
}

function CallRow({ call }: { readonly call: CallState }) {
  const words = useWords()
  const text = words.text(servicesText)
  const { from, to, optional } = call
  return (
    <tr>
      <th scope="row">
        {from ?? text.clients} → {to}
        {optional && <span className="micro">{text.optional}</span>}
      </th>
      {callColumns.map((column) => (
        <td
          key={column}
          className={column === 'failed' && call.failed > 0 ? 'figure warning' : 'figure'}
        >
          {words.numbers.rate(call[column])}
        </td>
      ))}
    </tr>
  )
}
