'use client'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { acceptPartsAction } from './action'

/** The list with its marks; what was said of the last acceptance stays when nothing is left to accept. */
export function AcceptForm({ tenant, waiting, children }: { tenant: string; waiting: number; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const [all, setAll] = useState(false)
  const mark = (on: boolean) => {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []) box.checked = on
    setAll(on)
  }
  if (waiting === 0) return <>{said && <Notice tone="ok" live className="mb-6">{said}</Notice>}{children}</>
  return (
    <ActionForm
      action={acceptPartsAction} tenant={tenant} submitLabel="Принять выбранные"
      onDone={({ message }) => {
        setSaid(message)
        setAll(false)
      }}
      actions={waiting > 1 && <Button variant="quiet" className="needs-script" onClick={() => mark(!all)}>{all ? 'Снять все отметки' : 'Отметить все'}</Button>}
    >
      <div ref={list}>{children}</div>
    </ActionForm>
  )
}
