import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import type { RankedProblem } from '@/lib/processes/optimisation/figures'
import { boneLabels, type Cause } from '@/lib/processes/optimisation/problem'
import { Fishbone } from './Fishbone'

type Props = { tenant: string; optimisationId: string; problem: RankedProblem; works: boolean }

/** Root causes of one problem: the drawing, its table, and five whys. */
export function Roots({ tenant, optimisationId, problem, works }: Props) {
  const { id, number, title, causes, whys } = problem
  return (
    <Section
      id="roots"
      title={`Корень проблемы ${number}: ${title}`}
      rule
      actions={
        works && (
          <ButtonLink
            href={`/${tenant}/office/processes/optimisations/${optimisationId}/problems/${id}`}
            variant="quiet"
            size="s"
          >
            Изменить
          </ButtonLink>
        )
      }
    >
      {causes.length === 0 && whys.length === 0 && (
        <p className="text-muted">Причины ещё не искали. Спросите «почему» пять раз и разложите причины по костям.</p>
      )}
      {causes.length > 0 && (
        <>
          <Fishbone causes={causes} head={title} />
          <details className="mt-2 md:[&:not([open])]:mb-2" open={undefined}>
            <summary className="cursor-pointer text-accent">Причины таблицей</summary>
            <CauseTable causes={causes} />
          </details>
          <p className="mt-1 text-sm text-muted">● подтверждено, ○ догадка</p>
        </>
      )}
      {whys.length > 0 && (
        <ol className="mt-4 grid gap-4 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-5">
          {whys.map(({ text, proof }, i) => (
            <li key={`${text} ${i}`} className="flex gap-2 text-dense">
              <span
                aria-hidden="true"
                className="grid size-6 shrink-0 place-items-center rounded-full border border-accent text-sm text-accent"
              >
                {i + 1}
              </span>
              <span className="min-w-0">
                <span className={i === whys.length - 1 ? 'font-semibold' : undefined}>
                  <span className="sr-only">Почему {i + 1}: </span>
                  {text}
                </span>
                <span className="block text-sm text-muted">
                  {i === whys.length - 1 && 'корень'}
                  {i === whys.length - 1 && proof && ' · '}
                  {proof}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function CauseTable({ causes }: { causes: Cause[] }) {
  return (
    <DataTable
      caption="Причины проблемы"
      dense
      rows={causes}
      rowKey={({ bone, text }) => `${bone} ${text}`}
      columns={[
        { key: 'bone', header: 'К чему относится', width: '20%', cell: ({ bone }) => boneLabels[bone] },
        { key: 'text', header: 'Причина', phone: 'title', cell: ({ text }) => text },
        {
          key: 'proof',
          header: 'Чем подтверждено',
          cell: ({ proof }) => proof || <span className="text-muted">догадка</span>,
        },
      ]}
    />
  )
}
