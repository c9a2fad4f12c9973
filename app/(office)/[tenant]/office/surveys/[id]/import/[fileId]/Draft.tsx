import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatShort } from '@/lib/core/dates'
import { count, formatBytes, plural } from '@/lib/core/format'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { rowList, skippedLabels } from '@/lib/feedback/import/view'
import { dropAnswerFileAction } from '../action'
import { Body } from './Body'
import { Columns } from './Columns'
import { Conflicts, Faults } from './Faults'
import { Load } from './Load'
import { Questions } from './Questions'
import { Reading } from './Reading'

type File = { id: string; version: number; fileName: string; size: number; draft: AnswerFileDraft }
type Props = { file: File; at: string; tenant: string }

const answersWord = (n: number): string => count(n, 'ответ', 'ответа', 'ответов')

/** «12 ответов готовы» or what is still to be decided. */
function headline({ answers, faults, moreFaults, conflicts, again }: AnswerFileDraft): string {
  if (again) return 'Этот файл уже перенесён'
  if (answers === 0) return 'Новых ответов в файле не видно'
  const open = faults.length + moreFaults + conflicts.length
  return open === 0
    ? `${answersWord(answers)} ${plural(answers, 'готов', 'готовы', 'готовы')} к переносу`
    : `${answersWord(answers)}; решить надо ${count(open, 'место', 'места', 'мест')}`
}

export function Draft({ file, tenant }: Props) {
  const { draft, id, version, fileName, size } = file
  const form = { tenant, hidden: { id, version } }
  const about = [draft.format === 'CSV' ? draft.detail : draft.format, formatBytes(size), 'ничего ещё не перенесено']
  return (
    <>
      <PageTitle
        title={headline(draft)}
        lead="Проверьте, куда попал каждый столбец. Имена, адреса и всё, что не выбрано, портал не возьмёт."
      />
      <p className="-mt-3 mb-5 text-muted">
        {fileName} · {about.join(' · ')}
      </p>
      <Warnings draft={draft} />
      <Reading draft={draft} {...form} />
      <Columns draft={draft} {...form} />
      <Body draft={draft} {...form} />
      <Conflicts draft={draft} {...form} />
      <Faults draft={draft} {...form} />
      <Questions draft={draft} />
      <Skipped draft={draft} />
      <Load draft={draft} fileName={fileName} {...form} />
      <div className="mt-8 border-t border-line pt-4">
        <ActionForm
          action={dropAnswerFileAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Удалить файл, ничего не перенося"
          variant="text"
          size="s"
          quiet
        />
      </div>
    </>
  )
}

function Warnings({ draft }: { draft: AnswerFileDraft }) {
  const { again, doubled, wide, keys, keyless, days, early, moment } = draft
  return (
    <div className="mb-5 grid gap-3 empty:hidden">
      {again && (
        <Notice tone="warn">
          Ответы этого файла уже в опросе, а столбца с ключом, по которому новые отличались бы от взятых, не выбрано.
        </Notice>
      )}
      {doubled.map((title) => (
        <Notice key={title} tone="warn">
          Вопрос «{title}» стоит и целиком в одном столбце, и по вариантам в других. Оставьте что-то одно.
        </Notice>
      ))}
      {wide && (
        <Notice tone="warn">
          Портал читает первые 60 столбцов. Если вопросы есть и дальше, удалите из файла лишние столбцы.
        </Notice>
      )}
      {!keys && !again && (
        <Notice>
          Столбца с ключом ответа нет: одинаковые ответы портал сочтёт ответами разных людей и не узнает те, что вы
          переносили другим файлом. Берите только новые строки.
        </Notice>
      )}
      {keys && keyless > 0 && (
        <Notice tone="warn">
          Без ключа – {count(keyless, 'строка', 'строки', 'строк')}: повтор такой строки портал не узнает.
        </Notice>
      )}
      {moment && days.none > 0 && draft.answers > 0 && (
        <Notice>
          Без дня – {answersWord(days.none)}: {plural(days.none, 'ему', 'им', 'им')} портал поставит сегодняшний.
        </Notice>
      )}
      {early > 0 && (
        <Notice>
          Раньше первого дня опроса – {answersWord(early)}: {plural(early, 'он войдёт', 'они войдут', 'они войдут')} со
          своим днём.
        </Notice>
      )}
    </div>
  )
}

/** Rows that stay out, and why. */
function Skipped({ draft: { skipped, days } }: { draft: AnswerFileDraft }) {
  if (skipped.length === 0 && days.from === null) return null
  return (
    <Section title="Строки" rule>
      <ul className="grid gap-1.5">
        {days.from !== null && days.until !== null && (
          <li>
            Дни ответов: {formatShort(days.from)}
            {days.until === days.from ? '' : ` – ${formatShort(days.until)}`}.
          </li>
        )}
        {skipped.map(({ why, rows }) => (
          <li key={why}>
            Не берём: {skippedLabels[why]} – {count(rows.length, 'строка', 'строки', 'строк')} ({rowList(rows)}).
          </li>
        ))}
      </ul>
    </Section>
  )
}
