'use client'
import { chooseImportAction } from '../action'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { DraftView } from '@/lib/imports/queries'

type Props = { draft: DraftView; id: string; version: number; tenant: string }

/** What the table has no column for: one value for every row. */
export function Constants({ draft, id, version, tenant }: Props) {
  return (
    <Section title="Для всех строк" lead="Чего в таблице нет отдельным столбцом – одно значение на все строки." rule>
      <ActionForm
        key={version}
        action={chooseImportAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Применить ко всем строкам"
        variant="quiet"
        quiet
      >
        <div className="grid max-w-[60rem] gap-4 sm:grid-cols-2">
          {draft.constants.map(({ field, title, choices, required, value }) =>
            choices.length > 0 ? (
              <SelectField
                key={field}
                name={`constants.${field}`}
                label={title}
                optional={!required}
                defaultValue={value}
                empty="Не указано"
                options={choices.map((one) => ({ value: one.key, label: one.title }))}
              />
            ) : (
              <TextField
                key={field}
                name={`constants.${field}`}
                label={title}
                optional={!required}
                defaultValue={value}
              />
            ),
          )}
        </div>
      </ActionForm>
    </Section>
  )
}
