'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { chooseAnswerFileAction } from '../action'

type Props = { draft: AnswerFileDraft; tenant: string; hidden: { id: string; version: number } }
const send = (event: { currentTarget: { form: HTMLFormElement | null } }) => event.currentTarget.form?.requestSubmit()

/** Which sheet, where its header stands, what parts answers in a cell, which number is the day, what codes mean. */
export function Reading({ draft, tenant, hidden }: Props) {
  const { sheets, header, headerRows } = draft
  const shared = { action: chooseAnswerFileAction, tenant, hidden, variant: 'quiet', size: 's', quiet: true } as const
  return (
    <div className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-4">
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
      {(draft.wholeMany || draft.order !== null || draft.codebook !== null) && (
        <ActionForm key={`signs-${hidden.version}`} {...shared} submitLabel="Читать так">
          <div className="flex flex-wrap gap-4">
            <Signs draft={draft} />
          </div>
        </ActionForm>
      )}
    </div>
  )
}

function Signs({ draft }: { draft: AnswerFileDraft }) {
  const { wholeMany, separator, order, codebook, sheets, dontKnow, noAnswer } = draft
  return (
    <>
      {wholeMany && (
        <SelectField
          name="separator"
          label="Между ответами в ячейке"
          defaultValue={separator === '\n' ? 'line' : separator}
          options={[
            { value: ';', label: 'точка с запятой' },
            { value: ',', label: 'запятая' },
            { value: '|', label: 'черта |' },
            { value: '/', label: 'косая черта /' },
            { value: 'line', label: 'новая строка' },
          ]}
        />
      )}
      {order !== null && (
        <SelectField
          name="dayOrder"
          label="03/04/2026 – это"
          defaultValue={order}
          options={[
            { value: 'dmy', label: '3 апреля (день, месяц)' },
            { value: 'mdy', label: '4 марта (месяц, день)' },
          ]}
        />
      )}
      {codebook !== null && (
        <SelectField
          name="codebook"
          label="Лист с расшифровкой кодов"
          defaultValue={codebook}
          empty="кодов нет, в файле слова"
          options={sheets.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      {codebook !== null && codebook !== '' && (
        <>
          <TextField name="dontKnow" label="Код «не знаю»" optional chars={8} defaultValue={dontKnow} />
          <TextField name="noAnswer" label="Код «нет ответа»" optional chars={8} defaultValue={noAnswer} />
        </>
      )}
    </>
  )
}
