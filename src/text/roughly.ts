/** A text with what marks a number that is no exact one, in every language; as it is where the number is exact. */
export function roughly(text: string, isApproximate: boolean): string {
  return isApproximate ? `≈\u00a0${text}` : text
}
