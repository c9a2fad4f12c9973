'use client'
import {
  Button,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Notice } from './Notice'
import { CopyButton } from './PageButtons'
import { toastQueue } from './toast'
import { typedText, type Typed } from './typed'

/** What stood in a form that is gone: to be read, marked and copied. */
function TypedText({ typed }: { typed: readonly Typed[] }) {
  return (
    <div className="mt-3 grid gap-2">
      <p className="font-medium">Вы написали – это не сохранено:</p>
      {typed.map(({ label, text }, i) => (
        <div key={i}>
          {typed.length > 1 && label && <p className="text-sm text-muted">{label}</p>}
          <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
        </div>
      ))}
      <div>
        <CopyButton text={typedText(typed)} label="Скопировать написанное" size="s" />
      </div>
    </div>
  )
}

/** Stands once in the root layout; F6 leads there. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toastQueue} aria-label="Сообщения" className="toast-region">
      {({ toast: shown }) => {
        const { text, tone, changes = [], link, typed = [] } = shown.content
        return (
          <AriaToast toast={shown} className="toast">
            <Notice
              tone={tone}
              className="border border-line-strong shadow-lg"
              action={
                <Button slot="close" aria-label="Закрыть сообщение" className="-m-2 p-2 leading-none">
                  ✕
                </Button>
              }
            >
              <AriaToastContent>
                <Text slot="title">{text}</Text>
                {changes.length > 0 && (
                  <ul className="mt-2 grid list-disc gap-1 pl-5">
                    {changes.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                )}
                {link && (
                  <p className="mt-2">
                    <a href={link.href}>{link.label}</a>
                  </p>
                )}
                {typed.length > 0 && <TypedText typed={typed} />}
              </AriaToastContent>
            </Notice>
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
