/** Offers a text or a picture as a file. */
export function download(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the data by then; a minute is long even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
