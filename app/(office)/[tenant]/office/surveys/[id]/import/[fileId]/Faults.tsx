'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { controlClass } from '@/components/ui/Field'
import { Section } from '@/components/ui/Section'
import { count, sentence } from '@/lib/core/format'
import type { AnswerFileDraft, FaultView } from '@/lib/feedback/import/queries'
import { rowList } from '@/lib/feedback/import/view'
import { decideAnswerFileAction } from '../action'

type Form = { tenant: string; hidden: { id: string; version: number } }
type Props = Form & { draft: AnswerFileDraft }

const quiet = { action: decideAnswerFileAction, variant: 'quiet', size: 's', quiet: true } as const

/** Rows of one key with different answers: one of them counts, and a person says which. */
export function Conflicts({ draft: { conflicts }, tenant, hidden }: Props) {
  if (conflicts.length === 0) return null
  return (
    <Section
      title="Один ключ – разные ответы"
      rule
      lead="Скорее всего, человек отвечал дважды. В опрос войдёт одна строка: выберите какая."
    >
      <ul className="grid gap-5">
        {conflicts.map(({ key, rows }) => (
          <li key={key} className="border-t border-line pt-3">
            <p className="font-semibold [overflow-wrap:anywhere]">Ключ {key}</p>
            <ul className="mt-2 grid gap-3 md:grid-cols-2">
              {rows.map(({ row, differs }) => (
                <li key={row} className="min-w-0 rounded-card bg-sunken p-3">
                  <p className="mb-1 text-muted">Строка {row}</p>
                  <ul className="mb-3 grid gap-0.5 text-dense">
                    {differs.map(({ title, text }) => (
                      <li key={title} className="[overflow-wrap:anywhere]">
                        <span className="text-muted">{title}</span> {text}
                      </li>
                    ))}
                  </ul>
                  <ActionForm
                    key={hidden.version}
                    {...quiet}
                    tenant={tenant}
                    hidden={{ ...hidden, deed: 'keep', row }}
                    submitLabel={`Взять строку ${row}`}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Cells that are no answer to their question: put right, left without an answer, or their rows left out. */
export function Faults({ draft, tenant, hidden }: Props) {
  const { faults, moreFaults, decided } = draft
  if (faults.length === 0 && decided === 0) return null
  const columns = [...new Set(faults.map(({ at }) => at))]
  return (
    <Section
      title="Что не прочитано"
      rule
      lead={
        faults.length > 0
          ? 'Портал не угадывает. Исправьте ячейку или оставьте вопрос без ответа: решение относится ко всем строкам, где стоит то же самое.'
          : 'Всё решено.'
      }
    >
      <ul className="border-t border-line-strong">
        {faults.map((fault) => (
          <Fault
            key={`${fault.at} ${fault.row} ${fault.whole} ${hidden.version}`}
            fault={fault}
            tenant={tenant}
            hidden={hidden}
          />
        ))}
      </ul>
      {moreFaults > 0 && (
        <p className="mt-3 text-muted">
          Ещё {count(moreFaults, 'место', 'места', 'мест')} – появятся, когда решите эти.
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-x-4 gap-y-2">
        {columns.map((at) => {
          const own = faults.filter((one) => one.at === at)
          const [first] = own
          return own.length < 2 || !first ? null : (
            <ActionForm
              key={`${at} ${hidden.version}`}
              {...quiet}
              tenant={tenant}
              hidden={{ ...hidden, deed: 'column', at }}
              submitLabel={`Всё непрочитанное столбца ${first.letter} – без ответа`}
            />
          )
        })}
        {decided > 0 && (
          <ActionForm
            key={`undo ${hidden.version}`}
            {...quiet}
            variant="text"
            tenant={tenant}
            hidden={{ ...hidden, deed: 'undo' }}
            submitLabel="Снять все решения"
          />
        )}
      </div>
    </Section>
  )
}

function Fault({ fault, tenant, hidden }: Form & { fault: FaultView }) {
  const { at, letter, title, text, why, whole, rows, row, choices } = fault
  const place = `${letter}${row}`
  const label = `Верный ответ в ${place}`
  return (
    <li className="grid gap-2 border-b border-line py-3">
      <p className="[overflow-wrap:anywhere]">
        <b className="font-semibold">
          {place}
          {title === '' ? '' : `, ${title}`}
        </b>
        {': '}
        <span className="text-danger">
          {text === '' ? '' : `«${text.slice(0, 200)}» – `}
          {text === '' ? sentence(why) : `${why}.`}
        </span>{' '}
        <span className="text-muted">{rows.length > 1 ? `Строки ${rowList(rows)}.` : `Строка ${row}.`}</span>
      </p>
      <ActionForm
        {...quiet}
        tenant={tenant}
        hidden={{ ...hidden, at, row, whole: whole ? '1' : '', deed: whole ? 'blank' : 'correct' }}
        submitLabel={whole ? `Без ответа, ${place}` : `Исправить ${place}`}
        className="flex flex-wrap items-center gap-2 [&>div]:mt-0!"
        actions={
          <>
            {!whole && (
              <Button type="submit" name="deed" value="blank" variant="quiet" size="s">
                Без ответа, {place}
              </Button>
            )}
            <Button type="submit" name="deed" value="skip" variant="text" size="s">
              {rows.length > 1 ? `Не брать эти строки (${rows.length})` : `Не брать строку ${row}`}
            </Button>
          </>
        }
      >
        {whole ? null : choices.length > 0 ? (
          <select name="to" aria-label={label} defaultValue="" className={cx(controlClass(), 'w-[min(22rem,100%)]')}>
            <option value="">выберите</option>
            {choices.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        ) : (
          <input
            name="to"
            aria-label={label}
            defaultValue={text}
            className={cx(controlClass(), 'w-[min(30rem,100%)]')}
          />
        )}
      </ActionForm>
    </li>
  )
}
