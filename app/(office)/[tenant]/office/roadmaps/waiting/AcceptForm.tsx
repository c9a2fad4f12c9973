'use client'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { acceptPartsAction } from './action'

/**
 * The list with its marks. The form stays when nothing is left, without its buttons: it still says what became of the
 * last acceptance.
 */
export function AcceptForm({ tenant, waiting, children }: { tenant: string; waiting: number; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState(false)
  const mark = (on: boolean) => {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []) box.checked = on
    setAll(on)
  }
  return (
    <ActionForm
      action={acceptPartsAction}
      tenant={tenant}
      submitLabel="Принять выбранные"
      onDone={() => setAll(false)}
      className={waiting === 0 ? '[&>div:last-child]:hidden' : undefined}
      actions={
        waiting > 1 && (
          <Button variant="quiet" className="needs-script" onClick={() => mark(!all)}>
            {all ? 'Снять все отметки' : 'Отметить все'}
          </Button>
        )
      }
    >
      <div ref={list}>{children}</div>
    </ActionForm>
  )
}
