/** The place of a path on the page: links of the check lead to `#f-‹path›`. */
export const anchorOf = (path: string): string => `f-${path}`

/** Brings a place into sight and puts the cursor in it. */
export function goTo(path: string): void {
  const place = document.getElementById(anchorOf(path)) ?? document.getElementById(anchorOf(path.split('.')[0] ?? ''))
  if (!place) return
  place.scrollIntoView({ block: 'center' })
  place.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button')?.focus({ preventScroll: true })
}
