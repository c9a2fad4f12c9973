import type { Metadata } from 'next'
import { Gantt } from '@/components/projects/Gantt'
import { StageMark } from '@/components/projects/StageMark'
import { fact, span } from '@/components/projects/stage-texts'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { count, oneOrMany } from '@/lib/core/format'
import { worstLateness } from '@/lib/projects/stages/rules'
import { getStages, type StageView, type MoveView } from '@/lib/projects/stages/queries'
import { loadProject } from '../load'
import { latenessText, shiftText } from '@/lib/projects/stages/labels'

export const metadata: Metadata = { title: 'Этапы проекта' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function StagesPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  const { stages, moves, today } = await getStages(actor, { id })
  const href = (number: number): string => `/${tenant}/office/projects/${id}/stages/${number}`
  if (stages.length === 0) return <NoStages passportHref={`/${tenant}/office/projects/${id}/passport`} />
  const closed = stages.filter(({ state }) => state === 'CLOSED').length
  const current = stages.find(({ state }) => state !== 'CLOSED')
  const late = stages.filter((stage) => stage.state !== 'CLOSED' && stage.late.kind !== 'NONE')
  const [first] = late
  const worst = worstLateness(stages, today)
  return (
    <>
      <p className="max-w-[68ch]">
        Закрыто {closed} из {count(stages.length, 'этапа', 'этапов', 'этапов')}.
        {current && project.status !== 'CANCELLED' && (
          <>
            {' '}
            Сейчас –{' '}
            <a href={href(current.number)}>
              этап {current.number} «{current.title}»
            </a>
            {current.dueTo ? `, срок ${formatLong(current.dueTo)}` : '.'}
          </>
        )}
      </p>
      {first && project.status !== 'CANCELLED' && (
        <Notice
          tone={worst.kind === 'CRITICAL' ? 'danger' : 'warn'}
          className="mt-4"
          action={
            <ButtonLink variant="quiet" size="s" href={href(first.number)}>
              Открыть этап {first.number}
            </ButtonLink>
          }
        >
          {oneOrMany(late.length, 'Этап', 'Этапы')} {late.map(({ number }) => number).join(', ')}:{' '}
          {latenessText(worst, false)}. Закройте {oneOrMany(late.length, 'его', 'их по порядку')} или перенесите срок с
          указанием причины.
        </Notice>
      )}
      <Section title="График">
        <Gantt stages={stages} today={today} href={href} />
      </Section>
      <details className="mt-6">
        <summary className="cursor-pointer text-accent">То же таблицей</summary>
        <div className="mt-4">
          <DataTable
            caption="Этапы проекта: план, срок и факт"
            columns={columnsOf(href)}
            rows={stages}
            rowKey={({ number }) => String(number)}
            dense
          />
        </div>
      </details>
      <Moves moves={moves} timeZone={actor.tenant.timeZone} />
    </>
  )
}

const columnsOf = (href: (number: number) => string): Column<StageView>[] => [
  {
    key: 'stage',
    header: 'Этап',
    phone: 'title',
    cell: ({ number, title }) => (
      <a href={href(number)}>
        {number}. {title}
      </a>
    ),
  },
  { key: 'plan', header: 'План', cell: ({ plannedFrom, plannedTo }) => span(plannedFrom, plannedTo) },
  {
    key: 'due',
    header: 'Срок',
    cell: ({ dueFrom, dueTo, shift }) => (
      <>
        {span(dueFrom, dueTo)}
        {shift !== 0 && <span className="block text-sm text-muted">{shiftText(shift)}</span>}
      </>
    ),
  },
  { key: 'fact', header: 'Факт', cell: fact },
  { key: 'proof', header: 'Материалы', numeric: true, cell: ({ artefacts }) => artefacts || '–' },
  { key: 'state', header: 'Состояние', cell: ({ state, late: behind }) => <StageMark state={state} late={behind} /> },
]

/** Before the passport is approved. */
function NoStages({ passportHref }: { passportHref: string }) {
  return (
    <EmptyState
      title="Этапы появятся после утверждения паспорта"
      action={
        <ButtonLink variant="quiet" href={passportHref}>
          К паспорту
        </ButtonLink>
      }
    >
      Даты этапов берутся из утверждённого паспорта. Пока он не утверждён, их меняют в нём самом.
    </EmptyState>
  )
}

/** «Что переносили»: each move with its reason. */
function Moves({ moves, timeZone }: { moves: MoveView[]; timeZone: string }) {
  return (
    <Section title="Что переносили" rule>
      {moves.length === 0 ? (
        <p className="text-muted">Сроки не переносили: этапы идут по утверждённому паспорту.</p>
      ) : (
        <ol className="grid gap-3">
          {moves.map((move) => (
            <li key={move.id}>
              <b>Этап {move.number}:</b> {span(...move.from)} → {span(...move.to)}
              <span className="block max-w-[80ch] whitespace-pre-line">{move.reason}</span>
              <span className="block text-sm text-muted">
                {move.byName}, {formatDateTime(timeZone, move.at)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
