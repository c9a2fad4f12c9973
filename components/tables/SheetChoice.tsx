'use client'
import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { count } from '@/lib/core/format'

type Props = Pick<ComponentProps<typeof ActionForm>, 'action' | 'tenant'> & {
  hidden: { id: string; version: number }
  sheets: readonly { name: string; hidden: boolean; rows: number; current: boolean }[]
  header: { row: number; rows: number }
  headerRows: readonly { number: number; text: string }[]
}
const send = (event: { currentTarget: { form: HTMLFormElement | null } }) => event.currentTarget.form?.requestSubmit()

/** Which sheet of a file, and where its header stands: found by the portal, chosen by hand where it was wrong. */
export function SheetChoice({ action, tenant, hidden, sheets, header, headerRows }: Props) {
  const shared = { action, tenant, hidden, variant: 'quiet', size: 's', quiet: true } as const
  return (
    <>
      {sheets.length > 1 && (
        <ActionForm key={`sheet-${hidden.version}`} {...shared} submitLabel="Читать этот лист">
          <SelectField
            name="sheet"
            label="Лист"
            defaultValue={sheets.find(({ current }) => current)?.name}
            onChange={send}
            options={sheets.map(({ name, hidden: closed, rows }) => ({
              value: name,
              label: `${name} · ${rows === 0 ? 'пустой' : count(rows, 'строка', 'строки', 'строк')}${closed ? ' · скрытый' : ''}`,
            }))}
          />
        </ActionForm>
      )}
      <ActionForm key={`header-${hidden.version}`} {...shared} submitLabel="Читать с этой шапкой">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="headerRow"
            label="Шапка в строке"
            defaultValue={String(header.row)}
            options={headerRows.map(({ number, text }) => ({ value: String(number), label: `${number}: ${text}` }))}
          />
          <SelectField
            name="headerRows"
            label="Строк в шапке"
            defaultValue={String(header.rows)}
            options={[
              { value: '1', label: 'одна' },
              { value: '2', label: 'две' },
            ]}
          />
        </div>
      </ActionForm>
    </>
  )
}
