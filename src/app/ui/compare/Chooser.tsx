import { useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { Result } from '#core/schema/schema.ts'
import { inOrder } from '#app/store/branch-list.ts'
import { currentOf } from '#app/store/branches.ts'
import { compareText } from '#text/en/compare.ts'
import { branchName } from '../deeds/branch-name.ts'
import { closeDialog } from '../layout.ts'
import { usePage, useRun, useText, useWords, type Page } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { valueName } from '../sweep/names.ts'
import { beginComparison, type OtherSide } from './begin.ts'
import { policyChoice, runOfLink, whyNot, whyNotBeside, withAutoscaler } from './other-side.ts'

type Way = 'policy' | 'same' | 'branch' | 'link'

interface Wish {
  readonly way: Way
  /** The autoscaler, the branch by its number, the link. */
  readonly policy: string
  readonly branch: string
  readonly link: string
}

/** What stands on the other side: another autoscaler, the same run to be changed, a branch, or the run of a link. */
export function Chooser() {
  const page = usePage()
  const words = useWords()
  const text = useText(compareText)
  const offers = useOffers()
  const [wish, setWish] = useState<Wish>(() => firstWish(offers))
  const [problem, setProblem] = useState(() => whyNot(page, words))
  const [isReading, setReading] = useState(false)
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part })
    setProblem(null)
  }
  const begin = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setReading(wish.way === 'link')
    const side = whyNot(page, words) === null ? await otherSideOf(page, wish, offers) : null
    // It was closed while a link was read.
    if (!form.isConnected) return
    setReading(false)
    // Nor may it begin beside what has begun meanwhile.
    const why = whyNot(page, words)
    if (why !== null) return setProblem(why)
    if (side === null) return setProblem(text.noLink)
    if (!side.ok) return setProblem(words.say(side.problem))
    const { recording } = page.session.store.getState()
    const unlike = whyNotBeside(recording, side.value.recording, words)
    if (unlike !== null) return setProblem(unlike)
    beginComparison(page, side.value)
    closeDialog(page.layout, 'compare')
  }
  return (
    <form className="compare-form" onSubmit={(event) => void begin(event)}>
      <p className="reading">{text.intro}</p>
      <Ways offers={offers} wish={wish} onWish={change} />
      <div className="row-end">
        <p className={problem === null ? 'note' : 'problem'} role="status">
          {isReading ? text.reading : problem}
        </p>
        <button type="submit" className="button button-primary" disabled={isReading}>
          {text.begin}
        </button>
      </div>
    </form>
  )
}

/** What there is to choose from: names by value. */
interface Offers {
  readonly policies: Map<string, string>
  readonly branches: Map<string, string>
}

function useOffers(): Offers {
  const words = useWords()
  const settings = useRun((state) => state.settings)
  const watched = useRun((state) => state.watched)
  const tree = useRun((state) => state.tree)
  const duration = useRun((state) => state.duration)
  const choice = policyChoice({ settings, watched })
  const policies = (choice?.values ?? []).filter((kind) => kind !== choice?.present).map(String)
  const name = (kind: string) => (choice === null ? kind : valueName(choice, kind, words))
  const branches = inOrder(tree).filter(({ branch }) => branch.id !== tree.current)
  return {
    policies: new Map(policies.map((kind) => [kind, name(kind)])),
    branches: new Map(
      branches.map(({ branch }) => [String(branch.id), branchName(branch, tree, duration, words)]),
    ),
  }
}

function firstWish({ policies, branches }: Offers): Wish {
  const [[policy] = ['']] = policies
  const [[branch] = ['']] = branches
  return { way: branch === '' ? 'policy' : 'branch', policy, branch, link: '' }
}

/** The run that is wished for; null where a link leads to none. */
async function otherSideOf(
  page: Page,
  wish: Wish,
  { branches }: Offers,
): Promise<Result<OtherSide> | null> {
  const state = page.session.store.getState()
  const named = (name: string | null, branch: number | null, recording = state.recording) => ({
    ok: true as const,
    value: { name, branch, recording },
  })
  switch (wish.way) {
    case 'same':
      return named(null, null)
    case 'branch': {
      const chosen = state.tree.branches.find(({ id }) => String(id) === wish.branch)
      const { id, recording } = chosen ?? currentOf(state.tree)
      return named(branches.get(wish.branch) ?? null, id, recording)
    }
    case 'policy': {
      const choice = policyChoice(state)
      if (choice === null) return named(null, null)
      const run = withAutoscaler(state, choice, wish.policy)
      return run.ok ? named(null, null, run.value) : run
    }
    case 'link': {
      const link = wish.link.trim()
      const run = link === '' ? null : await runOfLink(page, link)
      if (run === null || !run.ok) return run
      const { fromLink } = page.language.words.now().text(compareText)
      return named(fromLink, null, run.value)
    }
  }
}

interface WaysProps {
  readonly offers: Offers
  readonly wish: Wish
  readonly onWish: (part: Partial<Wish>) => void
}

function Ways({ offers, wish, onWish }: WaysProps) {
  const text = useText(compareText)
  const id = useId()
  const way = (name: Way, children: ReactNode) => (
    <div className="compare-way" data-chosen={wish.way === name}>
      <label>
        <input
          type="radio"
          name="compare-way"
          checked={wish.way === name}
          onChange={() => onWish({ way: name })}
        />
        {text.ways[name]}
      </label>
      {wish.way === name && children}
    </div>
  )
  return (
    <div className="compare-ways" role="radiogroup" aria-label={text.other}>
      {way(
        'policy',
        <ChoiceField
          label={text.policy}
          value={wish.policy}
          options={offers.policies}
          onWish={(policy) => onWish({ policy })}
        />,
      )}
      {way('same', <p className="note">{text.aboutSame}</p>)}
      {offers.branches.size > 0 &&
        way(
          'branch',
          <ChoiceField
            label={text.branch}
            value={wish.branch}
            options={offers.branches}
            onWish={(branch) => onWish({ branch })}
          />,
        )}
      {way(
        'link',
        <div className="field">
          <label className="label" htmlFor={id}>
            {text.link}
          </label>
          <input
            id={id}
            className="number-input"
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={wish.link}
            onChange={(event) => onWish({ link: event.target.value })}
          />
        </div>,
      )}
    </div>
  )
}
