/** Puts a text into the clipboard; false where the browser or the page around it forbids that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // A NotAllowedError, or no clipboard at all outside a secure origin: the caller shows the text.
    return false
  }
}
