import { SheetChoice } from '@/components/tables/SheetChoice'
import { chooseImportAction } from '../action'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { count, formatBytes, plural } from '@/lib/core/format'
import type { DraftView, ImportView } from '@/lib/imports/queries'
import { Columns } from './Columns'
import { Constants } from './Constants'
import { LoadForm } from './LoadForm'
import { Outcomes } from './Outcomes'

type View = Extract<ImportView, { stage: 'draft' }>

const rows = (n: number): string => count(n, 'строка', 'строки', 'строк')

/** «61 строка готова, 3 ждут вашего слова, 2 не подходят». */
function headline({ counts, ready, total }: DraftView): string {
  if (total === 0) return 'Записей в таблице не видно'
  const parts = [
    ready === 0 ? 'Пока не готова ни одна строка' : `${rows(ready)} ${plural(ready, 'готова', 'готовы', 'готовы')}`,
    counts.doubtful > 0 && `${counts.doubtful} ${plural(counts.doubtful, 'ждёт', 'ждут', 'ждут')} вашего слова`,
    counts.refused > 0 && `${counts.refused} не ${plural(counts.refused, 'подходит', 'подходят', 'подходят')}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function lead({ counts, total }: DraftView): string {
  if (total === 0) return 'Проверьте лист и шапку ниже: возможно, таблица начинается не там, где решил портал.'
  const { changed, new: made, same, refused, doubtful, skipped } = counts
  const parts = [
    made > 0 && count(made, 'новая', 'новые', 'новых'),
    changed > 0 && count(changed, 'изменится', 'изменятся', 'изменятся'),
    same > 0 && `${count(same, 'уже такая', 'уже такие', 'уже таких')} же`,
    skipped > 0 && count(skipped, 'пропущена', 'пропущены', 'пропущено'),
  ].filter(Boolean)
  const waits = refused + doubtful
  return [
    parts.length > 0 && `${parts.join(', ')}.`,
    waits > 0 && `Готовые можно загрузить сейчас: остальные дождутся здесь.`,
    'Повтор того же файла ничего не удвоит; пустая ячейка ничего не стирает.',
  ]
    .filter(Boolean)
    .join(' ')
}

export function Draft({ view, tenant, timeZone }: { view: View; tenant: string; timeZone: string }) {
  const { draft, id, version, kind, fileName, size, again } = view
  const at = `/${tenant}/office`
  const about = [draft.format === 'CSV' ? draft.detail : draft.format, formatBytes(size), 'ничего ещё не записано']
  return (
    <>
      <PageTitle
        title={headline(draft)}
        lead={lead(draft)}
        actions={
          <ButtonLink href={`${at}/${view.path}`} variant="quiet">
            Другой файл
          </ButtonLink>
        }
      />
      <p className="-mt-3 mb-5 text-muted">
        {fileName} · {about.join(' · ')} ·{' '}
        <a href={`/api/${tenant}/imports/${id}`} download="">
          исходный файл
        </a>{' '}
        ·{' '}
        <a href={`/api/${tenant}/imports/${id}/sheet.xlsx`} download="">
          скачать разбор (XLSX)
        </a>
      </p>
      {again && (
        <Notice className="mb-5">
          Этот же файл уже загружен{again.loadedAt ? ` ${formatDateTime(timeZone, again.loadedAt)}` : ''}: то, что из
          него взято, отмечено как «такое же».
        </Notice>
      )}
      {draft.missing.length > 0 && (
        <Notice tone="warn" className="mb-5">
          Не видно столбца: {draft.missing.map((title) => `«${title}»`).join(', ')}. Укажите столбец в таблице ниже
          {draft.constants.length > 0 ? ' или одно значение для всех строк' : ''}.
        </Notice>
      )}
      {draft.ready > 0 && (
        <LoadForm
          tenant={tenant}
          hidden={{ id, version, kind }}
          label={`Загрузить ${draft.ready} из ${draft.total}`}
          options={[...view.options]}
        />
      )}
      <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-4">
        <SheetChoice
          action={chooseImportAction}
          tenant={tenant}
          hidden={{ id: view.id, version: view.version }}
          sheets={view.draft.sheets}
          header={view.draft.header}
          headerRows={view.draft.headerRows}
        />
      </div>
      <Columns draft={draft} id={id} version={version} tenant={tenant} />
      {draft.constants.length > 0 && <Constants draft={draft} id={id} version={version} tenant={tenant} />}
      <Outcomes draft={draft} id={id} version={version} tenant={tenant} />
      {draft.left.length > 0 && (
        <Section title="Чего не возьмём" rule>
          <ul className="grid gap-1.5">
            {draft.left.map(({ letter, title, why, filled }) => (
              <li key={letter}>
                Столбец {letter} «{title}»: {why}
                {filled > 0 && (
                  <span className="text-muted"> · {count(filled, 'ячейка', 'ячейки', 'ячеек')} с данными</span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
