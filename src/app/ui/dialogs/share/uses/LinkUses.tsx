import { isSame } from '#app/store/settings.ts'
import type { LinkState } from '#share/link.ts'
import { headerText } from '#text/en/header.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import { shareText } from '#text/en/share.ts'
import { usePage, useText } from '../../../page.ts'
import { pageAddress } from '../../../parts/link-address.ts'
import { linkBudget } from '../../link-budget.ts'
import { CopyLine } from './CopyLine.tsx'
import { citationOf, unchangedScenario } from './citation.ts'
import { Lengths } from './Lengths.tsx'
import { isLocalAddress } from './local-address.ts'
import { Qr } from './Qr.tsx'

interface LinkUsesProps {
  readonly fragment: string
  /** The run at the moment that the link opens it at. */
  readonly state: LinkState
}

/** What can be done with a link beside sending it: how long it may be, its QR code, a citation, a preview. */
export function LinkUses({ fragment, state }: LinkUsesProps) {
  const text = useText(shareText)
  const address = `${pageAddress()}#${fragment}`
  const run = useRunName(state)
  const id = PUBLIC_ADDRESS === '' ? null : unchangedScenario(fragment)
  return (
    <>
      <Lengths length={address.length} />
      {isLocalAddress(address) && <p>{text.onlyHere}</p>}
      {linkBudget(address.length) !== 'risky' && <Qr address={address} />}
      <CopyLine name={text.cite} line={citationOf(state, { run, address }, text)} />
      {id !== null && (
        <CopyLine
          name={text.withPreview}
          note={text.withPreviewNote}
          line={`${PUBLIC_ADDRESS}s/${id}/`}
        />
      )}
    </>
  )
}

/** What the run is called: its scenario, whether it was edited, or that it is the visitor's own. */
function useRunName({ recording }: LinkState): string {
  const { openings } = usePage()
  const text = useText(headerText)
  const names = useText(scenariosText)
  const found = Object.entries(openings).find(
    ([, { organism, settings }]) =>
      organism === recording.organism && isSame(settings, recording.settings),
  )
  const label = Object.entries(names).find(([id]) => id === found?.[0])?.[1].label
  if (label === undefined) return text.ownScenario
  return recording.log.length > 0 ? text.editedScenario(label) : label
}
