import { shareText } from '#text/en/share.ts'
import { useText, useWords } from '../../../page.ts'
import { linkBudget, linkLengths } from '../../link-budget.ts'

/** What a link of each length is good for, with the place of this one. */
export function Lengths({ length }: { readonly length: number }) {
  const text = useText(shareText)
  const { numbers } = useWords()
  const use = linkBudget(length)
  const row = (name: keyof typeof text.goodFor) => (
    <li key={name} aria-current={name === use || undefined}>
      <b className="figure">
        {name === 'risky'
          ? `> ${numbers.count(linkLengths.chats)}`
          : `≤ ${numbers.count(linkLengths[name])}`}
      </b>
      {text.goodFor[name]}
    </li>
  )
  return (
    <ol className="lengths micro" aria-label={text.lengths}>
      {(['room', 'close', 'everywhere', 'chats', 'risky'] as const).map(row)}
    </ol>
  )
}
