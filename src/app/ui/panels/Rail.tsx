import { AutoscalerPanel } from '../autoscaler/AutoscalerPanel.tsx'
import { WithItsForm } from '../autoscaler/WithItsForm.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { panelsText } from '#text/en/panels.ts'
import { useRunWaits, useLayout, usePage, useText } from '../page.ts'
import { Editor } from '../editor/opener.ts'
import { SideChoice } from '../compare/openers.ts'
import { DisclosureRoom } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { ServiceChooser, ServiceDetails } from '../services/several.tsx'
import { Moment } from '../deeds/moment-later.ts'
import { LoadPanel } from './LoadPanel.tsx'
import { MorePanel } from './MorePanel.tsx'

/** Load, rules and the selected cell at the right; where the window is narrower a drawer, which moves them aside. */
export function Rail() {
  const text = useText(panelsText)
  const isDrawer = useLayout((state) => state.width === 'medium')
  const isOpen = useLayout((state) => state.drawer)
  const isEdited = useLayout((state) => state.editor)
  const isCompared = useLayout((state) => state.compare !== null)
  const { layout } = usePage()
  const waits = useRunWaits()
  const editor = isEdited && (
    <Later onGiveUp={() => layout.setState({ editor: false })}>
      <Editor />
    </Later>
  )
  return (
    <>
      {!isDrawer && editor}
      <aside
        className="rail"
        aria-label={text.settings}
        data-drawer={isDrawer}
        data-open={isOpen}
        inert={waits || (isDrawer && !isOpen)}
        data-waits={waits}
      >
        {isDrawer && editor}
        <Later>{isCompared && <SideChoice />}</Later>
        <ServiceChooser />
        <div id="panel-load">
          <LoadPanel />
        </div>
        <section className="panel panel-tight">
          <Later meanwhile={<DisclosureRoom />}>
            <Moment />
          </Later>
        </section>
        <WithItsForm>
          <div id="panel-rules">
            <AutoscalerPanel />
          </div>
          <Inspector />
          <ServiceDetails />
          <MorePanel />
        </WithItsForm>
      </aside>
    </>
  )
}
