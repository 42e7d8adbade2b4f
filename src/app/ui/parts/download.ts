/** Offers a text as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the data by then; a minute is long even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
