'use client'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '@/components/ui/Button'
import { CopyButton, PrintButton } from '@/components/ui/PageButtons'

/** The recovery codes, shown this once; takes the focus, because the form that made them has gone. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        Сохраните резервные коды
      </h2>
      <p className="mt-2 max-w-[60ch] text-muted">
        Если телефон потеряется, войти поможет любой из них. Каждый действует один раз. Показать их ещё раз портал не
        сможет.
      </p>
      <ul className="my-5 grid max-w-[24rem] grid-cols-2 gap-x-6 gap-y-1 text-lg tabular-nums">
        {codes.map((code) => (
          <li key={code}>
            <code className="font-mono">{code}</code>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 print:hidden">
        <ButtonLink href={next}>Сохранил, дальше</ButtonLink>
        <CopyButton text={codes.join('\n')} label="Скопировать" />
        <PrintButton />
      </div>
    </section>
  )
}

/** The codes that an action hands over, from its loosely typed state. */
export const codesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
