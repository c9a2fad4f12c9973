'use client'
import { SheetChoice } from '@/components/tables/SheetChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { chooseAnswerFileAction } from '../action'

type Props = { draft: AnswerFileDraft; tenant: string; hidden: { id: string; version: number } }

/** Which sheet, where its header stands, what parts answers in a cell, which number is the day, what codes mean. */
export function Reading({ draft, tenant, hidden }: Props) {
  const { sheets, header, headerRows } = draft
  const shared = { action: chooseAnswerFileAction, tenant, hidden, variant: 'quiet', size: 's', quiet: true } as const
  return (
    <div className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-4">
      <SheetChoice
        action={chooseAnswerFileAction}
        tenant={tenant}
        hidden={hidden}
        sheets={sheets}
        header={header}
        headerRows={headerRows}
      />
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
