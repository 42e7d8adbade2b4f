/** The id of the help that belongs to a field; nothing without one. */
export function helpId(id: string, help: string | undefined): string | undefined {
  return help === undefined ? undefined : `${id}-help`
}

/** The help of a field for those who do not point at it: read out, not shown. */
export function Help({ id, help }: { readonly id: string; readonly help: string | undefined }) {
  if (help === undefined) return null
  return (
    <span id={helpId(id, help)} hidden>
      {help}
    </span>
  )
}
