type Properties = Readonly<Record<string, string | number | boolean | null>>

/** An HTML element with attributes (null and false leave one out) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  setAttributes(made, properties)
  made.append(...children)
  return made
}

/** An SVG element with attributes and children. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAttributes(made, properties)
  made.append(...children)
  return made
}

/** Sets attributes, true as the empty string; null and false remove one. Unchanged ones are left alone. */
export function setAttributes(target: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    const text = value === true ? '' : String(value)
    if (value === null || value === false) target.removeAttribute(name)
    else if (target.getAttribute(name) !== text) target.setAttribute(name, text)
  }
}

/** Replaces a text only when it differs, so that screen readers and layout are left in peace. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
