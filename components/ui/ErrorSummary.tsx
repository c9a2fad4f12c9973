'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { fieldId } from './form-context'

type Props = {
  message: string
  /** Input name → message; each becomes a link to its field. */
  fields?: Record<string, string>
  prefix?: string
  requestId?: string
  /** What others changed meanwhile: a line each. */
  changes?: string[]
  link?: { href: string; label: string }
  /** Changes with every submission, so that focus comes here each time. */
  attempt?: unknown
}

/** What went wrong, on top of the form: takes the focus and leads to each field. */
export function ErrorSummary({ message, fields = {}, prefix = '', requestId, changes = [], link, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [attempt])
  const entries = Object.entries(fields)
  const times = (text: string): number => entries.filter(([, one]) => one === text).length
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-6 rounded-card border border-danger bg-danger-soft px-4 py-3.5"
    >
      <p className="font-semibold text-danger">✕ {message}</p>
      {entries.length > 0 && (
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {entries.map(([name, text]) => (
            <li key={name}>
              <FieldLink id={fieldId(prefix, name)}>
                {times(text) > 1 && <FieldName id={fieldId(prefix, name)} />}
                {text}
              </FieldLink>
            </li>
          ))}
        </ul>
      )}
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
      {requestId && !message.includes(requestId) && <p className="mt-2 text-sm">Номер обращения: {requestId}</p>}
    </div>
  )
}

/** A field may sit inside a closed «подробнее»: it is opened before the focus goes there. */
function FieldLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a
      href={`#${id}`}
      className="text-danger"
      onClick={(event) => {
        const field = document.getElementById(id) ?? document.getElementById(`${id}-group`)
        if (!field) return
        event.preventDefault()
        field.closest('details')?.setAttribute('open', '')
        field.scrollIntoView({ block: 'center' })
        field.focus()
      }}
    >
      {children}
    </a>
  )
}

/** Of two fields with the same error, which it is: by the label that stands on the page. */
function FieldName({ id }: { id: string }) {
  return (
    <span
      ref={(place) => {
        if (!place) return
        const field = document.getElementById(id)
        const label =
          document.querySelector(`label[for="${CSS.escape(id)}"]`) ??
          field?.closest('fieldset')?.querySelector('legend') ??
          null
        place.textContent = label?.textContent ? `${label.textContent.replace('(необязательно)', '').trim()}: ` : ''
      }}
    />
  )
}
