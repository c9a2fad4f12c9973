'use client'
import { chooseImportAction } from '../action'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { count } from '@/lib/core/format'
import type { ImportView } from '@/lib/imports/queries'

type View = Extract<ImportView, { stage: 'draft' }>
const send = (event: { currentTarget: { form: HTMLFormElement | null } }) => event.currentTarget.form?.requestSubmit()

/** Which sheet, and where its header stands: found by the portal, chosen by hand where it was wrong. */
export function Sheets({ view: { draft, id, version }, tenant }: { view: View; tenant: string }) {
  const { sheets, header, headerRows } = draft
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-4">
      {sheets.length > 1 && (
        <ActionForm
          key={`sheet-${version}`}
          action={chooseImportAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Читать этот лист"
          variant="quiet"
          size="s"
          quiet
        >
          <SelectField
            name="sheet"
            label="Лист"
            defaultValue={sheets.find(({ current }) => current)?.name}
            onChange={send}
            options={sheets.map(({ name, hidden, rows }) => ({
              value: name,
              label: `${name} · ${rows === 0 ? 'пустой' : count(rows, 'строка', 'строки', 'строк')}${hidden ? ' · скрытый' : ''}`,
            }))}
          />
        </ActionForm>
      )}
      <ActionForm
        key={`header-${version}`}
        action={chooseImportAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Читать с этой шапкой"
        variant="quiet"
        size="s"
        quiet
      >
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
    </div>
  )
}
