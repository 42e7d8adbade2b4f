import { useId, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { inOrder, renamed, turnTo } from '#app/store/branch-list.ts'
import { tidyName } from '#app/store/kept-name.ts'
import { without, type Branch } from '#app/store/branches.ts'
import { momentText } from '#text/en/moment.ts'
import { usePage, useRun, useText, useWords, type Page } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { linkOf } from '../parts/link-address.ts'
import { TypedInput } from '../parts/TypedInput.tsx'
import { branchName } from './branch-name.ts'

/** The run and its branches as a tree: arrows walk, Enter or a press shows one at the time shown. */
export function Branches() {
  const id = useId()
  const page = usePage()
  const words = useWords()
  const text = useText(momentText)
  const tree = useRun((state) => state.tree)
  const duration = useRun((state) => state.duration)
  const rows = useRef<HTMLUListElement>(null)
  const order = inOrder(tree)
  const current = order.find(({ branch }) => branch.id === tree.current)?.branch
  const show = (branch: Branch) =>
    page.session.regrow((now) => (now.current === branch.id ? now : turnTo(now, branch.id)), false)
  const onKeyDown = (event: KeyboardEvent, index: number, branch: Branch) => {
    const last = order.length - 1
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key]
    if (to !== undefined) {
      const row = rows.current?.children[Math.min(last, Math.max(0, to))]
      if (row instanceof HTMLElement) row.focus()
    } else if (event.target !== event.currentTarget) return
    else if (event.key === 'Enter' || event.key === ' ') show(branch)
    else if (event.key === 'Delete' && branch.parent !== null) remove(page, branch)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (current === undefined) return null
  return (
    <Disclosure title={text.branches} summary={text.branchCount(order.length)}>
      <p className="note">{text.aboutBranches}</p>
      <ul className="branches" role="tree" aria-label={text.branches} ref={rows}>
        {order.map(({ branch, depth }, index) => (
          <li
            key={branch.id}
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={branch.id === tree.current}
            tabIndex={branch.id === tree.current ? 0 : -1}
            className="branch"
            // The depth is a number of the style sheet's.
            style={{ '--depth': depth } as CSSProperties}
            onClick={() => show(branch)}
            onKeyDown={(event) => onKeyDown(event, index, branch)}
          >
            <span className="branch-name">{branchName(branch, tree, duration, words)}</span>
            {branch.parent !== null && (
              <span className="micro figure">{text.fork(branch.forkTime, duration)}</span>
            )}
            {branch.id === tree.current && <span className="micro">{text.shown}</span>}
            <RowActs branch={branch} name={branchName(branch, tree, duration, words)} />
          </li>
        ))}
      </ul>
      <div className="field">
        <label className="label" htmlFor={id}>
          {text.name}
        </label>
        <TypedInput
          id={id}
          shown={tidyName(branchName(current, tree, duration, words))}
          onTyped={(name) => page.session.regrow((now) => renamed(now, current.id, name), true)}
          least={12}
          disabled={false}
        />
      </div>
    </Disclosure>
  )
}

function remove({ session }: Page, { id }: Branch): void {
  session.regrow((tree) => without(tree, id), true)
}

interface ActsProps {
  readonly branch: Branch
  readonly name: string
}

/** The link of a branch, and its end. */
function RowActs({ branch, name }: ActsProps) {
  const page = usePage()
  const text = useText(momentText)
  const { session } = page
  const copy = async () => {
    const link = await linkOf(page, branch.recording, session.store.getState().time)
    const isCopied = link !== '' && (await copyText(link))
    session.say(isCopied ? text.linkCopied : text.noLink)
  }
  return (
    // A press on them does not show the branch.
    <span className="branch-acts" role="presentation" onClick={(event) => event.stopPropagation()}>
      <IconButton icon="copy" label={text.copyLinkOf(name)} onPress={() => void copy()} />
      {branch.parent !== null && (
        <IconButton icon="close" label={text.removeOf(name)} onPress={() => remove(page, branch)} />
      )}
    </span>
  )
}
