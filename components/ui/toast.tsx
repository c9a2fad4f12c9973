'use client'
import {
  Button,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Notice, type NoticeTone } from './Notice'

// React Aria's toasts, whose names are not settled yet: nothing outside this file knows them.
type Message = { text: string; tone: NoticeTone }

const queue = new AriaToastQueue<Message>({ maxVisibleToasts: 3 })
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
 * Says a sentence in the corner and to screen readers; for what succeeded elsewhere than where one looks. Errors belong
 * beside their form.
 */
export function toast(text: string, tone: NoticeTone = 'info'): void {
  queue.add({ text, tone }, { timeout: shownMs[tone] })
}

/** Stands once in the root layout; F6 leads there. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} aria-label="Сообщения" className="toast-region">
      {({ toast: shown }) => (
        <AriaToast toast={shown} className="toast">
          <Notice
            tone={shown.content.tone}
            className="border border-line-strong shadow-lg"
            action={
              <Button slot="close" aria-label="Закрыть сообщение" className="-m-2 p-2 leading-none">
                ✕
              </Button>
            }
          >
            <AriaToastContent>
              <Text slot="title">{shown.content.text}</Text>
            </AriaToastContent>
          </Notice>
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
