'use client'
import type { NoticeTone } from './Notice'

export type ToastMessage = { id: number; text: string; tone: NoticeTone }

let messages: ToastMessage[] = []
let next = 1
const listeners = new Set<() => void>()

const change = (made: ToastMessage[]) => {
  messages = made
  for (const tell of listeners) tell()
}

export const toasts = {
  subscribe: (tell: () => void) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  },
  current: () => messages,
  dismiss: (id: number) => change(messages.filter((one) => one.id !== id)),
}

/** Says a sentence in the corner and to screen readers; for what succeeded elsewhere than where one looks. Errors belong beside their form. */
export function toast(text: string, tone: NoticeTone = 'info'): void {
  change([...messages.slice(-2), { id: next++, text, tone }])
}
