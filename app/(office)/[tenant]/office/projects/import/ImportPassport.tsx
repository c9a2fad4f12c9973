'use client'
import { useState } from 'react'
import { ReadPassport } from '@/components/projects/passport/ReadPassport'
import { FileField } from '@/components/agencies/FileField'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import type { PassportPreview } from '@/lib/projects/passport/import-commands'

const LIMIT = 20 * 1024 * 1024
const lost = 'Связь прервалась. Проверьте сеть и выберите файл снова.'

async function readFile(
  tenant: string,
  file: File,
): Promise<{ ok: true; value: PassportPreview } | { ok: false; message: string }> {
  if (file.size > LIMIT) return { ok: false, message: 'Файл больше 20 МБ. Уберите из него картинки и выберите снова.' }
  try {
    const answer = await fetch(`/api/${tenant}/projects/import`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
    })
    const body = (await answer.json()) as PassportPreview & { error?: { message?: string } }
    return answer.ok
      ? { ok: true, value: body }
      : { ok: false, message: body.error?.message ?? 'Портал не прочитал файл из-за сбоя. Повторите через минуту.' }
  } catch {
    return { ok: false, message: lost }
  }
}

type State =
  | { kind: 'empty' }
  | { kind: 'reading'; name: string }
  | { kind: 'refused'; message: string }
  | { kind: 'read'; name: string; preview: PassportPreview; key: number }

/** A document is chosen, read and shown; then it becomes a draft. Nothing is written before the last button. */
export function ImportPassport({ tenant, action }: { tenant: string; action: FormAction }) {
  const [state, setState] = useState<State>({ kind: 'empty' })
  const take = async (file: File | undefined) => {
    if (!file) return setState({ kind: 'empty' })
    setState({ kind: 'reading', name: file.name })
    const answer = await readFile(tenant, file)
    setState((now) =>
      now.kind !== 'reading' || now.name !== file.name
        ? now
        : answer.ok
          ? { kind: 'read', name: file.name, preview: answer.value, key: file.lastModified + file.size }
          : { kind: 'refused', message: answer.message },
    )
  }
  return (
    <>
      <div
        className="max-w-[44rem] needs-script"
        onChange={(event) => {
          const input = event.target as HTMLInputElement
          if (input.type === 'file') void take(input.files?.[0])
        }}
      >
        <FileField
          name="file"
          label="Паспорт"
          hint="DOCX до 20 МБ, без макросов и пароля"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          error={state.kind === 'refused' ? state.message : undefined}
        />
      </div>
      <noscript>
        <Notice tone="warn">Чтобы прочитать документ до загрузки, включите в браузере JavaScript.</Notice>
      </noscript>
      <div aria-live="polite" className="mt-3">
        {state.kind === 'reading' && <p className="text-muted">Читаем «{state.name}»…</p>}
      </div>
      {state.kind === 'read' && (
        <Draft key={state.key} tenant={tenant} action={action} name={state.name} preview={state.preview} />
      )}
    </>
  )
}

function Draft({
  tenant,
  action,
  name,
  preview,
}: {
  tenant: string
  action: FormAction
  name: string
  preview: PassportPreview
}) {
  const { fields, doubts, unread, agencies, agencyId, kind, organisation, pictures, footnotes } = preview
  const read = Object.keys(fields).filter((path) => !path.endsWith('.direction')).length
  const [doubtful, only] = [Object.keys(doubts).length, agencies.length === 1 ? agencies[0] : undefined]
  const left = [
    ...(pictures > 0 ? [count(pictures, 'рисунок', 'рисунка', 'рисунков')] : []),
    ...(footnotes > 0 ? [count(footnotes, 'сноска', 'сноски', 'сносок')] : []),
  ]
  return (
    <Section title={`Прочитано: ${count(read, 'поле', 'поля', 'полей')}`} rule>
      {doubtful + unread.length === 0 ? (
        <Notice tone="ok" live>
          Все поля прочитаны уверенно. Проверьте и создайте черновик.
        </Notice>
      ) : (
        <Notice
          tone="warn"
          live
          title={[
            doubtful > 0 && `Сомнительных мест: ${doubtful}`,
            unread.length > 0 && `не разобрано строк: ${unread.length}`,
          ]
            .filter(Boolean)
            .join(', ')}
        >
          Они отмечены ниже и останутся отмечены в черновике, пока их не проверят.
        </Notice>
      )}
      {left.length > 0 && (
        <p className="mt-3 text-muted">
          В документе есть {left.join(' и ')}: они не переносятся. При необходимости приложите их к проекту отдельно.
        </p>
      )}
      <ReadPassport preview={preview} />
      <Section title="Черновик проекта" rule>
        <ActionForm
          action={action}
          tenant={tenant}
          submitLabel="Создать черновик"
          className="max-w-[52rem]"
          hidden={{
            reading: JSON.stringify({ fields, doubts, unread }),
            fileName: name.slice(0, 300),
            ...(only && { agencyId: only.id }),
          }}
        >
          <TextField
            name="title"
            label="Название проекта"
            defaultValue={fields.title ?? ''}
            maxLength={300}
            autoComplete="off"
          />
          {!only && (
            <ComboField
              name="agencyId"
              label="Кто ведёт проект"
              defaultValue={agencyId ?? undefined}
              options={agencies.map(({ id, name: label }) => ({ value: id, label }))}
              hint={organisation ? `В документе: ${organisation}` : undefined}
            />
          )}
          <RadioGroup
            name="kind"
            label="Вид проекта"
            inline
            defaultValue={kind}
            choices={[
              { value: 'LEAN', label: 'Бережливый' },
              { value: 'CLIENT_CENTRIC', label: 'Клиентоцентричный' },
            ]}
          />
        </ActionForm>
      </Section>
    </Section>
  )
}
