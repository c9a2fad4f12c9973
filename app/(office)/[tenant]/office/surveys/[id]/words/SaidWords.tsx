import { markWordsAction, withholdWordsAction } from './action'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import type { SaidText, ThemeCount } from '@/lib/feedback/results/text-queries'

type Props = {
  tenant: string
  rows: readonly SaidText[]
  themes: readonly ThemeCount[]
  can: { theme: boolean; problem: boolean }
  problem: (id: string) => string
  problems: string
}

/** Words one under another: what they are about, what became of them. */
export function SaidWords({ tenant, rows, themes, can, problem, problems }: Props) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <p className={row.withheld ? 'max-w-[60ch] text-muted' : 'max-w-[60ch]'}>«{row.text}»</p>
            {can.problem && !row.withheld && (
              <ButtonLink variant="quiet" size="s" href={problem(row.id)}>
                Завести проблему
              </ButtonLink>
            )}
          </div>
          <p className="mt-1 text-sm text-muted">
            {[
              row.withheld ? 'не показывается и не считается' : '',
              row.place || row.agencyName,
              row.themes.map(({ name, byHand }) => (byHand ? `${name} (рукой)` : name)).join(', '),
            ]
              .filter(Boolean)
              .join(' · ')}
            {row.problems.map(({ id, number }) => (
              <a key={id} href={`${problems}/${id}`} className="ml-2">
                проблема № {number}
              </a>
            ))}
          </p>
          {can.theme && <Correct tenant={tenant} row={row} themes={themes} />}
        </li>
      ))}
    </ul>
  )
}

/** A theme put on or taken off by hand; words that name somebody are kept back. */
function Correct({ tenant, row, themes }: { tenant: string; row: SaidText; themes: readonly ThemeCount[] }) {
  const seen = { id: row.id, version: row.version }
  return (
    <details className="mt-1 text-sm">
      <summary className="cursor-pointer text-accent">Поправить</summary>
      <div className="mt-2 flex flex-wrap items-end gap-4">
        {themes.length > 0 && (
          <ActionForm
            key={row.version}
            action={markWordsAction}
            tenant={tenant}
            hidden={seen}
            submitLabel="Сохранить"
            size="s"
            variant="quiet"
            quiet
          >
            <SelectField
              name="themeId"
              label="Тема"
              options={themes.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SelectField
              name="mark"
              label="Что сделать"
              options={[
                { value: 'ON', label: 'Поставить' },
                { value: 'OFF', label: 'Снять' },
                { value: 'WORDS', label: 'Решать по словам' },
              ]}
            />
          </ActionForm>
        )}
        <ActionForm
          key={`hold ${row.version}`}
          action={withholdWordsAction}
          tenant={tenant}
          hidden={{ ...seen, withheld: row.withheld ? 'no' : 'yes' }}
          submitLabel={row.withheld ? 'Снова показывать' : 'Не показывать: назван человек или не о деле'}
          size="s"
          variant="quiet"
          quiet
        />
      </div>
    </details>
  )
}
