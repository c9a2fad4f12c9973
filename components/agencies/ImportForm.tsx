'use client'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import { FileField } from './FileField'

export type ImportPreviewData = {
  total: number
  good: number
  errors: { row: number; column: string; reason: string }[]
  moreErrors: number
  ignored: string[]
  columns: string[]
  sample: string[][]
}

const records = (n: number): string => count(n, 'запись', 'записи', 'записей')

/**
 * Two steps over one form: the file is checked and shown, then sent again to be taken whole. The file stays in its
 * field.
 */
export function ImportForm({ action, tenant, children }: { action: FormAction; tenant: string; children?: ReactNode }) {
  const router = useRouter()
  const [preview, setPreview] = useState<ImportPreviewData | null>(null)
  const ready = preview !== null && preview.errors.length === 0
  return (
    <>
      <ActionForm
        action={action}
        tenant={tenant}
        submitLabel="Проверить файл"
        variant={ready ? 'quiet' : 'primary'}
        quiet
        onDone={({ value }) => {
          const answer = value as ImportPreviewData | { to: string }
          if ('to' in answer) router.push(answer.to)
          else setPreview(answer)
        }}
        actions={
          ready && (
            <Button type="submit" name="step" value="load">
              Загрузить {records(preview.total)}
            </Button>
          )
        }
      >
        <FileField
          name="file"
          label="Файл"
          hint="XLSX или CSV, до 5 МБ и 5000 строк. В первой строке – названия столбцов."
          accept=".xlsx,.csv,.txt"
          onChange={() => setPreview(null)}
        />
        {children}
      </ActionForm>
      <div aria-live="polite">{preview && <Preview preview={preview} />}</div>
    </>
  )
}

function Preview({ preview }: { preview: ImportPreviewData }) {
  const { total, good, errors, moreErrors, ignored, columns, sample } = preview
  return (
    <Section
      title={
        errors.length === 0
          ? `Файл готов: ${records(total)}`
          : `С ошибками: ${count(total - good, 'строка', 'строки', 'строк')} из ${total}`
      }
      rule
    >
      {errors.length === 0 ? (
        <Notice tone="ok">
          Ошибок нет. Проверьте первые строки и нажмите «Загрузить». Загрузятся все записи сразу.
        </Notice>
      ) : (
        <Notice tone="danger">
          Пока есть ошибки, не загрузится ничего. Исправьте их в файле, выберите его снова и проверьте.
        </Notice>
      )}
      {ignored.length > 0 && <p className="mt-3 text-muted">Эти столбцы из файла не берутся: {ignored.join(', ')}.</p>}
      {errors.length > 0 && (
        <div className="mt-5">
          <DataTable
            caption="Ошибки в файле"
            dense
            rows={errors.map((error, i) => ({ ...error, key: `${error.row}-${i}` }))}
            rowKey={(error) => error.key}
            columns={[
              { key: 'row', header: 'Строка', cell: (error) => error.row, width: '6rem', numeric: true },
              { key: 'column', header: 'Столбец', cell: (error) => error.column, width: '14rem' },
              { key: 'reason', header: 'Что не так', cell: (error) => error.reason, phone: 'wide' },
            ]}
          />
          {moreErrors > 0 && (
            <p className="mt-3 text-muted">И ещё {count(moreErrors, 'ошибка', 'ошибки', 'ошибок')}.</p>
          )}
        </div>
      )}
      {sample.length > 0 && (
        <div className="mt-6">
          <h3 className="mb-2">Как прочитан файл</h3>
          <DataTable
            caption="Первые строки файла"
            dense
            rows={sample}
            rowKey={(row) => row[0] ?? ''}
            columns={columns.map((header, i) => ({
              key: String(i),
              header,
              cell: (row: string[]) => row[i],
              phone: i === 1 ? ('title' as const) : ('value' as const),
            }))}
          />
          {total > sample.length && (
            <p className="mt-3 text-sm text-muted">
              Показано строк: {sample.length} из {total}
              {errors.length > 0 && '; строки с ошибками могут быть пропущены'}.
            </p>
          )}
        </div>
      )}
    </Section>
  )
}
