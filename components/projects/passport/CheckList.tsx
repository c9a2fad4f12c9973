'use client'
import { count } from '@/lib/core/format'
import type { Finding } from '@/lib/projects/passport/check'
import type { RemarkView } from '@/lib/projects/passport/view'
import { anchorOf, goTo } from './anchor'

function Links({ items }: { items: { path: string; text: string }[] }) {
  return (
    <ul className="mt-1.5 grid list-disc gap-1 pl-5 text-dense">
      {items.map(({ path, text }, at) => (
        <li key={`${path}-${at}`}>
          <a
            href={`#${anchorOf(path)}`}
            onClick={(event) => {
              event.preventDefault()
              goTo(path)
            }}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

const SHOWN = 5

/** What the passport lacks and where it contradicts itself, each leading to its place. */
export function CheckList({ findings, remarks }: { findings: readonly Finding[]; remarks: readonly RemarkView[] }) {
  const by = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).map(({ path, short }) => ({ path, text: short }))
  const [wrong, missing, notes] = [by('wrong'), by('missing'), by('note')]
  const open = remarks.filter(({ resolvedAt }) => resolvedAt === null)
  const left = wrong.length + open.length
  return (
    <section aria-label="Проверка паспорта" className="rounded-card border border-line bg-surface px-4 py-3.5">
      {left === 0 && missing.length === 0 && (
        <p className="font-semibold">
          <span aria-hidden="true" className="text-ok">
            ✓{' '}
          </span>
          Паспорт готов: можно отправлять на согласование
        </p>
      )}
      {left > 0 && (
        <>
          <h2 className="text-base">Осталось {count(left, 'замечание', 'замечания', 'замечаний')}</h2>
          <Links
            items={[...open.map(({ path, text }) => ({ path, text: `Вернули: ${text.slice(0, 90)}` })), ...wrong]}
          />
        </>
      )}
      {missing.length > 0 && (
        <div className={left > 0 ? 'mt-3 border-t border-line pt-3' : ''}>
          <h2 className="text-base">Не заполнено: {missing.length}</h2>
          <Links items={missing.slice(0, SHOWN)} />
          {missing.length > SHOWN && (
            <details className="mt-1 text-dense">
              <summary className="cursor-pointer text-accent">Показать ещё {missing.length - SHOWN}</summary>
              <Links items={missing.slice(SHOWN)} />
            </details>
          )}
        </div>
      )}
      {notes.length > 0 && (
        <details className="mt-3 border-t border-line pt-3 text-dense">
          <summary className="cursor-pointer">
            К сведению: {notes.length} <span className="text-muted">– отправке не мешает</span>
          </summary>
          <Links items={notes} />
        </details>
      )}
    </section>
  )
}
