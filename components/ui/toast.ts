import { UNSTABLE_ToastQueue as AriaToastQueue } from 'react-aria-components'
import type { NoticeTone } from './Notice'
import type { Typed } from './typed'

/** `changes`: what others did, a line each; `typed`: what stood in a form that is no longer on the page. */
type More = {
  changes?: readonly string[]
  link?: { href: string; label: string }
  typed?: readonly Typed[]
}
type Message = { text: string; tone: NoticeTone } & More

// React Aria's toasts, whose names are not settled yet: nothing outside this file and ToastRegion.tsx knows them.
export const toastQueue = new AriaToastQueue<Message>({ maxVisibleToasts: 3 })
const SHOWN_MS = 8000
/**
 * What did not go as the person wished stays until it is closed; the rest goes by itself, but not while one reads it
 * (hover, focus).
 */
const shownMs: Record<NoticeTone, number | undefined> = {
  info: SHOWN_MS,
  ok: SHOWN_MS,
  warn: undefined,
  danger: undefined,
}

/**
 * Says a sentence in the corner and to screen readers; for what succeeded elsewhere than where one looks, and for what
 * became of a form that is no longer on the page. Errors belong beside their form.
 */
export function toast(text: string, tone: NoticeTone = 'info', more: More = {}): void {
  toastQueue.add({ text, tone, ...more }, { timeout: shownMs[tone] })
}
