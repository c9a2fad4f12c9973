'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { Notice } from './Notice'
import { toasts, type ToastMessage } from './toast-store'

const none: ToastMessage[] = []
const shownFor = 8000

/** Stands once in the root layout. */
export function ToastRegion() {
  const messages = useSyncExternalStore(toasts.subscribe, toasts.current, () => none)
  return (
    <div role="status" aria-live="polite" className="toast-region">
      {messages.map((message) => (
        <Toast key={message.id} {...message} />
      ))}
    </div>
  )
}

function Toast({ id, text, tone }: ToastMessage) {
  useEffect(() => {
    const timer = setTimeout(() => toasts.dismiss(id), shownFor)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <Notice
      tone={tone}
      className="border border-line-strong shadow-lg"
      action={
        <button
          type="button"
          onClick={() => toasts.dismiss(id)}
          className="-m-2 p-2 leading-none"
          aria-label="Закрыть сообщение"
        >
          ✕
        </button>
      }
    >
      {text}
    </Notice>
  )
}
